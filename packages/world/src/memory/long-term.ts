import { recency } from "@wyldlands/ai";
import type { Entity } from "@wyldlands/ecs";
import { FiledUnder, Memory, Promised, Remembering, Vowed } from "../components/index.ts";
import type { Fact, Ref } from "../components/fact.ts";
import type { MemoryValue } from "../components/memory.ts";
import type { Game } from "../game.ts";
import { openRecord, recordId, recordOf, recordsOf } from "../society/records.ts";
import { HOURS } from "../time/calendar.ts";
import { wordsOf } from "./about.ts";
import { MOST_MEMORIES } from "./memories.ts";
import { canFold } from "./tellings.ts";

/** Hours of the world in which a long memory pales to a half: four weeks. */
export const PALES = 24 * 28;
/** Something as important as this is not folded into what was alike: it stands for itself. */
const APART = 0.97;
/** So many alike become one opinion. */
const FOLDS_AT = 4;

/** What somebody comes to remember; the rest is filled in. */
export interface Kept {
  kind: MemoryValue["kind"];
  fact: Fact;
  importance: number;
  from?: Ref;
  secret?: number;
  confided?: Ref;
  root?: string;
  hops?: number;
}

/** The record under which a mind's memories are filed; undefined: it has none yet. */
export function mindRecord(game: Game, mind: string): Entity | undefined {
  return recordOf(game, "mind", mind);
}

/** What it remembers, in the order in which it came to. */
export function memoriesOf(game: Game, mind: string): Entity[] {
  const record = mindRecord(game, mind);
  return record ? recordsOf(record, Memory).filter(({ doomed }) => !doomed) : [];
}

/** The mind whose memory that is. */
export function mindOfMemory(memory: Entity): string {
  return memory.target(FiledUnder)?.get(Remembering)?.mind ?? "";
}

/** How strongly a memory stands now: its importance, paled by the time since it last came to mind. */
export function strengthOf(
  game: Game,
  { importance, at, recalled }: Pick<MemoryValue, "importance" | "at" | "recalled">,
): number {
  return importance * recency(hours(game, Math.max(at, recalled)), hours(game, game.clock.now()), PALES);
}

/** Game hours since the world's beginning. */
export function hours({ rules }: Pick<Game, "rules">, at: number): number {
  return at / (rules.calendar.hourSeconds * 1_000);
}

/**
 * A mind remembers something for long: as one more of many alike, or for itself; when there is too much, the palest goes. Only
 * inside a deed. Returns the record of it.
 */
export function remember(game: Game, mind: string, kept: Kept): Entity {
  const owner =
    mindRecord(game, mind) ??
    openRecord(game, [Remembering({ mind, gossiped: {}, accused: {} })], { id: recordId("mind", mind) });
  const alike = kept.kind === "experience" && kept.importance < APART ? likeIt(game, mind, kept.fact) : [];
  const opinion = alike.find((one) => one.need(Memory).kind === "opinion");
  if (opinion) return addTo(game, opinion, kept);
  const now = game.clock.now();
  const made = openRecord(
    game,
    [
      Memory({
        kind: kept.kind,
        fact: kept.fact,
        about: wordsOf(kept),
        importance: kept.importance,
        at: now,
        first: now,
        recalled: now,
        times: 1,
        ...(kept.from && { from: kept.from }),
        ...(kept.secret !== undefined && { secret: kept.secret }),
        ...(kept.confided && { confided: kept.confided }),
        root: kept.root ?? "",
        hops: kept.hops ?? 0,
        told: [],
      }),
    ],
    { under: owner },
  );
  if (kept.root === undefined) made.edit(Memory).root = made.id;
  const folded = alike.length + 1 >= FOLDS_AT ? fold([...alike, made]) : made;
  forgetPalest(game, owner);
  game.memory.ponder(mind);
  return folded;
}

/** What a mind remembers of the same one doing the same to the same. */
function likeIt(game: Game, mind: string, fact: Fact): Entity[] {
  if (!canFold(fact.verb) || fact.by?.id === undefined) return [];
  return memoriesOf(game, mind).filter((one) => {
    const { kind, fact: other, importance } = one.need(Memory);
    return (
      (kind === "opinion" || (kind === "experience" && importance < APART)) &&
      other.verb === fact.verb &&
      other.by?.id === fact.by?.id &&
      other.to?.id === fact.to?.id
    );
  });
}

/** Once more of what an opinion is about. */
function addTo(game: Game, opinion: Entity, { fact, importance }: Kept): Entity {
  const held = opinion.edit(Memory);
  held.times += 1;
  held.at = game.clock.now();
  held.recalled = held.at;
  held.importance = Math.min(1, Math.max(held.importance, importance) + 0.01);
  if (held.fact.kind !== fact.kind) held.fact = withoutThing(held.fact);
  for (const word of wordsOf({ fact })) if (!held.about.includes(word)) held.about.push(word);
  return opinion;
}

/** Makes one opinion of many memories that are alike, the oldest first; they themselves go. */
function fold(alike: readonly Entity[]): Entity {
  const values = alike.map((one) => one.need(Memory));
  const [first] = values;
  const last = alike.at(-1);
  if (!first || !last) throw new RangeError("nothing to fold");
  const same = values.every(({ fact }) => fact.kind === first.fact.kind);
  const opinion = last.edit(Memory);
  opinion.kind = "opinion";
  opinion.times = values.reduce((sum, { times }) => sum + times, 0);
  opinion.first = Math.min(...values.map(({ first: at }) => at));
  opinion.importance = Math.min(1, Math.max(...values.map(({ importance }) => importance)) + 0.05);
  opinion.about = [...new Set(values.flatMap(({ about }) => about))];
  opinion.told = [];
  opinion.root = last.id;
  if (!same) opinion.fact = withoutThing(opinion.fact);
  for (const one of alike) if (one !== last) one.despawn();
  return last;
}

function withoutThing({ verb, by, to }: Fact): Fact {
  return { verb, ...(by && { by }), ...(to && { to }) };
}

/** A mind keeps no more than it can; a word that it has given, or been given, is kept whatever it weighs. */
function forgetPalest(game: Game, owner: Entity): void {
  const all = recordsOf(owner, Memory).filter(({ doomed }) => !doomed);
  if (all.length <= MOST_MEMORIES) return;
  const pale = all
    .filter((one) => one.get(Promised)?.state !== "open" && one.get(Vowed)?.state !== "open")
    .map((one) => ({ one, strength: strengthOf(game, one.need(Memory)) }))
    .sort((a, b) => a.strength - b.strength);
  for (const { one } of pale.slice(0, all.length - MOST_MEMORIES)) one.despawn();
}

/** Days of the world between the first and the last of what a memory stands for, both counted. */
export function daysOf(game: Game, { first, at }: Pick<MemoryValue, "first" | "at">): number {
  return (hours(game, at) - hours(game, first)) / HOURS + 1;
}
