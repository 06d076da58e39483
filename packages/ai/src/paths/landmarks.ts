import { FAR, type RoomGraph } from "./graph.ts";
import { Parts } from "./parts.ts";
import { Sweep } from "./sweep.ts";

const NONE = 0xffff;
/** Of all landmarks, as many are asked during one search: those that say most about its two ends. */
const ASKED = 4;

/**
 * Lower bounds for the way between any two rooms, from the distances to and from a few rooms at the world's rims (ALT, Goldberg and
 * Harrelson 2005). They are measured with every door open and every need met: whatever closes, locks or opens later, they hold.
 * A new exit is a new graph, and needs new landmarks. They are made one sweep at a time; searches run with those that are ready.
 */
export class Landmarks {
  readonly wanted: number;
  /** How many are ready. */
  ready = 0;
  /** Rooms that are landmarks, in the order of their making. */
  readonly rooms: number[] = [];
  readonly #sweep: Sweep;
  readonly #scratch: Int32Array;
  /** By room and landmark: the distance to it, from it; NONE where there is no way. Too far for 16 bits: 32. */
  #to: Uint16Array | Int32Array;
  #from: Uint16Array | Int32Array;
  #none = NONE;
  /** By room: to the nearest landmark, along or against exits. */
  readonly #nearest: Int32Array;
  readonly #eligible: Uint8Array;
  #halfDone = false;

  constructor(graph: RoomGraph, wanted = 16) {
    const count = graph.rooms.length;
    this.wanted = count === 0 ? 0 : wanted;
    this.#sweep = new Sweep(graph);
    this.#scratch = new Int32Array(count);
    this.#to = new Uint16Array(count * wanted).fill(NONE);
    this.#from = new Uint16Array(count * wanted).fill(NONE);
    this.#nearest = new Int32Array(count).fill(FAR);
    this.#eligible = eligible(graph);
  }

  get done(): boolean {
    return this.ready >= this.wanted;
  }

  /** One sweep over the world (8 ms for 100,000 rooms); two make a landmark. False when all are there. */
  step(): boolean {
    if (this.done) return false;
    if (!this.#halfDone) this.rooms.push(this.#farthest());
    const room = this.rooms.at(-1)!;
    const distance = this.#scratch;
    this.#sweep.run(room, distance, { backwards: !this.#halfDone });
    this.#halfDone = !this.#halfDone;
    if (this.#halfDone) {
      this.#keep("to", distance);
      return true;
    }
    this.#keep("from", distance);
    this.ready += 1;
    return !this.done;
  }

  /** No way from `from` to `to` costs less, for anybody; FAR when there is none. Every landmark is asked. */
  bound(from: number, to: number): number {
    const wanted = this.wanted;
    const none = this.#none;
    let bound = 0;
    for (let mark = 0; mark < this.ready; mark++) {
      const fromTo = this.#to[from * wanted + mark]!;
      const toTo = this.#to[to * wanted + mark]!;
      const fromFrom = this.#from[from * wanted + mark]!;
      const toFrom = this.#from[to * wanted + mark]!;
      if ((toTo !== none && fromTo === none) || (fromFrom !== none && toFrom === none)) return FAR;
      if (toTo !== none && fromTo - toTo > bound) bound = fromTo - toTo;
      if (toFrom !== none && fromFrom !== none && toFrom - fromFrom > bound) bound = toFrom - fromFrom;
    }
    return bound;
  }

  /** The bounds of one search, to one target: consistent, so A* settles no room twice. */
  aim(from: number, to: number): Aim {
    const wanted = this.wanted;
    const none = this.#none;
    const marks: { gain: number; mark: number; backwards: boolean }[] = [];
    for (let mark = 0; mark < this.ready; mark++) {
      const toTo = this.#to[to * wanted + mark]!;
      const toFrom = this.#from[to * wanted + mark]!;
      const fromTo = this.#to[from * wanted + mark]!;
      const fromFrom = this.#from[from * wanted + mark]!;
      if (toTo !== none) marks.push({ gain: fromTo - toTo, mark, backwards: false });
      if (toFrom !== none && fromFrom !== none)
        marks.push({ gain: toFrom - fromFrom, mark, backwards: true });
    }
    marks.sort((a, b) => b.gain - a.gain);
    const aim: Aim = {
      to: this.#to,
      from: this.#from,
      none,
      wanted,
      ways: 0,
      marks: [],
      ends: [],
      backwards: [],
    };
    for (const { mark, backwards } of marks.slice(0, ASKED)) {
      aim.marks.push(mark);
      aim.ends.push((backwards ? this.#from : this.#to)[to * wanted + mark]!);
      aim.backwards.push(backwards);
      aim.ways += 1;
    }
    return aim;
  }

  /** Deterministic: the room farthest from all landmarks so far; the first is the farthest from room 0's end of the world. */
  #farthest(): number {
    let distance: ArrayLike<number> = this.#nearest;
    if (this.rooms.length === 0) {
      this.#sweep.run(Math.max(0, this.#eligible.indexOf(1)), this.#scratch, { backwards: false });
      distance = this.#scratch.map((value) => (value === FAR ? 0 : value));
    }
    let best = -1;
    for (let room = 0; room < distance.length; room++)
      if (this.#eligible[room] === 1 && (best < 0 || distance[room]! > distance[best]!)) best = room;
    return Math.max(0, best);
  }

  #keep(which: "to" | "from", distance: Int32Array): void {
    const mark = this.rooms.length - 1;
    const wanted = this.wanted;
    const nearest = this.#nearest;
    for (const value of distance)
      if (value !== FAR && value >= this.#none) {
        this.#widen();
        break;
      }
    const table = which === "to" ? this.#to : this.#from;
    for (let room = 0; room < distance.length; room++) {
      const value = distance[room]!;
      table[room * wanted + mark] = value === FAR ? this.#none : value;
      if (value < nearest[room]!) nearest[room] = value;
    }
  }

  #widen(): void {
    const wide = (table: Uint16Array | Int32Array): Int32Array =>
      Int32Array.from(table, (value) => (value === NONE ? FAR : value));
    this.#to = wide(this.#to);
    this.#from = wide(this.#from);
    this.#none = FAR;
  }
}

/** What a search needs to bound the rest of its way, laid open for its inner loop. */
export interface Aim {
  to: Uint16Array | Int32Array;
  from: Uint16Array | Int32Array;
  none: number;
  wanted: number;
  ways: number;
  marks: number[];
  ends: number[];
  backwards: boolean[];
}

/** The least that the rest of the way from `room` costs; FAR when none leads there. */
export function boundOf(aim: Aim, room: number): number {
  const row = room * aim.wanted;
  let bound = 0;
  for (let way = 0; way < aim.ways; way++) {
    const at = row + aim.marks[way]!;
    if (aim.backwards[way]!) {
      const less = aim.ends[way]! - aim.from[at]!;
      if (less > bound) bound = less;
    } else {
      const value = aim.to[at]!;
      if (value === aim.none) return FAR;
      const more = value - aim.ends[way]!;
      if (more > bound) bound = more;
    }
  }
  return bound;
}

/** Rooms in parts of the world worth a landmark: those with a thirty-second of all rooms, or the largest. */
function eligible(graph: RoomGraph): Uint8Array {
  const count = graph.rooms.length;
  const parts = new Parts(graph, undefined);
  let least = 0;
  for (let room = 0; room < count; room++) least = Math.max(least, parts.sizeOf(room));
  least = Math.min(least, count / 32);
  return Uint8Array.from({ length: count }, (_, room) => (parts.sizeOf(room) >= least ? 1 : 0));
}
