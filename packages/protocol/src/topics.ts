import type { Tag } from "./markup/tags.ts";

/**
 * State topics: what a client knows besides the words. Latest wins; the gateway keeps the last value per session and
 * the world sends all of them anew when a character is attached. GMCP, MSDP and the web client are fed from these.
 */
export interface Topics {
  /** What stands before the cursor: semantic markup, e.g. `Name: ` or `> `. */
  prompt: { text: string };
  /** Whether the client may show what is typed; false while a password is asked. */
  echo: { on: boolean };
  /** The world's id of the session, and the last numbered line it applied (0: none). */
  session: { id: string; clientNo: number };
  /** The character in play, null before and after. */
  character: { id: string; name: string } | null;
  /** The room the character is in. */
  room: RoomTopic | null;
  /** What lies in the room with that id. */
  roomItems: { room: string; items: ThingTopic[] } | null;
  /** Who is in the room with that id, the character itself included. */
  roomPlayers: RoomPlayersTopic | null;
  /** What the character carries. */
  inventory: { items: ThingTopic[] } | null;
  /** How the player wants text to look, whatever the client said it can do; a key that is not there is the client's to say. */
  display: DisplayTopic;
  /** The text being written in the line editor; null when there is none. */
  editor: EditorTopic | null;
  /** Everyone in play, by name; only sent to a session that asks (side channel item `who`). */
  who: { players: string[] } | null;
}

export interface DisplayTopic {
  screenReader?: boolean;
  colours?: 0 | 16 | 256 | "truecolour";
  /** Columns. */
  width?: number;
  /** By tag: the player's own colour for it. */
  theme?: Partial<Record<Tag, ThemeColour>>;
}

/** `colour`: one of the eight names, or six hexadecimal digits; "plain" is no colour at all. */
export interface ThemeColour {
  colour: string;
  bold?: true;
}

export interface EditorTopic {
  /** What is written: "how you look to others". */
  title: string;
  /** The text so far, one entry a line, as it was typed. */
  lines: string[];
  /** Most lines, and most characters of a line. */
  most: { lines: number; characters: number };
}

export interface RoomTopic {
  id: string;
  name: string;
  area: string;
  /** The id of the room each way leads to. */
  exits: Record<string, string>;
  /** Words that `look` answers here, besides things and beings. */
  details: string[];
  environment?: string;
  coords?: { x: number; y: number; z: number };
}

/** A thing; its name says how many: 'three tin mugs'. `fixed`: it cannot be taken. */
export interface ThingTopic {
  id: string;
  name: string;
  count: number;
  fixed?: true;
}

export interface RoomPlayersTopic {
  room: string;
  players: { id: string; name: string; kind: "player" | "npc" }[];
  /** There are more than are named: a crowd is not told one by one. */
  crowd?: true;
}

export type TopicName = keyof Topics;

/** Encodes a topic's value for the link. */
export function encodeTopic<K extends TopicName>(_topic: K, value: Topics[K]): string {
  return JSON.stringify(value);
}

/** Decodes a topic's value; undefined when a stranger sent something that is no JSON. */
export function decodeTopic<K extends TopicName>(_topic: K, json: string): Topics[K] | undefined {
  try {
    return JSON.parse(json) as Topics[K];
  } catch {
    return undefined;
  }
}
