import { Refusal, type Entity } from "@wyldlands/ecs";
import { parseSelector, select } from "../commands/selector.ts";
import { ContainedIn, Lit, Stack } from "../components/index.ts";
import { list } from "../content/prose.ts";
import type { DeedContext } from "../deeds/deed.ts";
import { moveThings } from "../deeds/items/move-things.ts";
import { enough } from "../deeds/items/take.ts";
import { liftable, refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { countOf, nameOf } from "../views/names.ts";
import { canCarry } from "./load.ts";
import { loose } from "./worn.ts";

/** A record that keeps things for somebody: a strongbox, a clan's chest. `where`: as in 'there is no rope in your strongbox'. */
export interface Keeping {
  /** Undefined while nothing was ever put in. */
  record: Entity | undefined;
  where: string;
  /** Things that it takes; a stack is one. */
  most: number;
}

/** What is kept there: all but coins, which have books of their own. */
export function keptIn(game: Game, { record }: Keeping): Entity[] {
  const { coin } = game.content.world;
  return record ? record.sources(ContainedIn).filter((thing) => thing.prototype?.id !== coin) : [];
}

/** 'a rope, an oar and three shells', as markup; "" for nothing. */
export function keptWords(game: Game, keeping: Keeping): string {
  return list(keptIn(game, keeping).map((thing) => nameOf(thing)));
}

/** Why so many of what the actor carries cannot be put in. `coins`: what is to be typed for coins. */
export function cannotKeep(
  game: Game,
  actor: Entity,
  keeping: Keeping,
  { item, count, coins }: { item: Entity; count: number | undefined; coins: string },
): Refusal<string> | undefined {
  const unable = loose(actor, item) ?? liftable(item) ?? enough(item, count);
  if (unable) return unable;
  if (item.prototype?.id === game.content.world.coin)
    return refuse("Coins are counted by themselves. <hint>{coins} puts them in.</hint>", { coins });
  if (item.has(Lit)) return refuse("{item} is burning. <hint>EXTINGUISH it first.</hint>", { item });
  const kept = keptIn(game, keeping);
  const joins = item.has(Stack) && kept.some((one) => one.prototype === item.prototype);
  return kept.length < keeping.most || joins
    ? undefined
    : refuse("Nothing more goes into {where}: it takes {most} things.", {
        where: keeping.where,
        most: String(keeping.most),
      });
}

/** What the words mean of what is kept there, with how many of each; or why nothing of it can be taken out. */
export function wantedOut(
  game: Game,
  actor: Entity,
  keeping: Keeping,
  what: string,
): { thing: Entity; count: number }[] | Refusal<string> {
  const selector = parseSelector(what);
  const found = selector ? select(selector, keptIn(game, keeping)) : [];
  const { where } = keeping;
  if (found.length === 0) return refuse("There is no '{what}' in {where}.", { what, where });
  const things = found.map(({ entity, count = countOf(entity) }) => ({ thing: entity, count }));
  const [first] = things;
  return (first && canCarry(game, actor, first.thing, first.count)) ?? things;
}

/** Takes out what the words mean, all of it or nothing; its names, as markup. Only inside a deed. */
export function takeOut(
  { game, actor, emit }: DeedContext,
  keeping: Keeping,
  what: string,
): string | Refusal<string> {
  const wanted = wantedOut(game, actor, keeping, what);
  if (wanted instanceof Refusal) return wanted;
  const names: string[] = [];
  for (const { thing, count } of wanted) {
    const heavy = canCarry(game, actor, thing, count);
    if (heavy) return heavy;
    const from = game.placeOf(thing);
    const lifted = thing.id;
    names.push(nameOf(thing, count));
    const item = moveThings(game, thing, count, actor);
    emit({ type: "ItemPickedUp", entity: actor, item, lifted, from, count });
  }
  return list(names);
}

/** Puts so many of a thing into the record; their name, as markup. Only inside a deed. */
export function putIn(
  { game, actor, emit }: DeedContext,
  record: Entity,
  item: Entity,
  count: number | undefined,
): string {
  const many = count ?? countOf(item);
  const name = nameOf(item, many);
  emit({ type: "ItemDropped", entity: actor, item: moveThings(game, item, many, record), place: record });
  return name;
}
