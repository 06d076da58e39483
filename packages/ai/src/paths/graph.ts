import { PathError } from "./errors.ts";
import {
  ABILITIES,
  DOOR_BITS,
  DOOR_EXTRA,
  KEY,
  lacks,
  SECRET,
  type DoorState,
  type RoomSpec,
  type Traveller,
  type TravellerSpec,
} from "./ways.ts";

/** A cost no way has: what cannot be reached. Sums of two of them stay below 2^31. */
export const FAR = 0x3fff_ffff;
export const MOST_COST = 1_000;
/** How many changes of doors are kept for those who catch up; who is further behind starts anew. */
const LOG = 256;

/**
 * Rooms and exits in typed arrays (compressed rows: the exits of room `r` are `offset[r]` to `offset[r + 1] - 1`), with the same
 * backwards. Rooms, exits, areas are numbers here; `room()` and `exit()` find them by name. Doors change; rooms and exits do not: for
 * those a new graph is built.
 */
export class RoomGraph {
  readonly rooms: readonly string[];
  readonly areas: readonly string[];
  readonly exitNames: readonly string[];
  readonly offset: Int32Array;
  readonly target: Int32Array;
  readonly source: Int32Array;
  /** By exit: its cost when its door is open. */
  readonly cost: Uint16Array;
  /** By exit: its cost as it is, without regard to who goes. */
  readonly weight: Uint16Array;
  /** By exit: what it takes now, as bits. */
  readonly need: Uint8Array;
  readonly lock: Int32Array;
  readonly secret: Int32Array;
  /** Backwards: the exits that lead to room `r` are `into[intoOffset[r]]` to `into[intoOffset[r + 1] - 1]`. */
  readonly intoOffset: Int32Array;
  readonly into: Int32Array;
  readonly areaOf: Int32Array;
  /** By area: counts changes of doors between two of its rooms. */
  readonly areaVersion: Uint32Array;
  /** Counts all changes of doors. */
  changes = 0;
  readonly #named: Map<string, number>;
  readonly #always: Uint8Array;
  readonly #locks: string[][] = [[]];
  readonly #secrets = new Map<string, number>();
  readonly #log = new Int32Array(LOG);

  /** Throws PathError for a room named twice, an exit to nowhere, or a cost out of bounds. */
  constructor(specs: readonly RoomSpec[]) {
    const count = specs.length;
    this.rooms = specs.map(({ id }) => id);
    this.#named = new Map(this.rooms.map((id, index) => [id, index]));
    if (this.#named.size < count)
      throw new PathError("twice", `The room ${twice(this.rooms)} is there twice.`);
    const areas = new Map<string, number>();
    this.areaOf = Int32Array.from(specs, ({ area }) => intern(areas, area));
    this.areas = [...areas.keys()];
    this.areaVersion = new Uint32Array(areas.size);
    const exits = specs.reduce((sum, { exits }) => sum + exits.length, 0);
    this.offset = new Int32Array(count + 1);
    this.target = new Int32Array(exits);
    this.source = new Int32Array(exits);
    this.cost = new Uint16Array(exits);
    this.weight = new Uint16Array(exits);
    this.need = new Uint8Array(exits);
    this.#always = new Uint8Array(exits);
    this.lock = new Int32Array(exits);
    this.secret = new Int32Array(exits);
    this.intoOffset = new Int32Array(count + 1);
    this.into = new Int32Array(exits);
    const names: string[] = [];
    this.exitNames = names;
    this.#fill(specs, names);
    this.#turnRound();
  }

  /** The room's number, or -1. */
  room(id: string): number {
    return this.#named.get(id) ?? -1;
  }

  /** The number of the room's exit of that name, or -1. */
  exit(room: number, name: string): number {
    for (let exit = this.offset[room] ?? 0; exit < (this.offset[room + 1] ?? 0); exit++)
      if (this.exitNames[exit] === name) return exit;
    return -1;
  }

  /** Opens, closes, locks or bars one side of a door; says whether that changed anything. */
  setDoor(exit: number, state: DoorState): boolean {
    const need = this.#always[exit];
    if (need === undefined) throw new PathError("no-exit", `There is no exit number ${exit}.`);
    const now = need | DOOR_BITS[state];
    if (now === this.need[exit]) return false;
    this.need[exit] = now;
    this.weight[exit] = this.cost[exit]! + DOOR_EXTRA[state];
    const area = this.areaOf[this.source[exit]!]!;
    if (area === this.areaOf[this.target[exit]!]!) this.areaVersion[area]! += 1;
    this.#log[this.changes % LOG] = exit;
    this.changes += 1;
    return true;
  }

  /** Calls `look` with each exit changed since `changes` was `since`; false, and no call, when that is too long ago. */
  changedSince(since: number, look: (exit: number) => void): boolean {
    if (this.changes - since > LOG) return false;
    for (let at = since; at < this.changes; at++) look(this.#log[at % LOG]!);
    return true;
  }

  /** What somebody with these abilities, keys and knowledge may pass. Keys and secrets that no exit asks for do not count. */
  traveller({ can = [], keys = [], secrets = [] }: TravellerSpec): Traveller {
    const opens = new Uint8Array(this.#locks.length);
    const held = new Set(keys);
    for (const [lock, fitting] of this.#locks.entries())
      if (fitting.some((key) => held.has(key))) opens[lock] = 1;
    const knows = new Uint8Array(this.#secrets.size + 1);
    for (const secret of secrets) knows[this.#secrets.get(secret) ?? 0] = 1;
    knows[0] = 0;
    let mask = 0;
    for (const ability of can) mask |= ABILITIES[ability];
    const signature = `${mask}/${listed(opens)}/${listed(knows)}`;
    return { lacks: lacks(mask), opens, knows, signature };
  }

  /** Whether the traveller may use the exit now. */
  passes(traveller: Traveller, exit: number): boolean {
    const lacking = this.need[exit]! & traveller.lacks;
    if (lacking === 0) return true;
    if ((lacking & ~(KEY | SECRET)) !== 0) return false;
    if ((lacking & KEY) !== 0 && traveller.opens[this.lock[exit]!] !== 1) return false;
    return (lacking & SECRET) === 0 || traveller.knows[this.secret[exit]!] === 1;
  }

  #fill(specs: readonly RoomSpec[], names: string[]): void {
    const locks = new Map<string, number>([["", 0]]);
    let at = 0;
    for (const [room, { id, exits }] of specs.entries()) {
      this.offset[room] = at;
      for (const { name, to, cost = 1, needs = [], secret, door = "open", keys = [] } of exits) {
        const target = this.room(to);
        if (target < 0)
          throw new PathError(
            "nowhere",
            `The exit ${name} of ${id} leads to ${to}, and there is no such room.`,
          );
        if (!Number.isInteger(cost) || cost < 1 || cost > MOST_COST)
          throw new PathError(
            "cost",
            `The exit ${name} of ${id} costs ${cost}; give a whole number from 1 to ${MOST_COST}.`,
          );
        names.push(name);
        this.source[at] = room;
        this.target[at] = target;
        this.cost[at] = cost;
        this.weight[at] = cost + DOOR_EXTRA[door];
        let need = 0;
        for (const ability of needs) need |= ABILITIES[ability];
        if (secret !== undefined) {
          need |= SECRET;
          this.secret[at] = intern(this.#secrets, secret, 1);
        }
        this.#always[at] = need;
        this.need[at] = need | DOOR_BITS[door];
        const fitting = [...new Set(keys)].sort();
        const lock = intern(locks, fitting.join("\0"));
        this.lock[at] = lock;
        this.#locks[lock] = fitting;
        at++;
      }
    }
    this.offset[specs.length] = at;
  }

  #turnRound(): void {
    for (const room of this.target) this.intoOffset[room + 1]! += 1;
    for (let room = 0; room < this.rooms.length; room++) this.intoOffset[room + 1]! += this.intoOffset[room]!;
    const next = this.intoOffset.slice();
    for (const [exit, room] of this.target.entries()) {
      this.into[next[room]!] = exit;
      next[room]! += 1;
    }
  }
}

function intern(numbers: Map<string, number>, name: string, first = 0): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size + first);
  return numbers.size - 1 + first;
}

function listed(flags: Uint8Array): string {
  const numbers: number[] = [];
  for (const [number, flag] of flags.entries()) if (flag === 1) numbers.push(number);
  return numbers.join(",");
}

function twice(names: readonly string[]): string {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return "";
}
