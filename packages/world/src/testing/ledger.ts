import type { ComponentDef, Entity } from "@wyldlands/ecs";
import {
  Auctioneer,
  Decays,
  Durability,
  Edible,
  LightSource,
  Lodging,
  Loot,
  Outfit,
  Shop,
  SpawnPoints,
  Stack,
  Tenancy,
  Usable,
} from "../components/index.ts";
import { act, type Outcome } from "../deeds/act.ts";
import type { DeedArgs } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import { parseDice } from "../rules/dice.ts";
import { auctionFee } from "../rules/formulas/auction-fee.ts";
import { countOf } from "../views/names.ts";
import { QUEST_ENTRIES } from "./quest-entries.ts";

/** By prototype: how many more there are, or fewer. */
export type Change = Readonly<Record<string, number>>;

interface Lot {
  prototype: string;
  count: number;
}

interface Done {
  game: Game;
  args: DeedArgs;
  outcome: Outcome;
  actor: Lot;
  /** What the argument `item` was before the deed; it may be no more. */
  item: Lot;
}

/** What a deed brings into the world and takes out of it: exactly, and by chance at most. */
interface Entry {
  exactly: Change;
  atMost?: Change;
}

const swallowed = ({ game, item }: Done): Entry => {
  const leaves = valueOf(game, item, Edible)?.leaves;
  // A draught out of a vessel takes no thing with it.
  if (!valueOf(game, item, Edible)) return { exactly: {} };
  return { exactly: sum({ [item.prototype]: -1 }, leaves === undefined ? {} : { [leaves]: 1 }) };
};

/** Every source and every sink of things that the game has, by deed. What is not here moves things at most. */
export const ENTRIES: Readonly<Record<string, (done: Done) => Entry>> = {
  ...QUEST_ENTRIES,
  /** A room brings forth what its spawn point makes, with its outfit and its purse: the source of all coins but loot's. */
  hatch: ({ game, args, outcome }) => {
    const prototype = textOf(args["prototype"]);
    if (outcome.events.every(({ type }) => type !== "EntitySpawned")) return { exactly: {} };
    const [room] = [...outcome.touched].filter((one) => one.get(SpawnPoints)?.[prototype]);
    const size = room?.get(SpawnPoints)?.[prototype]?.size ?? 1;
    const kit = (game.prototype(prototype).values.get(Outfit) ?? []) as { item: string; count: number }[];
    const purse = game.content.npcs.get(prototype)?.purse ?? 0;
    const parts = kit.map(({ item, count }) => ({ [item]: count }));
    return { exactly: sum({ [prototype]: size }, { [game.content.world.coin]: purse }, ...parts) };
  },
  /** A being dies; chance adds what its prototype says is found on it. */
  fall: ({ game, actor }) => {
    const loot = valueOf(game, actor, Loot) ?? [];
    const most = loot.map(({ item, count }) => {
      const dice = parseDice(count);
      return { [item]: dice ? dice.count * dice.sides + dice.plus : 1 };
    });
    // A player's character has no prototype, and comes back.
    return actor.prototype === ""
      ? { exactly: {} }
      : { exactly: { [actor.prototype]: -1 }, atMost: sum(...most) };
  },
  die: ({ actor }) => ({ exactly: { [actor.prototype]: -1 } }),
  decay: ({ game, actor }) => {
    const leaves = valueOf(game, actor, Decays)?.leaves;
    const gone = actor.prototype === "" ? {} : { [actor.prototype]: -actor.count };
    return { exactly: sum(gone, leaves === undefined ? {} : { [leaves]: 1 }) };
  },
  "burn-down": ({ game, actor, outcome }) => {
    const lasts = outcome.touched.size === 0 || valueOf(game, actor, LightSource)?.fuel !== undefined;
    return { exactly: lasts ? {} : { [actor.prototype]: -actor.count } };
  },
  eat: swallowed,
  drink: swallowed,
  quaff: swallowed,
  use: ({ game, item }) => {
    const spent = valueOf(game, item, Usable)?.handler !== "sound";
    return { exactly: spent ? { [item.prototype]: -1 } : {} };
  },
  /** What a recipe needs goes in, what it makes comes out. */
  crafted: ({ game, args }) => {
    const recipe = game.rules.recipes[textOf(args["recipe"])];
    if (!recipe) return { exactly: {} };
    const needs = Object.entries(recipe.needs).map(([id, count]) => ({ [id]: -count }));
    return { exactly: sum({ [recipe.makes]: recipe.count }, ...needs) };
  },
  /** A shop brings forth the wares that it always has; what it bought from somebody was there before. */
  buy: ({ outcome }) => {
    const [bought] = outcome.events.filter((event) => event.type === "ItemBought");
    return { exactly: bought ? sum({ [bought.prototype]: bought.made }) : {} };
  },
  /** The coins with which a shop begins. */
  "open-shop": ({ game, actor }) => ({
    exactly: { [game.content.world.coin]: valueOf(game, actor, Shop)?.till ?? 0 },
  }),
  /** A till evens out, and old goods go to another market. */
  reckon: ({ outcome }) => {
    const [reckoned] = outcome.events.filter((event) => event.type === "ShopReckoned");
    return { exactly: reckoned?.change ?? {} };
  },
  repaired: ({ game, item }) => {
    const needs = valueOf(game, item, Durability)?.needs;
    return { exactly: needs === undefined ? {} : { [needs]: -1 } };
  },
  /** Whoever takes up a calling is given its kit. */
  choose: ({ game, args }) => {
    const calling = Object.entries(game.rules.callings).find(([slug]) => slug === args["calling"]);
    return { exactly: sum(...(calling?.[1].kit ?? []).map((id) => ({ [id]: 1 }))) };
  },
  /** The fee for a clan. */
  "clan-found": ({ game }) => ({ exactly: { [game.content.world.coin]: -game.rules.society.clan.price } }),
  /** What a room costs goes; the room comes, and what stands in it. */
  rent: ({ game, outcome }) => {
    const room = [...outcome.touched].find((one) => one.has(Tenancy));
    const house = game.room(room?.get(Tenancy)?.house ?? "");
    const things = game.content.rooms.get(room?.prototype?.id ?? "")?.things ?? [];
    const coins = { [game.content.world.coin]: -(house?.get(Lodging)?.price ?? 0) };
    return {
      exactly: sum(
        coins,
        { [room?.prototype?.id ?? ""]: 1 },
        ...things.map(({ item, count }) => ({ [item]: count })),
      ),
    };
  },
  /** A room that is given up goes, with what is built in there. */
  "give-up-home": ({ outcome }) => {
    const [given] = outcome.events.flatMap((event) => (event.type === "HomeGivenUp" ? [event] : []));
    const gone = Object.entries(given?.gone ?? {}).map(([id, count]) => [id, -count] as const);
    return { exactly: Object.fromEntries(gone) };
  },
  /** The staff make things and people out of the content, with what belongs to them. */
  spawn: ({ game, args, outcome }) => {
    const [made] = outcome.events.flatMap((event) => (event.type === "EntitySpawned" ? [event.entity] : []));
    const id = made?.prototype?.id ?? "";
    const count = Number(args["number"] ?? 1);
    const kit = (game.prototypes.get(id)?.values.get(Outfit) ?? []) as { item: string; count: number }[];
    const purse = game.content.npcs.get(id)?.purse ?? 0;
    const parts = kit.map((one) => ({ [one.item]: one.count * count }));
    return { exactly: sum({ [id]: count }, { [game.content.world.coin]: purse * count }, ...parts) };
  },
  purge: ({ item }) => ({ exactly: item.prototype === "" ? {} : { [item.prototype]: -item.count } }),
  /** Coins that the staff give or take. */
  modify: ({ game, args }) => ({
    exactly:
      textOf(args["field"]).toLowerCase() === "coins"
        ? sum({ [game.content.world.coin]: Number(args["text"]) })
        : {},
  }),
  /** The fee for a lot goes to the town; what is bid and sold only moves. */
  auction: ({ game, args }) => {
    const [fee = 0] = [...game.world.query(Auctioneer)].map((one) => one.need(Auctioneer).fee);
    if (args["lot"] !== undefined) return { exactly: {} };
    return { exactly: sum({ [game.content.world.coin]: -auctionFee(Number(args["minimum"]), fee) }) };
  },
  /** What was asked for is used up. */
  reward: ({ args, item }) => ({ exactly: { [item.prototype]: -Number(args["count"]) } }),
};

function valueOf<T>(game: Game, { prototype }: Lot, component: ComponentDef<T>): T | undefined {
  return game.prototypes.get(prototype)?.values.get(component) as T | undefined;
}

export function sum(...changes: readonly Change[]): Change {
  const all: Record<string, number> = {};
  for (const change of changes)
    for (const [id, count] of Object.entries(change)) all[id] = (all[id] ?? 0) + count;
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count !== 0));
}

/**
 * Looks on while deeds are done, counts what each makes and takes away, and throws at the first that its entry does not
 * explain. `doing` does the deeds in the place of `act`.
 */
export class Ledger {
  /** Deeds that were done, by name. */
  readonly done = new Map<string, number>();
  /** What all deeds together changed. */
  total: Change = {};
  readonly #known = new Map<Entity, Lot>();
  readonly faults: string[] = [];

  /** Reads what there is, as what was there before the next deed. */
  open(game: Game): void {
    this.#known.clear();
    for (const entity of game.world.entities()) this.#known.set(entity, lotOf(entity));
  }

  readonly doing: typeof act = (game, deed, actor, args) => {
    const before = { actor: this.#lot(actor), item: this.#lot(args["item"]) };
    const outcome = act(game, deed, actor, args);
    if (!outcome.refusal) this.done.set(deed.name, (this.done.get(deed.name) ?? 0) + 1);
    const change = this.#book(outcome.touched);
    this.total = sum(this.total, change);
    const entry = outcome.refusal ? undefined : ENTRIES[deed.name]?.({ game, args, outcome, ...before });
    if (!explains(entry ?? { exactly: {} }, change))
      this.faults.push(`${deed.name}: ${JSON.stringify(change)}, and should be ${JSON.stringify(entry)}`);
    return outcome;
  };

  get deeds(): number {
    return [...this.done.values()].reduce((all, one) => all + one, 0);
  }

  #lot(entity: unknown): Lot {
    return this.#known.get(entity as Entity) ?? { prototype: "", count: 0 };
  }

  #book(touched: ReadonlySet<Entity>): Change {
    const changes: Change[] = [];
    for (const entity of touched) {
      const { prototype, count } = this.#lot(entity);
      const now = lotOf(entity);
      const id = prototype === "" ? now.prototype : prototype;
      if (id !== "") changes.push({ [id]: now.count - count });
      if (now.count > 0) this.#known.set(entity, now);
      else this.#known.delete(entity);
    }
    return sum(...changes);
  }
}

/** What a handle stands for; nothing once it is gone, or is to go at the end of the system. */
function lotOf(entity: Entity): Lot {
  if (!entity.alive || entity.doomed) return { prototype: "", count: 0 };
  const prototype = entity.prototype?.id ?? "";
  return { prototype, count: prototype === "" ? 0 : entity.has(Stack) ? countOf(entity) : 1 };
}

function explains({ exactly, atMost = {} }: Entry, change: Change): boolean {
  const chance = sum(change, Object.fromEntries(Object.entries(exactly).map(([id, count]) => [id, -count])));
  return Object.entries(chance).every(([id, count]) => count >= 0 && count <= (atMost[id] ?? 0));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
