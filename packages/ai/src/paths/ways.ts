/** What it can take to use an exit, as bits. `doors`: hands that open them; `unbound`: may go where no mob may. */
export const ABILITIES = { climb: 1, swim: 2, fly: 4, doors: 8, unbound: 16 } as const;
export type Ability = keyof typeof ABILITIES;

/** The exit's own lock, or secret, decides. */
export const KEY = 32;
export const SECRET = 64;
/** Nobody passes. */
export const BARRED = 128;
const ALL = 255;

export type DoorState = "open" | "closed" | "locked" | "barred";

/** What a door's state asks of who goes through. */
export const DOOR_BITS: Record<DoorState, number> = {
  open: 0,
  closed: ABILITIES.doors,
  locked: ABILITIES.doors | KEY,
  barred: BARRED,
};

/** What it adds to the exit's cost: opening is a deed, unlocking another. */
export const DOOR_EXTRA: Record<DoorState, number> = { open: 0, closed: 1, locked: 2, barred: 0 };

/** One way out of a room. */
export interface ExitSpec {
  /** Its direction, or what one types to go there. */
  name: string;
  to: string;
  /** A whole number from 1 to 1,000; 1 unless told. */
  cost?: number;
  /** All of them are needed. A flyer that needs not climb has `climb` among its abilities. */
  needs?: readonly Ability[];
  /** Hidden: only who knows this secret goes there. */
  secret?: string;
  door?: DoorState;
  /** Any of these unlocks it. Who picks locks holds a key of the caller's making. */
  keys?: readonly string[];
}

export interface RoomSpec {
  id: string;
  area: string;
  exits: readonly ExitSpec[];
}

export interface TravellerSpec {
  can?: readonly Ability[];
  keys?: readonly string[];
  secrets?: readonly string[];
}

/** What one being may pass, in a graph's numbers. Two with the same signature may pass the same. */
export interface Traveller {
  readonly lacks: number;
  readonly opens: Uint8Array;
  readonly knows: Uint8Array;
  readonly signature: string;
}

export function lacks(mask: number): number {
  return ALL & ~mask;
}
