/**
 * The game as the loader hands it over: prototypes, fully checked, with every reference written out as 'area:slug'.
 * Nothing here changes after loading; a new version of the game is a new `Content`.
 */
import type { ComponentInit } from "@wyldlands/ecs";
import type { When } from "../conditions/schema.ts";
import type { Quest } from "../quests/types.ts";
import type { Rules } from "../rules/schemas.ts";
import type { VoiceMode } from "../voices/voice-modes.ts";
import type { Direction } from "./directions.ts";
import type { Renames } from "./renames.ts";
import type { Law } from "./laws.ts";
import type { Coords } from "./layout.ts";
import type { Lore } from "@wyldlands/voice";
import type { Terrain } from "./terrain.ts";

/** One thing wrong with the content. `file` is relative to the content folder, with forward slashes; `line` counts from 1. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  /** Stable word for tools, such as 'unknown-key' or 'unknown-exit'. */
  readonly code: string;
  /** What is wrong and how to put it right. */
  readonly message: string;
}

export type LoadResult =
  | { readonly ok: true; readonly content: Content }
  | { readonly ok: false; readonly findings: Finding[] };

export interface Content {
  readonly world: WorldFile;
  /** By area name as its folder is called: 'harbor'. */
  readonly areas: ReadonlyMap<string, AreaFile>;
  readonly rooms: ReadonlyMap<string, RoomPrototype>;
  readonly items: ReadonlyMap<string, ItemPrototype>;
  readonly npcs: ReadonlyMap<string, NpcPrototype>;
  readonly quests?: ReadonlyMap<string, Quest>;
  /** By 'area:slug.direction' of the side on which its author wrote it. */
  readonly doors?: ReadonlyMap<string, DoorPrototype>;
  /** By topic name, which is the file's name without '.md'. Aliases are inside the topic. */
  readonly help: ReadonlyMap<string, HelpTopic>;
  /** By file name without '.txt'; line ends are '\n', no trailing line end. */
  readonly screens: ReadonlyMap<string, string>;
  /** The newest first. */
  readonly news?: readonly NewsItem[];
  /** `rules/`; without that folder the game has the defaults. */
  readonly rules?: Rules;
  /** What things were called before: stored rows may still say so. */
  readonly renames?: Renames;
}

export interface WorldFile {
  readonly name: string;
  /** Room where a new character first stands. */
  readonly start: string;
  /** Item that is money; it stacks. */
  readonly coin: string;
  /** Npc whose errand a newcomer is told of first. */
  readonly firstErrand: string;
  /** Room that receives things whose own place is gone. */
  readonly lostAndFound: string;
  /** Room in which moderators lock players up. */
  readonly jail?: string | undefined;
}

export interface AreaFile {
  readonly name: string;
  /** Room for those whose own room is gone. */
  readonly recall: string;
  /** Slug of its climate in the rules; absent: it has no weather. */
  readonly climate?: string;
  /** The zone that it is of, by name. */
  readonly zone?: string;
  /** What coins are called in shops, where it is not the coin's own name. */
  readonly currency?: { readonly name: string; readonly plural: string };
  /** Whose law holds there; absent: the watch's. */
  readonly law?: Law;
  /** How those who stand there find their words, where that is other than the world's (`ai.mode`). */
  readonly voice?: { readonly mode?: VoiceMode };
  /** By npc: how many there may be of all that the area's rooms bring forth. */
  readonly caps?: Readonly<Record<string, number>>;
  /** What everybody who lives there knows; ids as `harbor/drowning`. */
  readonly lore?: readonly Lore[];
}

export interface RoomPrototype {
  readonly id: string;
  readonly area: string;
  readonly name: string;
  readonly look: string;
  readonly terrain: Terrain;
  /** Its place on the area's map; absent when that is taken by another. */
  readonly coords?: Coords;
  readonly exits: Readonly<Partial<Record<Direction, string>>>;
  /** What some of the exits are besides where they lead; `door` is the prototype's id. */
  readonly ways?: Readonly<Partial<Record<Direction, WayPrototype>>>;
  /** By keyword, one word in lower case; several may share one text. Has no prototype: any typed word may be looked up. */
  readonly details: Readonly<Record<string, string>>;
  /** Lines that may be shown now and then to those who stay. */
  readonly ambience: readonly string[];
  readonly things: readonly Placement[];
  /** One entry for each npc that lives here; the same id twice means two of them. */
  readonly npcs: readonly string[];
  /** What its parts make of it (`parts/`). */
  readonly inits?: readonly ComponentInit[];
}

export interface WayPrototype {
  readonly door?: string;
  /** How hard it is to find, 1 to 100. Absent: it is in plain sight. */
  readonly hidden?: number;
  readonly needs?: "climb" | "swim" | "fly";
  readonly noMobs?: boolean;
  /** It is there only while this holds; with `blocked` it is seen at other times too. */
  readonly when?: When;
  readonly blocked?: string;
}

/** A door: one entity, whichever side one stands on. */
export interface DoorPrototype {
  readonly id: string;
  /** With its article: 'the tar-black door'. */
  readonly name: string;
  readonly keywords: readonly string[];
  readonly look: string;
  /** One or two, the authored one first. */
  readonly sides: readonly { readonly room: string; readonly direction: Direction }[];
  readonly open: boolean;
  readonly locked: boolean;
  /** Items that fit its lock. With neither keys nor `pick` it has none. */
  readonly keys: readonly string[];
  readonly pick?: number;
}

export interface Placement {
  readonly item: string;
  /** How many lie here at first, and never more by respawning. For a stack: its size. At least 1. */
  readonly count: number;
  /** Seconds until one that was taken is replaced. Absent: it is not replaced. */
  readonly respawn?: number;
}

export interface ItemPrototype {
  readonly id: string;
  /** With its article: 'a tin mug'. */
  readonly name: string;
  /** Without article: 'tin mugs'. Absent: the regular plural, see `pluralise`. */
  readonly plural?: string;
  /** Lower case: the words of the name, then what `also` adds. */
  readonly keywords: readonly string[];
  /** Sentence shown when it lies in a room. */
  readonly ground: string;
  readonly look: string;
  /** Grams. 0 for what is fixed. */
  readonly weight: number;
  /** Cannot be taken; these words are said to whoever tries. */
  readonly fixed?: string;
  readonly stack: boolean;
  /** What its parts make of it (`parts/`). */
  readonly inits?: readonly ComponentInit[];
}

export interface NpcPrototype {
  readonly id: string;
  readonly name: string;
  readonly keywords: readonly string[];
  /** Sentence shown when it is in a room. */
  readonly ground: string;
  readonly look: string;
  readonly errand?: Errand;
  /** Coins it starts with. Never less than its errand's reward. */
  readonly purse?: number;
  /** Seconds it lives; then it is gone. */
  readonly lifespan?: number;
  /** Seconds after its end until a new one comes. */
  readonly respawn?: number;
  /** What its parts make of it (`parts/`). */
  readonly inits?: readonly ComponentInit[];
}

export interface Errand {
  readonly item: string;
  /** A whole line, shown as it stands: "Hesper says, '…'". Tells what is wanted, with the exact commands. */
  readonly ask: string;
  /** A whole line, shown as it stands to everyone in the room; may use {actor}, who thanks, and {to}, who brought it. */
  readonly thanks: string;
  /** Coins, at least 0. To one player once a day. */
  readonly reward: number;
  /** A whole line, in the place of `ask` for who has brought it today. */
  readonly done?: string | undefined;
}

export interface HelpTopic {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Names of other topics, all of which exist. */
  readonly seeAlso: readonly string[];
  /** Only those who help to run the game read it, or find it named. */
  readonly staff?: true;
  readonly text: string;
}

/** What players are told of the game itself: one file of `news/`. */
export interface NewsItem {
  /** The file's name without '.md': it begins with the day. */
  readonly id: string;
  /** '2026-03-14' */
  readonly date: string;
  readonly title: string;
  readonly text: string;
}

export interface ContentCounts {
  readonly areas: number;
  readonly rooms: number;
  readonly npcs: number;
  readonly items: number;
  readonly quests: number;
}
