import type { Entity } from "@wyldlands/ecs";
import { Character, ContainedIn, Mind, Minded, Room } from "../components/index.ts";
import type { Game } from "../game.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import type { System } from "../turn/system.ts";
import { TimingWheel } from "../turn/timing-wheel.ts";
import { addBands, meetLeader } from "./bands.ts";
import { Fifo } from "./fifo.ts";
import { catchUp, fallAsleep } from "./catch-up.ts";
import type { Choice } from "./choosing.ts";
import { Onlookers } from "./onlookers.ts";
import { addPerception, type Perceivers } from "./perceive.ts";
import { takeIn, type Percept } from "./percepts.ts";
import { Routes } from "./routes.ts";
import { Thinker, type PlanLimits } from "./think.ts";

/** Milliseconds of a tick that thinking may take; who comes later in the queue thinks in the next one. */
const BUDGET_MS = 4;
/** Milliseconds of world time between two looks at where players are. */
const LOOK_MS = 1_000;
/** The minds of an area that wakes begin to think within so many milliseconds of world time, not all at once. */
const SPREAD_MS = 2_000;
/** So many wake in a tick, or fall asleep: an area of our size at once, a thousand in a second or two. */
const AT_ONCE = 64;

export interface MindsOptions {
  game: Game;
  runner: DeedRunner;
  limits: PlanLimits;
  /** Steady milliseconds: it decides how many think in a tick, never what they think. */
  steady: () => number;
}

/**
 * The minds of the world: who thinks when. Only areas near players are awake; in the others nobody thinks, and who lives there is
 * put where the day would have brought it when somebody comes. All that is kept here is made anew from the world by a restart.
 */
export class Minds implements Perceivers {
  readonly thinker: Thinker;
  readonly onlookers: Onlookers;
  readonly system: System;
  readonly #game: Game;
  readonly #runner: DeedRunner;
  readonly #steady: () => number;
  readonly #byArea = new Map<string, Set<Entity>>();
  readonly #areaOf = new Map<Entity, string>();
  /** When each mind that is awake wants to think, by world time; the wheel and the queue hold these times, and older ones that count no more. */
  readonly #due = new Map<Entity, number>();
  readonly #wheel: TimingWheel<{ being: Entity; at: number }>;
  readonly #queue = new Fifo<{ being: Entity; at: number }>();
  #percepts: [Entity, Percept][] = [];
  #awake = new Set<string>();
  /** Who is still to wake, and who is still to fall asleep. */
  #waking: Entity[] = [];
  #drowsy: Entity[] = [];
  #lookedAt = -Infinity;
  #gathered = false;

  constructor({ game, runner, limits, steady }: MindsOptions) {
    this.#game = game;
    this.#runner = runner;
    this.#steady = steady;
    this.#wheel = new TimingWheel(game.clock.now());
    this.thinker = new Thinker(game, runner, new Routes(game), limits);
    this.onlookers = new Onlookers(game, this.thinker);
    addPerception(game, this);
    addBands(game, this);
    game.events.on("EntitySpawned", ({ entity }) => this.#settle(entity));
    game.events.on("EntityMoved", ({ entity }) => this.#settle(entity));
    game.events.on("EntityDied", ({ entity }) => this.#leave(entity));
    this.system = { name: "minds", budgetMs: 10, run: () => this.#run() };
  }

  /** What takes long and can be done before the first turn. */
  prepare(): void {
    this.thinker.routes.draw();
    this.#gather();
  }

  inArea(area: string | undefined): Iterable<Entity> {
    this.#gather();
    return this.#byArea.get(area ?? "") ?? [];
  }

  perceive(being: Entity, percept: Percept): void {
    this.#percepts.push([being, percept]);
  }

  /** How many minds there are, how many of them think, how many of those wait for their turn, and in which areas. */
  get counts(): { minds: number; awake: number; waiting: number; areas: readonly string[] } {
    const { size: awake } = this.#due;
    const waiting = this.#queue.count(({ being, at }) => this.#due.get(being) === at);
    return { minds: this.#areaOf.size, awake, waiting, areas: [...this.#awake] };
  }

  /** Has one being think once, held or not, whatever its turn. */
  step(being: Entity): void {
    this.thinker.think(being, "held");
    if (this.#due.has(being)) this.#plan(being, this.#game.clock.now() + SPREAD_MS);
  }

  /** What minds that are awake have asked and wait to hear: for whoever answers, after a restart. `thinker.choices.chooser` is told of new ones. */
  pendingChoices(): Choice[] {
    const { choices } = this.thinker;
    return [...this.#due.keys()].flatMap((being) => choices.pending(being) ?? []);
  }

  /** Takes an answer, and has the being go by it at once. False: it is too late, or that was none of the options. Only inside a turn. */
  choose(being: Entity, goal: string, by: string): boolean {
    const taken = this.thinker.choose(being, goal, by);
    if (taken && this.#due.has(being)) this.#plan(being, this.#game.clock.now());
    return taken;
  }

  #run(): void {
    const { clock } = this.#game;
    this.#gather();
    const now = clock.now();
    this.thinker.routes.prepare();
    if (now - this.#lookedAt >= LOOK_MS) {
      this.#lookedAt = now;
      this.#lookForPlayers();
    }
    this.#rouse(now);
    if (this.#percepts.length > 0)
      for (const [being, percept] of this.#percepts.splice(0))
        if (being.alive && being.has(Mind) && takeIn(this.#game, being, percept) && this.#due.has(being))
          this.#plan(being, now);
    this.#think(now);
  }

  #plan(being: Entity, at: number): void {
    this.#due.set(being, at);
    this.#wheel.add(at, { being, at });
  }

  #think(now: number): void {
    this.#queue.add(this.#wheel.take(now));
    if (this.#queue.isEmpty) return;
    const until = this.#steady() + BUDGET_MS;
    // Who is looked at thinks first; of the others who has waited longest.
    for (const room of new Set(this.#game.players.characters().map((one) => one.target(ContainedIn))))
      for (const being of room?.sources(ContainedIn) ?? [])
        if ((this.#due.get(being) ?? Infinity) <= now) {
          this.#takeTurn(being, now);
          if (this.#steady() >= until) return;
        }
    for (let next = this.#queue.take(); next; next = this.#queue.take()) {
      if (this.#due.get(next.being) !== next.at) continue;
      this.#takeTurn(next.being, now);
      if (this.#steady() >= until) return;
    }
  }

  #takeTurn(being: Entity, now: number): void {
    if (!being.alive || !being.has(Mind)) return this.#leave(being);
    const wait = this.#guarded(being);
    // A thought may have brought this one's area to sleep, or its own time about.
    if (this.#due.has(being)) this.#plan(being, now + wait);
  }

  /** A thought that throws is undone with its deed; the mind rests a while. */
  #guarded(being: Entity): number {
    try {
      return this.thinker.think(being);
    } catch (error) {
      this.#runner.clear();
      this.thinker.forget(being);
      this.#game.log.error({ err: error, npc: being.prototype?.id }, "a mind threw, and rests");
      return 60_000;
    }
  }

  /** Areas with a player, and those that one exit leads to, are awake. */
  #lookForPlayers(): void {
    const awake = new Set<string>();
    for (const character of this.#game.players.characters()) {
      const room = this.#game.placeOf(character).get(Room);
      if (room === undefined) continue;
      awake.add(room.area);
      for (const to of Object.values(room.exits)) awake.add(to.slice(0, to.indexOf(":")));
    }
    const before = this.#awake;
    this.#awake = awake;
    for (const area of awake) if (!before.has(area)) this.#waking.push(...(this.#byArea.get(area) ?? []));
    for (const area of before)
      if (!awake.has(area)) for (const being of this.#byArea.get(area) ?? []) this.#sleeps(being);
  }

  #sleeps(being: Entity): void {
    if (this.#due.delete(being)) this.#drowsy.push(being);
  }

  /** Those whose area has woken, some at a time; and those whose area sleeps now. */
  #rouse(now: number): void {
    const waking = this.#waking.splice(0, AT_ONCE);
    waking.forEach((being, index) => {
      if (!this.#isUp(being) || this.#due.has(being)) return;
      catchUp(this.#game, this.#runner, this.thinker, being);
      meetLeader(this.#game, this, being);
      this.#plan(being, now + Math.floor((index * SPREAD_MS) / waking.length));
    });
    for (const being of this.#drowsy.splice(0, AT_ONCE)) {
      if (this.#due.has(being)) continue;
      this.thinker.forget(being);
      if (being.alive && being.has(Mind)) fallAsleep(being);
    }
  }

  #isUp(being: Entity): boolean {
    return being.alive && being.has(Mind) && this.#awake.has(this.#areaOf.get(being) ?? "");
  }

  /** Notes in which area a mind is, and lets it think there if people are about. */
  #settle(being: Entity): void {
    if (!being.alive || !being.has(Minded) || being.has(Character)) return;
    const area = this.#game.placeOf(being).get(Room)?.area ?? "";
    const before = this.#areaOf.get(being);
    if (before !== area) {
      if (before !== undefined) this.#byArea.get(before)?.delete(being);
      this.#areaOf.set(being, area);
      const there = this.#byArea.get(area) ?? new Set();
      there.add(being);
      this.#byArea.set(area, there);
    }
    if (!this.#awake.has(area)) this.#sleeps(being);
    else if (!this.#due.has(being)) this.#plan(being, this.#game.clock.now());
  }

  #leave(being: Entity): void {
    const area = this.#areaOf.get(being);
    if (area !== undefined) this.#byArea.get(area)?.delete(being);
    this.#areaOf.delete(being);
    this.#due.delete(being);
    this.thinker.forget(being);
  }

  /** All minds that there are at the start; later ones come by event. */
  #gather(): void {
    if (this.#gathered) return;
    this.#gathered = true;
    for (const being of this.#game.world.query(Minded)) this.#settle(being);
  }
}
