/** What an author may write in each kind of file. Strict: a key that is not here is a finding. */
import { z } from "zod";
import { LAWS } from "./laws.ts";
import { TERRAINS } from "./terrain.ts";
import { ITEM_PARTS, NPC_PARTS, ROOM_PARTS } from "./parts/index.ts";
import { viewWhenSchema } from "../conditions/schema.ts";
import { shapeOf } from "./parts/part.ts";
import { loreSchema } from "../rules/voice-schemas.ts";
import { VOICE_MODES } from "../voices/voice-modes.ts";

const text = z.string().trim().min(1);
/** 'slug' (of the same area) or 'area:slug'; whether it exists is checked when all files are read. */
const reference = z.string().trim().min(1);
/** One word: players type it after a command. */
const keyword = text.regex(/^\S+$/, "Write one word to a line: players type it after a command.");
const seconds = z.number().int().min(1);
const count = z.number().int().min(1);
const coins = z.number().int().min(0);
const terrain = z.enum(TERRAINS);
const coordinates = z
  .array(z.number().int().min(-10_000).max(10_000))
  .refine((at) => at.length === 3, "Write three whole numbers, such as [4, -2, 0].");

export const worldSchema = z.strictObject({
  /** The game's name. */
  name: text,
  /** The room where newcomers begin. */
  start: reference,
  /** The item that is money. */
  coin: reference,
  /** The npc whose errand a newcomer is told of first. */
  firstErrand: reference,
  /** The room for what has lost its place. */
  lostAndFound: reference,
  /** The room in which moderators lock players up; without it nobody can be jailed. No way has to lead there. */
  jail: reference.optional(),
});

/** Slugs that it had before: what is stored or written under them is this. Leave them in. */
const was = z.union([reference, z.array(reference).min(1)], {
  error: "Write the slug that it had before, or a list of them.",
});

const currencySchema = z.strictObject({
  /** One of them, with its article: `a silver mark`. */
  name: text,
  /** Several, without one: `silver marks`. */
  plural: text,
});

/** zones.yaml: areas that have something in common. What an area says itself goes before. */
export const zoneSchema = z.strictObject({
  /** The zone's name. MAP says it. */
  name: text,
  /** Its areas, by the names of their folders. An area is of one zone. */
  areas: z.array(reference).min(1),
  /** The weather over its areas: a climate of `rules/climates.yaml`. */
  climate: text.optional(),
  /** Players may attack each other there without asking, but in rooms that say `duels: false` or `peaceful`. */
  pvp: z.boolean().optional(),
  /**
   * Whose law holds there. `watch`, as where nothing is said: those who keep the peace step in, and fights that players have leave for are
   * their own business. `strict`: those too are broken up, and who is locked up sits a day longer. `none`: nobody steps in, nobody
   * calls for the watch, and it follows nobody there.
   */
  law: z.enum(LAWS).optional(),
  /** What coins are called in its shops; they are the same coins. */
  currency: currencySchema.optional(),
});

export const areaSchema = z.strictObject({
  /** The area's name. */
  name: text,
  /** Folders' names that it had before. Leave them in. */
  was: was.optional(),
  /** The room where whoever died in the area, or whose own room is gone, finds themselves. */
  recall: reference,
  /** The ground of its rooms that do not name their own. */
  terrain: terrain.default("inside"),
  /** The weather over its rooms that have no roof: a climate of `rules/climates.yaml`. Without it there is none. */
  climate: text.optional(),
  /** Players may attack each other there without asking; without it, as the zone says. */
  pvp: z.boolean().optional(),
  /** Whose law holds there: `none`, `watch` or `strict`; without it, as the zone says. */
  law: z.enum(LAWS).optional(),
  /** What coins are called in its shops; without it, as the zone says. */
  currency: currencySchema.optional(),
  /** The levels of its foes, `[from, to]`: of those who attack, or who bite and scratch (`natural`). */
  levels: z
    .array(z.int().min(1).max(100))
    .refine(
      ([from = 0, to = 0, ...more]) => more.length === 0 && from >= 1 && from <= to,
      "Write two levels, the lower first, such as [1, 3].",
    )
    .optional(),
  /** By npc: how many of it there may be at a time of all that the area's rooms bring forth. */
  caps: z.record(z.string(), count).default({}),
  /** What everybody who lives there knows and tells, asked about it. */
  lore: z.array(loreSchema).default([]),
  /** How those who stand there find their words. */
  voice: z
    .strictObject({
      /** In place of the world's `ai.mode`. */
      mode: z.enum(VOICE_MODES).optional(),
    })
    .optional(),
});

const difficulty = z.int().min(1).max(100);

const doorSchema = z.preprocess(
  (written) => (typeof written === "string" ? { name: written } : written),
  z
    .strictObject({
      /** Its name, with the article or without: `tar-black door`. */
      name: text,
      /** More words that mean it, besides those of its name. */
      also: z.array(keyword).default([]),
      /** What a closer look shows. */
      look: text.optional(),
      /** It stands open at first. */
      open: z.boolean().default(false),
      /** It is locked at first. */
      locked: z.boolean().default(false),
      /** The item that locks and unlocks it, or several that each do. */
      key: z.union([reference, z.array(reference).min(1)]).optional(),
      /** How hard its lock is to pick, 1 to 100; without it, nobody can. */
      pick: difficulty.optional(),
    })
    .refine((door) => !(door.open && door.locked), {
      path: ["locked"],
      message: "What stands open is not locked. Take out 'open' or 'locked'.",
    })
    .refine((door) => !door.locked || door.key !== undefined || door.pick !== undefined, {
      path: ["locked"],
      message: "Nobody could ever open it. Say which 'key' fits, or how hard it is to 'pick'.",
    }),
);

const exitSchema = z.preprocess(
  (written) => (typeof written === "string" ? { to: written } : written),
  z
    .strictObject({
      /** The room it leads to. */
      to: reference,
      /** There is no way back. */
      oneWay: z.literal(true).optional(),
      /** A door in it; the exit back has the same one. Written on one side. */
      door: doorSchema.optional(),
      /** It is not seen until somebody searches for it well enough, 1 to 100. */
      hidden: difficulty.optional(),
      /** What it takes to go there: climb, swim or fly. */
      needs: z.enum(["climb", "swim", "fly"]).optional(),
      /** Only players' characters go there. */
      noMobs: z.literal(true).optional(),
      /** It is there only while this holds: at ebb, by night, for who carries a lamp. */
      when: viewWhenSchema.optional(),
      /** At other times it is seen all the same, and these words are said to whoever tries to go there. */
      blocked: text.optional(),
    })
    .refine((exit) => exit.blocked === undefined || exit.when !== undefined, {
      path: ["blocked"],
      message: "It is never blocked. Say with 'when' while it is open, or take out 'blocked'.",
    }),
);

const placementSchema = z.preprocess(
  (written) => (typeof written === "string" ? { item: written } : written),
  z.strictObject({
    /** What lies there. */
    item: reference,
    /** How many. */
    count: count.default(1),
    /** After so many seconds one that was taken is replaced; without it, never. */
    respawn: seconds.optional(),
  }),
);

export const roomSchema = z.strictObject({
  /** Its name, the first line of what players see. */
  name: text,
  /** Slugs that it had before. Leave them in. */
  was: was.optional(),
  /** What it is like. */
  look: text,
  /** What its ground is; without it, the area's. */
  terrain: terrain.optional(),
  /** Its place on the area's map, `[x, y, z]`: eastward, northward, upward. Without it, the exits tell. */
  at: coordinates.optional(),
  /** By direction: the room, or an exit's keys. */
  exits: z.record(z.string(), exitSchema).default({}),
  /** By `keyword` or `keyword, other`: what a closer look shows. */
  details: z.record(z.string(), text).default({}),
  /** Lines that are heard or seen now and then. */
  ambience: z.array(text).default([]),
  /** What lies there when the room is made: slugs, or a thing's keys. */
  things: z.array(placementSchema).default([]),
  /** Who is there when the room is made; a slug given twice stands for two. */
  npcs: z.array(reference).default([]),
  ...shapeOf(ROOM_PARTS),
});

export const itemSchema = z
  .strictObject({
    /** Its name with the article: `a tin mug`. */
    name: text,
    /** Slugs that it had before. Leave them in. */
    was: was.optional(),
    /** The plural without article, where it is irregular. */
    plural: text.optional(),
    /** More words that mean it, besides those of its name. */
    also: z.array(keyword).default([]),
    /** The sentence that shows it lying there. */
    ground: text,
    /** What a closer look shows. */
    look: text,
    /** Grams; needed unless it is fixed. */
    weight: z.number().int().min(0).optional(),
    /** It cannot be taken, and these words say why. */
    fixed: text.optional(),
    /** It is counted rather than listed one by one, like coins. */
    stack: z.boolean().default(false),
    ...shapeOf(ITEM_PARTS),
  })
  .refine((item) => item.weight !== undefined || item.fixed !== undefined, {
    path: ["weight"],
    message: "Say what it weighs in grams, such as 'weight: 300', or why it cannot be taken, with 'fixed:'.",
  })
  .refine((item) => !(item.stack && item.fixed !== undefined), {
    path: ["stack"],
    message: "What is fixed cannot be a stack. Take out 'stack' or 'fixed'.",
  });

export const npcSchema = z.strictObject({
  /** Its name; a creature's with the article. */
  name: text,
  /** Slugs that it had before. Leave them in. */
  was: was.optional(),
  /** More words that mean it, besides those of its name. */
  also: z.array(keyword).default([]),
  /** The sentence that shows it standing there. */
  ground: text,
  /** What a closer look shows. */
  look: text,
  /** What it wants, and what it gives for it. */
  errand: z
    .strictObject({
      /** The item it wants. */
      item: reference,
      /** What is shown to whoever looks at it, and to newcomers for the first errand. */
      ask: text,
      /** What everyone in the room reads when it gets the item. */
      thanks: text,
      /** Coins that it pays, out of its purse; to one player once a day. */
      reward: coins,
      /** What is shown in the place of 'ask' to who has brought it today. */
      done: text.optional(),
    })
    .optional(),
  /** Coins that it carries. */
  purse: coins.optional(),
  /** It lives for about so many seconds. */
  lifespan: seconds.optional(),
  /** So many seconds after its end the next one comes; without it, its lifespan. */
  respawn: seconds.optional(),
  ...shapeOf(NPC_PARTS),
});

export const helpSchema = z.strictObject({
  /** More words that lead here. */
  aliases: z.array(text).default([]),
  /** Other topics, named below the text. */
  seeAlso: z.array(text).default([]),
  /** Only those who help to run the game read it, or find it named. */
  staff: z.literal(true).exactOptional(),
});

export type AuthoredDoor = NonNullable<z.infer<typeof exitSchema>["door"]>;
export type AuthoredZone = z.infer<typeof zoneSchema>;
export type AuthoredArea = z.infer<typeof areaSchema>;
export type AuthoredRoom = z.infer<typeof roomSchema>;
export type AuthoredItem = z.infer<typeof itemSchema>;
export type AuthoredNpc = z.infer<typeof npcSchema>;
