import { recall, type Remembered } from "@wyldlands/ai";
import type { Entity } from "@wyldlands/ecs";
import { lemmas, type MemoryKnown } from "@wyldlands/voice";
import { Character, ContainedIn, Memory } from "../components/index.ts";
import type { MemoryValue } from "../components/memory.ts";
import type { Game } from "../game.ts";
import { agoWords } from "./ago.ts";
import { keepsName, sourceFor, withoutName } from "./confidence.ts";
import { daysOf, hours, memoriesOf, mindOfMemory, PALES } from "./long-term.ts";
import { mindId, nameNow, tellerOf } from "./people.ts";
import { tell, tellMany } from "./tellings.ts";

/** So many memories come to mind at once, unless more are asked for. */
const MOST = 6;
/** Whoever it is about stands before it: that alone calls a memory to mind so much (0 to 1). */
const PRESENT = 0.35;
/** The words name somebody or something that it is about. */
const NAMED = 0.5;
/** Likeness in meaning below this is chance; above it counts by how far. */
const CHANCE = 0.25;
/** A memory that weaker than this stands for its score does not come. */
const FAINT = 0.02;

/**
 * What comes to an npc's mind when somebody says that to it: recency × importance × relevance, the strongest first. Relevance is
 * of whom the memory is about, of the words that are the same, and of the words that mean the same. What has been confided carries its
 * `secret`: the trust that it takes to be told. It is none to whoever confided it, where no other player hears it; `alone`: what it
 * answers is for that one's ears only.
 */
export function comesToMind(
  game: Game,
  npc: Entity,
  speaker: Entity | undefined,
  words: string,
  { most = MOST, alone = false }: { most?: number; alone?: boolean } = {},
): MemoryKnown[] {
  const trusted = speaker && (alone || isAloneWith(game, npc, speaker)) ? speaker : undefined;
  const mind = mindId(npc);
  const asked = lemmas(words);
  const memories = memoriesOf(game, mind).map((record) => asRemembered(game, mind, record, speaker));
  const named = game.memory
    .names(game.content)
    .in(words)
    .map(({ id }) => id);
  const about = [...asked, ...named];
  const found = recall(memories, {
    now: hours(game, game.clock.now()),
    about,
    most,
    halfLife: PALES,
    relevance: ({ about: known, text }) => {
      const meant = asked.length === 0 ? 0 : (game.memory.likenessOf(words, text) - CHANCE) / (1 - CHANCE);
      const same =
        asked.length === 0 ? 0 : asked.filter((word) => known.includes(word)).length / asked.length;
      const meantOne = named.some((id) => known.includes(id)) ? NAMED : 0;
      const present = speaker && known.includes(mindId(speaker)) ? PRESENT : 0;
      return Math.min(1, Math.max(meant, same, meantOne) + present);
    },
  });
  return found.flatMap(({ memory, score }) =>
    score < FAINT
      ? []
      : [knownOf(game, memory.record, { text: memory.text, score, hearer: speaker, alone: trusted })],
  );
}

function isAloneWith(game: Game, npc: Entity, speaker: Entity): boolean {
  return !game
    .placeOf(npc)
    .sources(ContainedIn)
    .some((one) => one !== speaker && one.has(Character) && game.players.sessionOf(one) !== undefined);
}

/** A memory as it is said by whose it is, to the hearer. */
export function textOf(
  game: Game,
  mind: string,
  value: Pick<MemoryValue, "kind" | "fact" | "times" | "first" | "at" | "confided">,
  hearer?: Entity,
): string {
  const teller = tellerOf(game, mind, hearer);
  const fact = keepsName(game, mind, value, hearer) ? withoutName(value.fact, value) : value.fact;
  return value.kind === "opinion"
    ? tellMany(fact, teller, { times: value.times, days: daysOf(game, value) })
    : tell(fact, teller);
}

/** These were thought of: they stay fresh. Once an hour of the world is enough. Only inside a deed. */
export function thinkOf(game: Game, memories: readonly Pick<MemoryKnown, "id">[]): void {
  const now = game.clock.now();
  for (const { id } of memories) {
    const record = game.world.byId(id);
    const value = record?.get(Memory);
    if (record && value && hours(game, now - value.recalled) >= 1) record.edit(Memory).recalled = now;
  }
}

/** As the scene of an answer has it. `hearer`: to whom it is said; `alone`: who alone hears it, if it is one. */
export function knownOf(
  game: Game,
  record: Entity,
  {
    text,
    score,
    hearer,
    alone,
  }: { text: string; score: number; hearer?: Entity | undefined; alone?: Entity | undefined },
): MemoryKnown {
  const value = record.need(Memory);
  const { kind, importance, secret, confided, at } = value;
  const from = sourceFor(game, mindOfMemory(record), value, hearer);
  const own = alone !== undefined && confided?.id === alone.id;
  return {
    id: record.id,
    text,
    kind,
    ...(from && { from: nameNow(game, from) }),
    score: Math.round(score * 1_000) / 1_000,
    importance,
    ...(secret !== undefined && !own && { secret }),
    when: agoWords(game, at),
  };
}

function asRemembered(
  game: Game,
  mind: string,
  record: Entity,
  hearer: Entity | undefined,
): Remembered & { record: Entity; text: string } {
  const value = record.need(Memory);
  return {
    record,
    text: textOf(game, mind, value, hearer),
    at: hours(game, Math.max(value.at, value.recalled)),
    importance: value.importance,
    about: value.about,
  };
}
