import type { Entity } from "@wyldlands/ecs";
import { Character, Promised } from "../components/index.ts";
import { defineDeed } from "../deeds/deed.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import { keepPromise, lapsePromise, promise, promisesOf } from "./promises.ts";

/** An npc gives somebody its word. `until`: world time; `thing`: a ware of its own shop that it sets aside. */
export const giveWord = defineDeed<{
  to: Entity;
  what: string;
  until: number;
  thing?: string;
  count?: number;
}>({
  name: "give-word",
  perform({ to, what, until, thing, count }, context) {
    const given = promise(context, context.actor, to, {
      what,
      until,
      ...(thing !== undefined && { thing }),
      ...(count !== undefined && { count }),
    });
    return "words" in given ? given : undefined;
  },
});

/** The time of a promise is over. The actor is the record of it. */
export const promiseOver = defineDeed({
  name: "promise-over",
  check: (_args, { game, actor }) => {
    const held = actor.get(Promised);
    if (held?.state !== "open") return refuse("That is settled.");
    return held.until > game.clock.now() ? refuse("It is not time yet.") : undefined;
  },
  perform(_args, { game, actor }) {
    lapsePromise(game, actor);
  },
});

/** What the actor had promised is done. */
export const wordKept = defineDeed<{ record: string }>({
  name: "word-kept",
  perform({ record }, { game }) {
    const held = game.world.byId(record);
    if (held) keepPromise(game, held);
  },
});

/** Whoever buys what was set aside for them has had the promise kept. */
export function addPromiseListeners(game: Game, runner: DeedRunner): void {
  game.events.on("ItemBought", ({ entity, from, prototype }) => {
    if (!entity.has(Character)) return;
    const [kept] = promisesOf(game, from, entity).filter(({ thing }) => thing === prototype);
    if (kept) runner.queue(wordKept, from, { record: kept.record.id });
  });
}
