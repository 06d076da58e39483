import type { Next, Way } from "./answers.ts";
import { Field } from "./field.ts";
import { FAR, type RoomGraph } from "./graph.ts";
import { KeptWays } from "./kept-ways.ts";
import { Landmarks } from "./landmarks.ts";
import { Lru } from "./lru.ts";
import { Overlay } from "./overlay.ts";
import { Parts } from "./parts.ts";
import { Search, type Found } from "./search.ts";
import type { Traveller } from "./ways.ts";

export interface PathsOptions {
  /** Rooms that give bounds; 16 unless told. */
  landmarks?: number;
  /** Rooms that one search may settle before it gives up; 20,000 unless told (about 3 ms). */
  cap?: number;
  /** Rooms after which a search that is not done is tried over the areas' borders; `cap` unless told, for it is seldom quicker before. */
  easy?: number;
  /** Ways remembered; 4,096 unless told. */
  ways?: number;
  /** Fields kept (four bytes a room and more); 16 unless told. */
  fields?: number;
  /** How often a target is asked for before it gets a field; 8 unless told. */
  popular?: number;
  /** Rooms that a search may settle before its cost is worth knowing the world's parts for; 1,000 unless told. */
  costly?: number;
}

export interface PathStats {
  /** Questions: ways and next steps. */
  asked: number;
  /** Answered by a way remembered. */
  remembered: number;
  /** Answered by a field. */
  fromFields: number;
  /** Said to be unreachable without a search. */
  apart: number;
  /** Searches, over rooms and over borders. */
  searches: number;
  overBorders: number;
  /** Rooms, or border rooms, settled by all searches. */
  settled: number;
  tooFar: number;
  /** Crossings of areas made. */
  crossings: number;
  /** What is kept now. */
  ways: number;
  fields: number;
  landmarks: number;
}

/** Kinds of travellers whose parts and crossings are kept, and targets whose askers are counted. */
const KINDS = 4;
const TARGETS = 256;

interface Kind {
  traveller: Traveller;
  parts: Parts | undefined;
  /** `graph.changes` when the parts were made. */
  madeAt: number;
  wantsParts: boolean;
  wantsCrossings: boolean;
}

/**
 * Ways through a graph of rooms, for anybody's abilities, and always the cheapest. What takes longer than a turn may is not done on
 * the way: `prepare` does it piece by piece in idle time. Until then answers come slower, and a hard one may be `too-far`. The same
 * questions and changes in the same order have the same answers. Nothing here has to be saved.
 */
export class Paths {
  readonly graph: RoomGraph;
  readonly #landmarks: Landmarks;
  readonly #search: Search;
  readonly #overlay: Overlay;
  readonly #world: Parts;
  readonly #ways: KeptWays;
  readonly #fields: Lru<Field>;
  readonly #asked = new Lru<number>(TARGETS);
  readonly #kinds = new Lru<Kind>(KINDS);
  readonly #cap: number;
  readonly #easy: number;
  readonly #popular: number;
  readonly #costly: number;
  #waiting: Kind[] = [];
  #counts = {
    asked: 0,
    remembered: 0,
    fromFields: 0,
    apart: 0,
    searches: 0,
    overBorders: 0,
    settled: 0,
    tooFar: 0,
  };

  constructor(graph: RoomGraph, options: PathsOptions = {}) {
    const {
      landmarks = 16,
      cap = 20_000,
      easy = cap,
      ways = 4_096,
      fields = 16,
      popular = 8,
      costly = 1_000,
    } = options;
    this.graph = graph;
    this.#landmarks = new Landmarks(graph, landmarks);
    this.#search = new Search(graph, this.#landmarks);
    this.#overlay = new Overlay(graph, this.#landmarks, this.#search, KINDS);
    this.#world = new Parts(graph, undefined);
    this.#ways = new KeptWays(graph, this.#landmarks, ways);
    this.#fields = new Lru(fields);
    this.#cap = cap;
    this.#easy = Math.min(easy, cap);
    this.#popular = popular;
    this.#costly = costly;
  }

  /** Does one piece of what waits (at most 10 ms for 100,000 rooms): landmarks, parts, crossings. False when nothing waits. */
  prepare(): boolean {
    if (!this.#landmarks.done) {
      this.#landmarks.step();
      return true;
    }
    const kind = this.#waiting[0];
    if (kind === undefined) return false;
    if (kind.wantsParts) {
      kind.parts = new Parts(this.graph, kind.traveller);
      kind.madeAt = this.graph.changes;
      kind.wantsParts = false;
    } else if (kind.wantsCrossings) {
      kind.wantsCrossings = this.#overlay.warm(kind.traveller);
    }
    if (!kind.wantsParts && !kind.wantsCrossings) this.#waiting.shift();
    return true;
  }

  /** The cheapest way. */
  find(from: string, to: string, traveller: Traveller): Way {
    const [start, end] = [this.graph.room(from), this.graph.room(to)];
    if (start < 0) return { kind: "unknown", room: from };
    if (end < 0) return { kind: "unknown", room: to };
    this.#counts.asked += 1;
    return this.#find(start, end, traveller);
  }

  /** The next step of a cheapest way. Cheaper than `find` for targets that many ask for. */
  next(from: string, to: string, traveller: Traveller): Next {
    const [start, end] = [this.graph.room(from), this.graph.room(to)];
    if (start < 0) return { kind: "unknown", room: from };
    if (end < 0) return { kind: "unknown", room: to };
    this.#counts.asked += 1;
    if (start === end) return { kind: "there" };
    const key = `${end}/${traveller.signature}`;
    const times = (this.#asked.get(key) ?? 0) + 1;
    this.#asked.set(key, times);
    if (times >= this.#popular) {
      if (this.#isApart(start, end, traveller)) return { kind: "unreachable" };
      const field = this.#field(key, end, traveller);
      this.#counts.fromFields += 1;
      const left = field.cost(start);
      return left === FAR ? { kind: "unreachable" } : this.#step(field.next(start), left);
    }
    const way = this.#find(start, end, traveller);
    return way.kind === "way" ? this.#step(way.exits[0]!, way.cost) : way;
  }

  /** The names of a way's exits and the rooms they lead to. */
  steps(exits: Int32Array): { name: string; to: string }[] {
    const { exitNames, rooms, target } = this.graph;
    return Array.from(exits, (exit) => ({ name: exitNames[exit]!, to: rooms[target[exit]!]! }));
  }

  /** Whether nothing changed that bars the rest of a way, from its step `done` on. It may have become dearer than another. */
  stillOpen(exits: Int32Array, done: number, traveller: Traveller): boolean {
    for (let at = done; at < exits.length; at++) if (!this.graph.passes(traveller, exits[at]!)) return false;
    return true;
  }

  get stats(): PathStats {
    return {
      ...this.#counts,
      crossings: this.#overlay.built,
      ways: this.#ways.size,
      fields: this.#fields.size,
      landmarks: this.#landmarks.ready,
    };
  }

  /** Forgets ways, fields, parts and crossings. Landmarks stay: no door makes them wrong. */
  clear(): void {
    this.#ways.clear();
    this.#fields.clear();
    this.#asked.clear();
    this.#kinds.clear();
    this.#waiting = [];
    this.#overlay.clear();
  }

  #find(from: number, to: number, traveller: Traveller): Way {
    if (from === to) return { kind: "way", cost: 0, exits: new Int32Array(0) };
    const kept = this.#ways.get(from, to, traveller);
    if (kept !== undefined) {
      this.#counts.remembered += 1;
      return kept;
    }
    const way: Way = this.#isApart(from, to, traveller)
      ? { kind: "unreachable" }
      : this.#told(this.#look(from, to, traveller));
    if (way.kind !== "too-far") this.#ways.keep(from, to, traveller, way);
    return way;
  }

  #look(from: number, to: number, traveller: Traveller): Found {
    const { areaOf } = this.graph;
    const warm = this.#overlay.isWarm(traveller) && areaOf[from] !== areaOf[to];
    this.#counts.searches += 1;
    let found = this.#search.run(from, to, traveller, warm ? this.#easy : this.#cap);
    let { settled } = found;
    const hard = settled >= this.#easy;
    if (warm && found.kind === "capped") {
      this.#counts.searches += 1;
      this.#counts.overBorders += 1;
      found = this.#overlay.run(from, to, traveller, this.#cap);
      settled += found.settled;
    }
    this.#counts.settled += settled;
    if (settled > this.#costly) this.#want(traveller, found.kind !== "path", hard);
    return found;
  }

  #told(found: Found): Way {
    if (found.kind === "path") return { kind: "way", cost: found.cost, exits: found.exits };
    if (found.kind === "unreachable") return { kind: "unreachable" };
    this.#counts.tooFar += 1;
    return { kind: "too-far" };
  }

  #isApart(from: number, to: number, traveller: Traveller): boolean {
    let apart = this.#world.apart(from, to) || this.#landmarks.bound(from, to) === FAR;
    const kind = this.#kinds.get(traveller.signature);
    if (!apart && kind?.parts !== undefined) {
      if (kind.parts.catchUp()) apart = kind.parts.apart(from, to);
      else kind.parts = undefined;
    }
    if (apart) this.#counts.apart += 1;
    return apart;
  }

  /** Notes what would have made a costly search cheap, for `prepare` to make. */
  #want(traveller: Traveller, parts: boolean, crossings: boolean): void {
    const kind = this.#kinds.get(traveller.signature) ?? {
      traveller,
      parts: undefined,
      madeAt: -1,
      wantsParts: false,
      wantsCrossings: false,
    };
    this.#kinds.set(traveller.signature, kind);
    const waited = kind.wantsParts || kind.wantsCrossings;
    if (parts && (kind.parts === undefined || kind.madeAt !== this.graph.changes)) kind.wantsParts = true;
    if (crossings && !this.#overlay.isWarm(traveller)) kind.wantsCrossings = true;
    if (!waited && (kind.wantsParts || kind.wantsCrossings)) this.#waiting.push(kind);
  }

  #field(key: string, target: number, traveller: Traveller): Field {
    const known = this.#fields.get(key);
    if (known?.catchUp() === true) return known;
    const field = new Field(this.graph, target, traveller);
    this.#fields.set(key, field);
    return field;
  }

  #step(exit: number, left: number): Next {
    const { exitNames, rooms, target } = this.graph;
    return { kind: "step", exit, name: exitNames[exit]!, to: rooms[target[exit]!]!, left };
  }
}
