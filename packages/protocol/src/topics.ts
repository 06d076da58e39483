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
  /** What the character carries and wears, and what is in the containers it carries. */
  inventory: { items: ThingTopic[] } | null;
  /** The character's strength, as whole points. */
  vitals: Record<"health" | "mana" | "stamina", { left: number; most: number }> | null;
  /** How the character stands in the world. */
  status: StatusTopic | null;
  /** What the character has learned. */
  skills: { skills: SkillTopic[] } | null;
  /** What lasts on the character, in the order in which it came. */
  effects: { effects: EffectTopic[] } | null;
  /** The company that the character keeps, itself included; null while it goes alone. */
  group: GroupTopic | null;
  /** What the character has taken on, in the order in which it did. */
  quests: { quests: QuestTopic[] } | null;
  /** The channels that the character may hear, by name. */
  channels: { channels: ChannelTopic[] } | null;
  /** The trade sheet that lies between the character and another. */
  trade: TradeTopic | null;
  /** Letters that wait unread for the character. */
  mail: { unread: number } | null;
  /** How the player wants text to look, whatever the client said it can do; a key that is not there is the client's to say. */
  display: DisplayTopic;
  /** The text being written in the line editor; null when there is none. */
  editor: EditorTopic | null;
  /** Everyone in play, by name; only sent to a session that asks (side channel item `who`). */
  who: { players: string[] } | null;
  /** What the player has set, as `settings import` takes it; only sent to a session that asks (side channel item `settings`). */
  settings: Record<string, unknown> | null;
  /** How a line that is being typed could go on; only sent to a session that asks (side channel item `complete`). */
  completions: CompletionsTopic | null;
}

/** `line`: as it was asked. `lines`: whole lines that it could become, the likeliest first, 20 at most. */
export interface CompletionsTopic {
  line: string;
  lines: string[];
}

export interface GroupTopic {
  /** Id of who leads. */
  leader: string;
  members: GroupMemberTopic[];
}

/** Shares of health, mana and stamina are 0 to 100. `here`: in the same room as the character who is told. */
export interface GroupMemberTopic {
  id: string;
  name: string;
  level: number;
  here: boolean;
  health: number;
  mana: number;
  stamina: number;
}

export interface QuestTopic {
  /** `area:slug`. */
  id: string;
  name: string;
  /** What to do next, in plain words. */
  step: string;
  objectives: { text: string; have: number; need: number }[];
  /** Everything is done: it is to be brought to its end. */
  ready: boolean;
  /** Seconds that were left when the topic came; not there when it has no end. */
  left?: number;
}

/** `caption`: for whom and what it is. `on`: the player listens to it. */
export interface ChannelTopic {
  id: string;
  name: string;
  caption: string;
  on: boolean;
}

/** One side of a trade sheet. */
export interface TradeSideTopic {
  items: ThingTopic[];
  coins: number;
  /** Agreed to the sheet as it is. */
  agreed: boolean;
}

export interface TradeTopic {
  /** Grows with every change of the sheet; what is agreed to is one revision. */
  revision: number;
  with: { id: string; name: string };
  mine: TradeSideTopic;
  theirs: TradeSideTopic;
}

export interface DisplayTopic {
  screenReader?: boolean;
  colours?: 0 | 16 | 256 | "truecolour";
  /** Columns. */
  width?: number;
  /** False: a blank line stands before each prompt. */
  compact?: boolean;
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
  /** Ways that a shut door bars; not there when none is. */
  closed?: string[];
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
  /** The place on the body where it is worn or wielded. */
  worn?: string;
  /** What is in it, for a container; empty while it is shut. */
  holds?: ThingTopic[];
}

export interface RoomPlayersTopic {
  room: string;
  players: BeingTopic[];
  /** There are more than are named: a crowd is not told one by one. */
  crowd?: true;
}

export interface BeingTopic {
  id: string;
  name: string;
  kind: "player" | "npc";
  /** Unless it stands: `sitting`, `resting`, `sleeping`, `fighting`. */
  position?: string;
}

export interface StatusTopic {
  level: number;
  experience: number;
  /** Experience at which the next level begins; not there at the last level. */
  next?: number;
  /** Lessons that a teacher may still give. */
  lessons: number;
  folk: string;
  calling?: string;
  /** `standing`, `sitting`, `resting`, `sleeping` or `fighting`. */
  position: string;
  /** Coins at hand. */
  gold: number;
  /** Whom it fights, and the share of health, 0 to 100, that the foe has left. */
  foe?: { id: string; name: string; health: number };
}

/** `kind`: weapon, skill, spell, craft or lore. `rank`: 1 to 100, `word` says the same. */
export interface SkillTopic {
  id: string;
  name: string;
  kind: string;
  rank: number;
  word: string;
  about: string;
}

/**
 * `does`: what it moves, in a few words. `cure`: what takes it away (magic, poison, disease, curse); not there when nothing
 * does. `left`: seconds that it lasts from when the topic came; it comes again only when something else than time changed.
 */
export interface EffectTopic {
  id: string;
  name: string;
  harmful: boolean;
  does: string;
  cure?: string;
  left: number;
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
