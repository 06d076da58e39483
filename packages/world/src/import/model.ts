/** An old world as its files have it, whatever their dialect: numbers as names, texts as they stand. */
import type { At } from "./report.ts";

export interface Extra extends At {
  readonly keywords: string;
  readonly text: string;
}

export interface OldExit extends At {
  /** 0 to 9: north, east, south, west, up, down, northwest, northeast, southeast, southwest. */
  readonly direction: number;
  readonly look: string;
  readonly keywords: string;
  readonly door: boolean;
  readonly pickproof: boolean;
  readonly hidden: boolean;
  /** Number of the key; 0 and below: it has no lock. */
  readonly key: number;
  readonly to: number;
}

export interface OldRoom extends At {
  readonly vnum: number;
  /** Number that the file gives for its zone. */
  readonly name: string;
  readonly look: string;
  /** Names of `flag-names.ts`, or `bit 21`. */
  readonly flags: ReadonlySet<string>;
  readonly sector: string;
  readonly exits: OldExit[];
  readonly extras: Extra[];
  /** Percent by which one mends faster; 100 is as usual. */
  readonly heal: number;
}

export interface OldMob extends At {
  readonly vnum: number;
  readonly keywords: string;
  readonly name: string;
  readonly ground: string;
  readonly look: string;
  readonly flags: ReadonlySet<string>;
  readonly affects: ReadonlySet<string>;
  readonly alignment: number;
  readonly level: number;
  /** As in `5d5+12`. */
  readonly health: string;
  readonly damage: string;
  readonly gold: number;
  readonly experience: number;
  readonly race?: string;
  /** How it strikes with bare hands, as weapons are said to. */
  readonly how?: string;
  /** What it says of more, one line each: has no place here. */
  readonly more: readonly (At & { text: string })[];
}

export type Use =
  | { kind: "weapon"; dice: string; how: string }
  | { kind: "armour"; points: number }
  | { kind: "light"; hours: number }
  | {
      kind: "container";
      pounds: number;
      lid: boolean;
      closed: boolean;
      locked: boolean;
      pickproof: boolean;
      key: number;
    }
  | { kind: "drink"; most: number; now: number; liquid: string; poisoned: boolean; endless: boolean }
  | { kind: "food"; hours: number; poisoned: boolean }
  | { kind: "money"; coins: number }
  | { kind: "magic"; how: "potion" | "pill" | "scroll" | "wand" | "staff"; spells: string[] }
  | { kind: "portal"; to: number }
  | { kind: "plain"; type: string };

export interface OldItem extends At {
  readonly vnum: number;
  readonly keywords: string;
  readonly name: string;
  readonly ground: string;
  readonly use: Use;
  readonly extraFlags: ReadonlySet<string>;
  readonly wear: ReadonlySet<string>;
  readonly grams: number;
  readonly cost: number;
  readonly level: number;
  readonly extras: Extra[];
  readonly affects: readonly (At & { location: string; by: number })[];
  readonly more: readonly (At & { text: string })[];
}

/** A reset, in the order of the file. */
export interface OldReset extends At {
  readonly command: string;
  /** It hangs on the one before it. */
  readonly dependent: boolean;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** ROM: how many at most in the room, or so many into the container. */
  readonly d: number;
  /** The line as it stands. */
  readonly text: string;
}

export interface OldZone extends At {
  readonly number: number;
  readonly name: string;
  readonly bottom: number;
  readonly top: number;
  /** Between two resets; 0: it is never reset. */
  readonly minutes: number;
  /** For whom it was made. */
  readonly levels?: readonly [from: number, to: number];
  readonly resets: OldReset[];
}

export interface OldShop extends At {
  readonly keeper: number;
  readonly sells: readonly number[];
  /** Names of item types. */
  readonly buys: readonly string[];
  /** What a thing costs, as a multiple of its worth, and what the shop gives for one. */
  readonly asks: number;
  readonly gives: number;
  readonly rooms: readonly number[];
  readonly open: number;
  readonly close: number;
  /** What has no place here, in words. */
  readonly lost: readonly (At & { text: string })[];
}

export interface OldQuest extends At {
  readonly vnum: number;
  readonly name: string;
  readonly offer: string;
  readonly done: string;
  readonly quit: string;
  /** 0 find a thing, 1 a room, 2 a being; 3 kill; 4 save; 5 bring; 6 clear a room. */
  readonly type: number;
  readonly giver: number;
  readonly flags: ReadonlySet<string>;
  readonly target: number;
  readonly before: number;
  readonly next: number;
  readonly needs: number;
  readonly level: number;
  /** Hours of the game; below 1: no end. */
  readonly hours: number;
  readonly to: number;
  readonly count: number;
  readonly coins: number;
  readonly experience: number;
  readonly thing: number;
  readonly lost: readonly string[];
}

/** A trigger, program or special: text for the notes. */
export interface Note extends At {
  readonly kind: "script" | "special" | "quest" | "attached";
  readonly title: string;
  readonly text: string;
  /** Which zone's notes it goes to. */
  readonly near: number;
}

export interface OldHelp extends At {
  readonly keywords: string;
  readonly text: string;
}

export interface OldWorld {
  readonly zones: OldZone[];
  readonly rooms: Map<number, OldRoom>;
  readonly mobs: Map<number, OldMob>;
  readonly items: Map<number, OldItem>;
  readonly shops: OldShop[];
  readonly quests: Map<number, OldQuest>;
  readonly notes: Note[];
  readonly helps: OldHelp[];
  /** Of a pound. */
  readonly hourSeconds: number;
}

export function emptyWorld(): OldWorld {
  return {
    zones: [],
    rooms: new Map(),
    mobs: new Map(),
    items: new Map(),
    shops: [],
    quests: new Map(),
    notes: [],
    helps: [],
    hourSeconds: 75,
  };
}
