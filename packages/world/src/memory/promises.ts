import type { Entity, Refusal } from "@wyldlands/ecs";
import { Character, Memory, Promised, Shop } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";
import { refuse } from "../deeds/refusals.ts";
import { pluralise, withoutArticle } from "../content/prose.ts";
import type { Game } from "../game.ts";
import { npcOf } from "../quests/people.ts";
import { booksOf, inStock, shopOf } from "../shops/books.ts";
import { remember as moveRegard } from "../society/regard.ts";
import { HOURS } from "../time/calendar.ts";
import { memoriesOf, mindOfMemory, remember } from "./long-term.ts";
import { refOf } from "./people.ts";

/** The due handler by which a promise's time runs out: `promise-over`. */
export const PROMISE_OVER = "promise-over";
/** Days of the world for which a word is given at most. */
const MOST_DAYS = 3;
/** So many words an npc keeps at once, and to the same person. */
const MOST_OPEN = 10;
const MOST_TO_ONE = 3;
/** What it moves that somebody came for what was kept for them, that they never came, and that the npc could not keep its word. */
const CAME = { affinity: 0.02, trust: 0.06 };
const NEVER_CAME = { affinity: -0.03, trust: -0.08 };
const SORRY = { affinity: 0.04, trust: 0 };

/** What an npc promises. */
export interface Word {
  /** As it goes on after 'to': 'keep a tin lamp for her'. */
  what: string;
  /** World time until which it holds. */
  until: number;
  /** A ware of its own shop that it sets aside: the prototype, and how many of it; one unless told. */
  thing?: string;
  count?: number;
}

/** An open promise, as minds and voices ask for it. */
export interface OpenPromise {
  /** The record, a `Memory` with `Promised`. */
  record: Entity;
  /** Entity id of the character it was given to. */
  to: string;
  what: string;
  until: number;
  thing: string | undefined;
  count: number;
}

/**
 * An npc gives a player's character its word, and remembers it until it is kept, broken or over. A ware that is named is set aside: nobody
 * else can buy it. Only inside a deed. A refusal says why it cannot promise that; otherwise the record.
 */
export function promise(
  { game }: DeedContext,
  npc: Entity,
  to: Entity,
  word: Word,
): Entity | Refusal<string> {
  const refusal = cannotPromise(game, npc, to, word);
  if (refusal) return refusal;
  const { what, until, thing, count = 1 } = word;
  const [by, other] = [refOf(npc), refOf(to)];
  const item = thing === undefined ? undefined : game.content.items.get(thing);
  const record = remember(game, by.id ?? npc.id, {
    kind: "promise",
    fact: {
      verb: "promised",
      by,
      to: other,
      words: what,
      ...(item && { thing: pluralise(item.name, item.plural, count), kind: item.id, count }),
    },
    importance: 0.9,
  });
  record.add(
    Promised({ to: other, what, until, count, state: "open", ...(thing !== undefined && { thing }) }),
  );
  game.due.schedule(record, until - game.clock.now(), PROMISE_OVER, {});
  return record;
}

/** Why an npc cannot promise that to somebody; undefined: it can. */
export function cannotPromise(
  game: Game,
  npc: Entity,
  to: Entity,
  { what, until, thing, count = 1 }: Word,
): Refusal<string> | undefined {
  if (!to.has(Character)) return refuse("{npc} keeps its word to people, and {to} is none.", { npc, to });
  if (what.trim() === "" || what.length > 120)
    return refuse("{npc} would promise that, if it were one thing.", { npc });
  const left = until - game.clock.now();
  if (left <= 0) return refuse("{npc} cannot promise what is past.", { npc });
  if (left > MOST_DAYS * HOURS * game.rules.calendar.hourSeconds * 1_000)
    return refuse("{npc} promises nothing for more than three days.", { npc });
  const open = promisesOf(game, npc);
  if (open.length >= MOST_OPEN || open.filter((one) => one.to === to.id).length >= MOST_TO_ONE)
    return refuse("{npc} has given its word often enough for now.", { npc });
  if (thing === undefined) return undefined;
  const name = withoutArticle(game.content.items.get(thing)?.name ?? "such thing");
  const books = npc.has(Shop) ? booksOf(game, npc) : undefined;
  const ware = books && shopOf(npc).sells.find(({ item }) => item === thing);
  if (!ware) return refuse("{npc} has no {name} to set aside.", { npc, name });
  if (inStock(game, books, ware) - setAside(game, npc, thing) < count)
    return refuse("{npc} has no {name} left that is not spoken for.", { npc, name });
  return undefined;
}

/** What an npc has promised and not yet done, the oldest first; to everybody, or to one. */
export function promisesOf(game: Game, npc: Entity, to?: Entity): OpenPromise[] {
  const mind = npc.prototype?.id ?? npc.id;
  return memoriesOf(game, mind).flatMap((record) => {
    const held = record.get(Promised);
    if (held?.state !== "open" || (to && held.to.id !== to.id)) return [];
    const { what, until, thing, count } = held;
    return [{ record, to: held.to.id ?? "", what, until, thing, count }];
  });
}

/** How many of a ware an npc has set aside; `except`: not those that are for that one. */
export function setAside(game: Game, npc: Entity, thing: string, except?: Entity): number {
  return promisesOf(game, npc)
    .filter((one) => one.thing === thing && one.to !== except?.id)
    .reduce((sum, { count }) => sum + count, 0);
}

/** By prototype: what a keeper has set aside for others than the buyer. */
export function asideFrom(game: Game, keeper: Entity, buyer: Entity): ReadonlyMap<string, number> {
  const aside = new Map<string, number>();
  for (const { thing, to, count } of promisesOf(game, keeper))
    if (thing !== undefined && to !== buyer.id) aside.set(thing, (aside.get(thing) ?? 0) + count);
  return aside;
}

/** It has done what it promised. Only inside a deed. */
export function keepPromise(game: Game, record: Entity): void {
  end(game, record, "kept");
}

/** It could not do it. Only inside a deed. */
export function breakPromise(game: Game, record: Entity): void {
  end(game, record, "broken");
}

/**
 * Its time is over: who never came for what was set aside is thought less of; where it is no longer there to be fetched, the npc has
 * broken its word. Only inside a deed.
 */
export function lapsePromise(game: Game, record: Entity): void {
  end(game, record, canStillKeep(game, record) ? "lapsed" : "broken");
}

/** Whether the npc is there and has what it set aside: it may have died, or the shop's author taken the ware out. */
function canStillKeep(game: Game, record: Entity): boolean {
  const { thing, count } = record.need(Promised);
  if (thing === undefined) return true;
  const npc = npcOf(game, mindOfMemory(record));
  const books = npc?.has(Shop) ? booksOf(game, npc) : undefined;
  const ware = npc && books && shopOf(npc).sells.find(({ item }) => item === thing);
  return books !== undefined && ware !== undefined && inStock(game, books, ware) >= count;
}

/** How a promise ended is remembered, and moves what the npc thinks of whom it was for. */
function end(game: Game, record: Entity, state: "kept" | "broken" | "lapsed"): void {
  const held = record.get(Promised);
  if (held?.state !== "open") return;
  record.edit(Promised).state = state;
  const { fact } = record.need(Memory);
  const to = held.to.id === undefined ? undefined : game.world.byId(held.to.id);
  const npc = npcOf(game, mindOfMemory(record));
  const thing = fact.thing ?? "what was promised";
  const said = held.thing === undefined ? held.what : withoutArticle(thing);
  if (state === "kept") {
    retell(record, "kept", thing);
    if (to && npc) moveRegard(game, npc, to, `came for the ${said}`, CAME);
  } else if (state === "lapsed" && held.thing !== undefined) {
    retell(record, "lapsed", thing);
    if (to && npc) moveRegard(game, npc, to, `never came for the ${said}`, NEVER_CAME);
  } else if (state === "lapsed") {
    record.edit(Memory).kind = "experience";
  } else {
    retell(record, "broke", thing);
    if (to && npc) moveRegard(game, npc, to, "waited in vain for what was promised", SORRY);
  }
}

/** What was a promise is now something that happened. */
function retell(record: Entity, verb: "kept" | "lapsed" | "broke", thing: string): void {
  const memory = record.edit(Memory);
  memory.kind = "experience";
  memory.fact = { ...memory.fact, verb, thing };
}
