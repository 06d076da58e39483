import type { Entity } from "@wyldlands/ecs";
import type { Fact } from "../components/fact.ts";
import { factSchema } from "../components/fact.ts";
import { defineDeed } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import { isCopy } from "../building/slugs.ts";
import { remembers } from "../society/minds.ts";
import { remember } from "./long-term.ts";
import { mindId } from "./people.ts";
import { noteLately } from "./short-term.ts";
import { tellingOf } from "./tellings.ts";

/** So many take in the same thing; in a larger crowd the others look elsewhere. */
const MOST_WITNESSES = 12;

/** What happened enters the minds of those who noticed (ids, with a blank between): of late, and for long when it matters. */
export const notice = defineDeed<{ fact: string; minds: string; at: number; worth?: number }>({
  name: "notice",
  perform({ fact: text, minds, at, worth }, { game }) {
    const fact = factSchema.parse(JSON.parse(text));
    for (const id of minds.split(" ")) {
      const mind = game.world.byId(id);
      if (!mind || !remembers(mind)) continue;
      noteLately(game, mind, fact, at);
      const importance = importanceOf(fact, mindId(mind), worth);
      if (importance >= game.memory.limits.threshold)
        remember(game, mindId(mind), { kind: "experience", fact, importance });
    }
  },
});

/**
 * How much it matters to a mind, from 0 to 1: to whom it was done, to who did it, to who looked on. `worth`: what is added for whom it
 * was done to.
 */
export function importanceOf({ verb, by, to }: Fact, mind: string, worth = 0): number {
  const { felt, seen } = tellingOf(verb);
  if (to?.id === mind) return Math.min(1, felt + worth);
  return by?.id === mind ? (felt + seen) / 2 : seen;
}

/** Has those who noticed it take something in: at once and with what it comes of when it matters for long, else on the next tick. */
export function noted(
  game: Game,
  runner: DeedRunner,
  minds: readonly Entity[],
  fact: Fact,
  actor: Entity,
  worth = 0,
): void {
  const own = minds
    .filter((one) => one.alive && remembers(one) && !isCopy(game.placeOf(one).prototype?.id ?? ""))
    .slice(0, MOST_WITNESSES);
  if (own.length === 0) return;
  const at = game.clock.now();
  const { threshold } = game.memory.limits;
  const matters = own.some((one) => importanceOf(fact, mindId(one), worth) >= threshold);
  if (!matters) game.memory.noticed({ fact, minds: own, at });
  else runner.queue(notice, actor.alive ? actor : game.startRoom, argsOf(own, fact, at, worth));
}

/** As the deed takes it. */
export function argsOf(minds: readonly Entity[], fact: Fact, at: number, worth = 0) {
  return { fact: JSON.stringify(fact), minds: minds.map(({ id }) => id).join(" "), at, worth };
}
