import type { Entity } from "@wyldlands/ecs";
import {
  Closure,
  ContainedIn,
  Lock,
  Shop,
  Skills,
  Stamina,
  Temper,
} from "../../packages/world/src/components/index.ts";
import type { Direction } from "../../packages/world/src/content/directions.ts";
import type { Content } from "../../packages/world/src/content/types.ts";
import { open } from "../../packages/world/src/deeds/doors/open.ts";
import { unlock } from "../../packages/world/src/deeds/doors/unlock.ts";
import { go } from "../../packages/world/src/deeds/movement/go.ts";
import { searched } from "../../packages/world/src/deeds/movement/search.ts";
import { buy } from "../../packages/world/src/deeds/shop/buy.ts";
import { TestWorld } from "../../packages/world/src/testing/test-world.ts";
import { doorOf, hasFound } from "../../packages/world/src/views/ways.ts";

/** What somebody who went everywhere could do, and why not the rest. */
export interface Walked {
  /** 'from direction to' by ids. */
  readonly taken: Set<string>;
  /** 'room direction' of doors that a key opened, with the ids of the keys. */
  readonly opened: Map<string, Set<string>>;
  /** Chests that their key opened. */
  readonly chests: number;
  /** Keepers by prototype, with how many wares were bought. */
  readonly sold: Map<string, number>;
  readonly failed: string[];
}

const TRIES = 500;
const RICH = 2_000_000_000;
const QUARTER_OF_A_DAY = 6 * 75_000;

/**
 * Starts a world on the content and lets a character take each exit of each room with its own deeds, open every lock with each of its
 * keys, and buy from everybody who sells. The walker has what it takes: wings, skill, coins, keys; and nobody attacks it.
 */
export async function walkWorld(content: Content): Promise<Walked> {
  // Its purse alone would be more than anybody carries.
  for (const item of content.items.values()) Object.assign(item, { weight: 0 });
  for (const folk of Object.values(content.rules?.folk ?? {})) folk.conditions.push("flying", "nightsight");
  const world = await TestWorld.start({ content, maxEntities: 2_000_000, dev: false });
  try {
    const walker = await world.player("Walker");
    const walk = new Walk(world, walker.character);
    for (const being of world.game.world.entities()) if (being.has(Temper)) being.remove(Temper);
    for (const room of content.rooms.keys()) await walk.leave(room);
    await walk.trade();
    return walk.found;
  } finally {
    world.stop();
  }
}

class Walk {
  readonly found: { -readonly [K in keyof Walked]: Walked[K] } = {
    taken: new Set(),
    opened: new Map(),
    chests: 0,
    sold: new Map(),
    failed: [],
  };
  readonly #world: TestWorld;
  readonly #walker: Entity;

  constructor(world: TestWorld, walker: Entity) {
    this.#world = world;
    this.#walker = walker;
    walker.add(Skills({ swimming: 100, climbing: 100, searching: 100 }));
  }

  #room(id: string): Entity {
    const room = this.#world.game.room(id);
    if (!room) throw new Error(`the world has no room ${id}`);
    return room;
  }

  #put(room: Entity): void {
    this.#walker.link(ContainedIn, room);
    if (this.#walker.has(Stamina)) this.#walker.remove(Stamina);
  }

  /** Takes every way out of a room, and opens what is locked there. */
  async leave(id: string): Promise<void> {
    const room = this.#room(id);
    for (const [direction, to] of Object.entries(this.#world.game.content.rooms.get(id)?.exits ?? {})) {
      this.#put(room);
      this.#find(room, direction);
      const door = doorOf(this.#world.game, room, direction);
      if (door) this.#pass(door, room, `${id} ${direction}`);
      const gone = this.#world.act(go, this.#walker, { direction });
      const now = this.#walker.target(ContainedIn)?.prototype?.id;
      if (now === to) this.found.taken.add(`${id} ${direction} ${to}`);
      else this.found.failed.push(`${id} ${direction}: ${gone.refusal?.words ?? "somewhere else"}`);
    }
    this.#put(room);
    for (const chest of room.sources(ContainedIn)) {
      if ((chest.get(Lock)?.keys.length ?? 0) === 0) continue;
      this.#pass(chest, room, chest.prototype?.id ?? "");
      this.found.chests += 1;
    }
    // The words that all of this made are read by nobody; they go out before the next room.
    await this.#world.settle();
  }

  #find(room: Entity, direction: string): void {
    const { ways } = this.#world.game.content.rooms.get(room.prototype?.id ?? "") ?? {};
    if (ways?.[direction as Direction]?.hidden === undefined) return;
    for (let left = TRIES; left > 0 && !hasFound(this.#walker, room, direction); left -= 1)
      this.#world.act(searched, this.#walker, {});
  }

  /** Locks it, and opens it with each of its keys in turn; what has no key is only opened. */
  #pass(thing: Entity, room: Entity, name: string): void {
    const { game } = this.#world;
    for (const key of thing.get(Lock)?.keys ?? []) {
      Object.assign(thing.edit(Closure), { open: false, locked: true });
      const inHand = game.spawnThing(key, 1, this.#walker);
      const turned = this.#world.act(unlock, this.#walker, { item: thing, key: inHand });
      const opened = this.#world.act(open, this.#walker, { item: thing });
      if (thing.need(Closure).open)
        this.found.opened.set(name, (this.found.opened.get(name) ?? new Set()).add(key));
      else
        this.found.failed.push(
          `${name} with ${key}: ${turned.refusal?.words ?? opened.refusal?.words ?? "shut"}`,
        );
      inHand.despawn();
      this.#put(room);
    }
    if (!thing.need(Closure).open) {
      thing.edit(Closure).locked = false;
      this.#world.act(open, this.#walker, { item: thing });
    }
  }

  /** Buys one of each ware of each keeper, at some hour of the day. */
  async trade(): Promise<void> {
    const { game } = this.#world;
    for (const thing of this.#walker.sources(ContainedIn)) thing.despawn();
    const keepers = game.world.entities().filter((being) => being.has(Shop) && being.target(ContainedIn));
    const left = new Map(keepers.map((keeper) => [keeper, keeper.need(Shop).sells.map(({ item }) => item)]));
    let why = new Map<string, string>();
    for (let hour = 0; hour < 4 && left.size > 0; hour += 1) {
      why = new Map();
      for (const [keeper, wares] of left) {
        this.#put(keeper.target(ContainedIn) ?? game.startRoom);
        const rest = wares.filter((ware) => !this.#buy(keeper, ware, why));
        if (rest.length === 0) left.delete(keeper);
        else left.set(keeper, rest);
      }
      await this.#world.tick(QUARTER_OF_A_DAY);
    }
    for (const [name, words] of why) this.found.failed.push(`${name}: ${words}`);
  }

  #buy(keeper: Entity, ware: string, why: Map<string, string>): boolean {
    const { game } = this.#world;
    const name = game.content.items.get(ware)?.name ?? ware;
    // Several wares may answer to one name: then it takes their number.
    const word = name.split(" ").at(-1) ?? "";
    const id = keeper.prototype?.id ?? "";
    for (const asked of [name, ...Array.from({ length: 9 }, (_, index) => `${index + 1}.${word}`)]) {
      game.spawnThing(game.content.world.coin, RICH, this.#walker);
      const { refusal } = this.#world.act(buy, this.#walker, { ware: asked, from: keeper });
      const own = this.#walker.sources(ContainedIn);
      const got = own.some((thing) => thing.prototype?.id === ware);
      for (const thing of own) thing.despawn();
      if (got) {
        this.found.sold.set(id, (this.found.sold.get(id) ?? 0) + 1);
        why.delete(`${id} sells ${ware}`);
        return true;
      }
      why.set(`${id} sells ${ware}`, refusal?.words ?? "something else was handed over");
    }
    return false;
  }
}
