import { isDeepStrictEqual } from "node:util";
import {
  Paths,
  RoomGraph,
  type Ability,
  type DoorState,
  type ExitSpec,
  type PathStats,
  type RoomSpec,
  type Traveller,
} from "@wyldlands/ai";
import type { Entity } from "@wyldlands/ecs";
import { hasCondition } from "../bodies/effects.ts";
import { rankOf } from "../bodies/skills.ts";
import { Closure, ContainedIn, Door, Lock, Room, RoomNature, Ways } from "../components/index.ts";
import { isDirection, type Direction } from "../content/directions.ts";
import type { RoomPrototype } from "../content/types.ts";
import type { Authored } from "../authored.ts";
import type { Game } from "../game.ts";

/** Milliseconds of world time for which the doors are taken to stand as they stood. */
const DOORS_MS = 1_000;
/** Rooms of a new map that are drawn at a time. */
const PIECE = 500;
/** More doors than that do not change on one map. */
const VERSIONS = 1e9;
const NONE: readonly string[] = [];

export type Step = { way: Direction; door: Entity | undefined } | "there" | "nowhere";

/** Ways through the world for those who live by plans: built of the rooms when somebody first asks, and anew when content changes. */
export class Routes {
  readonly #game: Game;
  #paths: Paths | undefined;
  /** What the map is of, or will be once it is drawn. */
  #drawnOf: Authored | undefined;
  #drawing: Generator<undefined, RoomGraph> | undefined;
  #builds = 0;
  /** Prototypes that open a door. */
  readonly #keys = new Set<string>();
  #doorsAt = -Infinity;
  readonly #travellers = new Map<string, Traveller>();

  constructor(game: Game) {
    this.#game = game;
  }

  /** The next step from where the being is. */
  next(being: Entity, to: Entity): Step {
    const { game, target } = { game: this.#game, target: to.prototype?.id };
    const from = game.placeOf(being);
    if (from === to) return "there";
    const here = from.prototype?.id;
    if (here === undefined || target === undefined) return "nowhere";
    const paths = this.#ready();
    const next = paths.next(here, target, this.#travellerOf(being));
    if (next.kind !== "step" || !isDirection(next.name)) return next.kind === "there" ? "there" : "nowhere";
    const door = from.get(Ways)?.[next.name]?.door;
    return { way: next.name, door: door === undefined ? undefined : game.world.byId(door) };
  }

  /** What the way costs the being, a room being 1 and more where it is heavy going; Infinity when there is none. */
  distance(being: Entity, from: string | undefined, to: string | undefined): number {
    if (from === undefined || to === undefined) return Infinity;
    if (from === to) return 0;
    const way = this.#ready().find(from, to, this.#travellerOf(being));
    return way.kind === "way" ? way.cost : Infinity;
  }

  /** Another number means that what was known of ways may be untrue: rooms, exits or doors have changed. */
  get version(): number {
    return this.#builds * VERSIONS + (this.#paths?.graph.changes ?? 0);
  }

  get stats(): PathStats | undefined {
    return this.#paths?.stats;
  }

  clear(): void {
    this.#paths?.clear();
  }

  /**
   * One piece of what makes ways cheap, to be called on every tick: looks at new content, draws a new map of a changed one a few
   * hundred rooms at a time while the old one serves, and what `Paths.prepare` does. False: there is nothing to do.
   */
  prepare(): boolean {
    this.#follow();
    const drawn = this.#drawing?.next();
    if (drawn === undefined) return this.#paths?.prepare() ?? false;
    if (drawn.done === true) {
      this.#drawing = undefined;
      this.#begin(drawn.value);
    }
    return true;
  }

  /** Draws the whole map at once: before the world's first turn. */
  draw(): void {
    this.#drawing = undefined;
    this.#drawnOf = this.#game.authored;
    const drawing = this.#draw();
    for (;;) {
      const step = drawing.next();
      if (step.done === true) return this.#begin(step.value);
    }
  }

  /** New words for the same rooms are no reason to draw a new map. */
  #follow(): void {
    const { authored } = this.#game;
    if (this.#drawnOf === authored || !this.#paths) return;
    const before = this.#drawnOf?.content.rooms;
    const { rooms } = authored.content;
    this.#drawnOf = authored;
    let same = before?.size === rooms.size;
    if (same) for (const [id, room] of rooms) same &&= sameWays(before?.get(id), room);
    if (!same) this.#drawing = this.#draw();
  }

  #begin(graph: RoomGraph): void {
    this.#paths = new Paths(graph);
    this.#builds += 1;
    this.#doorsAt = -Infinity;
    this.#travellers.clear();
    this.#keys.clear();
    for (const door of this.#game.world.query(Door))
      for (const key of door.get(Lock)?.keys ?? []) this.#keys.add(key);
  }

  #ready(): Paths {
    if (!this.#paths) this.draw();
    const { clock } = this.#game;
    const paths = this.#paths;
    if (!paths) throw new Error("no map was drawn");
    if (clock.now() - this.#doorsAt >= DOORS_MS) {
      this.#doorsAt = clock.now();
      this.#lookAtDoors(paths.graph);
    }
    return paths;
  }

  *#draw(): Generator<undefined, RoomGraph> {
    const game = this.#game;
    const { rooms } = game.content;
    const specs: RoomSpec[] = [];
    for (const id of rooms.keys()) {
      const room = game.room(id);
      if (!room) continue;
      const { area, exits } = room.need(Room);
      const known = Object.entries(exits).filter(([, to]) => rooms.has(to) && game.room(to));
      specs.push({ id, area, exits: known.map(([name, to]) => this.#exit(id, room, name, to)) });
      if (specs.length % PIECE === 0) yield undefined;
    }
    // A room that went while this was drawn leads nowhere.
    const drawn = new Set(specs.map(({ id }) => id));
    return new RoomGraph(
      specs.map((spec) => ({ ...spec, exits: spec.exits.filter(({ to }) => drawn.has(to)) })),
    );
  }

  #exit(id: string, room: Entity, name: string, to: string): ExitSpec {
    const game = this.#game;
    const way = room.get(Ways)?.[name];
    const there = game.room(to)?.get(RoomNature);
    const needs: Ability[] = [];
    if (way?.needs !== undefined) needs.push(way.needs);
    else if (there?.terrain === "water" || there?.terrain === "underwater") needs.push("swim");
    if (way?.noMobs === true || there?.noMobs === true) needs.push("unbound");
    const door = way?.door === undefined ? undefined : game.world.byId(way.door);
    return {
      name,
      to,
      ...(needs.length > 0 && { needs }),
      ...(way?.hidden !== undefined && { secret: `${id} ${name}` }),
      ...(door && { door: stateOf(door), keys: door.get(Lock)?.keys ?? [] }),
    };
  }

  #lookAtDoors(graph: RoomGraph): void {
    for (const door of this.#game.world.query(Door))
      for (const { room, direction } of door.need(Door).sides) {
        const at = graph.room(room);
        const exit = at < 0 ? -1 : graph.exit(at, direction);
        if (exit >= 0) graph.setDoor(exit, stateOf(door));
      }
  }

  /** What the being may pass: by its limbs, its keys, and the hidden ways of the area that brought it forth. */
  #travellerOf(being: Entity): Traveller {
    const game = this.#game;
    const keys = keysOf(being, this.#keys);
    const can: Ability[] = ["doors"];
    if (hasCondition(game, being, "flying")) can.push("fly", "climb");
    if (rankOf(being, "climbing") > 0) can.push("climb");
    if (rankOf(being, "swimming") > 0 || hasCondition(game, being, "swimming")) can.push("swim");
    const name = `${can.join()} ${keys.join()}`;
    const known = this.#travellers.get(name);
    if (known || !this.#paths) return known ?? this.#ready().graph.traveller({ can, keys });
    const made = this.#paths.graph.traveller({ can, keys });
    this.#travellers.set(name, made);
    return made;
  }
}

/** What of its things opens any door. */
function keysOf(being: Entity, known: ReadonlySet<string>): readonly string[] {
  let keys: string[] | undefined;
  for (const thing of being.sources(ContainedIn)) {
    const id = thing.prototype?.id;
    if (id !== undefined && known.has(id)) (keys ??= []).push(id);
  }
  return keys?.sort() ?? NONE;
}

/** Whether the map of two states of a room is the same. */
function sameWays(a: RoomPrototype | undefined, b: RoomPrototype): boolean {
  return a === b || (a !== undefined && isDeepStrictEqual(waysOf(a), waysOf(b)));
}

/** All of a room but its words. */
function waysOf({ look: _look, details: _details, ambience: _ambience, ...ways }: RoomPrototype): unknown {
  return ways;
}

function stateOf(door: Entity): DoorState {
  const closure = door.get(Closure);
  if (!closure || closure.open) return "open";
  return closure.locked ? "locked" : "closed";
}
