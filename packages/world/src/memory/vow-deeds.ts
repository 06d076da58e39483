import type { Entity } from "@wyldlands/ecs";
import type { Reply } from "@wyldlands/voice";
import { Character, Vowed } from "../components/index.ts";
import { defineDeed } from "../deeds/deed.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { remembers } from "../society/minds.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import { hasVoice } from "../voices/speakers.ts";
import { vowIn } from "./vow-words.ts";
import { breakVow, bringTowards, takeVow, vowsTo, vowToAskAfter } from "./vows.ts";

/** Somebody has said to an npc what they will bring, and is taken at their word. */
export const vow = defineDeed<{ to: Entity; text: string }>({
  name: "vow",
  perform({ to, text }, context) {
    const { game, actor, show } = context;
    const said = vowIn(text, game);
    if (!said || !to.alive || !game.memory.decent(text) || !takeVow(context, to, actor, said)) return;
    show([actor], "<hint>{to} takes you at your word, and looks for {thing} {when}.</hint>", {
      to,
      thing: said.thing,
      when: said.when,
    });
  },
});

/** The actor has handed over so many of what it had promised. */
export const bring = defineDeed<{ record: string; count: number }>({
  name: "bring-as-promised",
  perform({ record, count }, { game }) {
    const held = game.world.byId(record);
    if (held) bringTowards(game, held, count);
  },
});

/** The time is over within which it was to come. The actor is the record of it. */
export const vowOver = defineDeed({
  name: "vow-over",
  check: (_args, { game, actor }) => {
    const held = actor.get(Vowed);
    if (held?.state !== "open") return refuse("That is settled.");
    return held.until > game.clock.now() ? refuse("It is not time yet.") : undefined;
  },
  perform(_args, { game, actor }) {
    breakVow(game, actor);
  },
});

/** Hears what players promise to bring, and sees what they bring. */
export function addVowListeners(game: Game, runner: DeedRunner): void {
  game.events.on("Addressed", ({ entity, to, text }) => {
    if (!entity.alive || !to.alive || !entity.has(Character) || !remembers(to) || !hasVoice(to)) return;
    if (vowIn(text, game)) runner.queue(vow, entity, { to, text });
  });
  const brought = (by: Entity, to: Entity, prototype: string, count: number): void => {
    if (!by.alive || !to.alive || !by.has(Character) || !remembers(to)) return;
    const [open] = vowsTo(game, to, by).filter(({ record }) => record.need(Vowed).kinds.includes(prototype));
    if (open) runner.queue(bring, by, { record: open.record.id, count });
  };
  game.events.on("ItemGiven", ({ entity, to, prototype, count }) => brought(entity, to, prototype, count));
  game.events.on("ItemSold", ({ entity, to, prototype, count }) => brought(entity, to, prototype, count));
}

/** `{thing}`: 'the fish', 'two tin lamps'. */
const ASKS = [
  "You said you would bring me {thing}. I have kept a place for it.",
  "There you are. And {thing}?",
  "I was listening for your step. You promised me {thing}.",
  "Is that {thing} I see on you, or only a coat?",
  "I told myself you had not forgotten {thing}. Have you?",
  "Your word, {thing}: I have the one, and not the other.",
] as const;

/** What an npc says to one who comes in and has not brought what they promised; undefined: it waits for nothing, or not long enough. */
export function asksAfterVow(
  game: Game,
  npc: Entity,
  who: Entity,
  lately: readonly string[],
): Reply | undefined {
  const open = vowToAskAfter(game, npc, who);
  if (!open) return undefined;
  const keyOf = (index: number): string => `vow ${index}`;
  const fresh = ASKS.map((_line, index) => index).filter((index) => !lately.includes(keyOf(index)));
  const index = game.rng.pick(fresh.length > 0 ? fresh : [0]);
  return {
    say: (ASKS[index] ?? ASKS[0]).replace("{thing}", open.thing),
    acts: [],
    emotions: [],
    from: "grammar",
    key: keyOf(index),
    trace: { sources: [open.record.id], withheld: [], notes: ["speaks first: waits for what was promised"] },
  };
}
