/** What a reaction may wait for, and what may be said of each. */
export interface Occasion {
  /** Somebody does it: a player's character, who can be asked about and done to. */
  readonly somebody: boolean;
  /** What may react; without it, rooms, npcs and things alike. */
  readonly of?: readonly ("room" | "npc" | "item")[];
  /** Keys beside `when`, `rest` and `do` that mean something here, and those of them that have to be there. */
  readonly keys: readonly ReactionKey[];
  readonly needs?: readonly ReactionKey[];
}

export type ReactionKey = "words" | "item" | "way" | "coins" | "below" | "every";

/** By name. Only what players' characters do is an occasion: reactions do not set each other off. */
export const OCCASIONS = {
  /** Somebody comes into the room; `way`: the side from which. */
  enter: { somebody: true, keys: ["way"] },
  /** Somebody leaves the room; `way`: the side to which. */
  leave: { somebody: true, keys: ["way"] },
  /** Somebody says one of the `words` there. */
  say: { somebody: true, keys: ["words"], needs: ["words"] },
  /** Somebody types one of these `words`, whole: `pull lever`. One word alone must be no command of the game. */
  command: { somebody: true, keys: ["words"], needs: ["words"] },
  /** Somebody talks to it. */
  talk: { somebody: true, of: ["npc"], keys: [] },
  /** Somebody gives it something. */
  give: { somebody: true, of: ["npc"], keys: ["item"] },
  /** Somebody gives it so many coins or more in one go. */
  bribe: { somebody: true, of: ["npc"], keys: ["coins"], needs: ["coins"] },
  /** Somebody picks something up there; of a thing: that thing. */
  get: { somebody: true, keys: ["item"] },
  /** Somebody lays something down there; of a thing: that thing. */
  drop: { somebody: true, keys: ["item"] },
  /** Somebody puts something on; of a thing: that thing. */
  wear: { somebody: true, keys: ["item"] },
  /** Somebody takes something off; of a thing: that thing. */
  remove: { somebody: true, keys: ["item"] },
  /** Somebody uses something there (`use`); of a thing: that thing. */
  use: { somebody: true, keys: ["item"] },
  /** Somebody opens the door in that `way`; of a thing: that thing. */
  open: { somebody: true, keys: ["way"] },
  /** Somebody shuts the door in that `way`; of a thing: that thing. */
  close: { somebody: true, keys: ["way"] },
  /** Somebody hurts it; `below`: only while it has less of its health left, out of 100. */
  hurt: { somebody: true, of: ["npc"], keys: ["below"] },
  /** Somebody kills it. What it does then, the room does in its place. */
  die: { somebody: true, of: ["npc"], keys: [] },
  /** It has come into the world. */
  load: { somebody: false, of: ["npc", "item"], keys: [] },
  /** So many seconds (`every`) have passed. Npcs and things only where a player is; rooms always. */
  timer: { somebody: false, keys: ["every"], needs: ["every"] },
  /** A new hour of the day begins; `when: { hours: … }` says which. Npcs and things only where a player is; rooms always. */
  hour: { somebody: false, keys: [] },
} as const satisfies Readonly<Record<string, Occasion>>;

export type OccasionName = keyof typeof OCCASIONS;

export const OCCASION_NAMES = Object.keys(OCCASIONS) as [OccasionName, ...OccasionName[]];

export function occasionOf(on: string): Occasion {
  return (OCCASIONS as Readonly<Record<string, Occasion>>)[on] ?? { somebody: false, keys: [] };
}
