/** What an author may write in each file of `content/rules/`. Strict: a key that is not here is a finding. */
import { z } from "zod";
import { TAGS } from "@wyldlands/protocol";
import { ROLES } from "../deeds/deed.ts";
import { mindsSchema, treesSchema } from "./mind-schemas.ts";
import { voiceSchema } from "./voice-schemas.ts";
import { parseDice, type Dice } from "./dice.ts";
import { ATTRIBUTES, CONDITIONS, DAMAGE_TYPES, MODIFIERS, SIZES, SLOTS } from "./words.ts";

const text = z.string().trim().min(1);
const seconds = z.number().min(0);
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "Write small letters, digits and hyphens.");

/** `2d6+1`, `1d4` or a whole number. */
export const diceSchema = z.union([z.string(), z.int()]).transform((written, context): Dice => {
  const dice = parseDice(String(written));
  if (dice) return dice;
  context.addIssue({ code: "custom", message: "Write dice as '2d6+1', '1d4', or a whole number." });
  return z.NEVER;
});

export const modifiersSchema = z.partialRecord(z.enum(MODIFIERS), z.number());
export const attributesSchema = z.partialRecord(z.enum(ATTRIBUTES), z.int());
/** What is shown when something happens to a being: to it, and to everyone else in the room; `{actor}` is the being. */
const wordsSchema = z.strictObject({ actor: text.optional(), others: text.optional() });

/** folk.yaml: what a character is born as. */
export const folkSchema = z.strictObject({
  name: text,
  about: text,
  attributes: attributesSchema.default({}),
  modifiers: modifiersSchema.default({}),
  size: z.enum(SIZES).default("medium"),
  conditions: z.array(z.enum(CONDITIONS)).default([]),
  /** May be chosen by players. */
  playable: z.boolean().default(false),
  /** What it fights with when it holds nothing. */
  unarmed: z
    .strictObject({
      dice: diceSchema,
      type: z.enum(DAMAGE_TYPES).default("blunt"),
      /** `punch`: 'You punch the rat.', 'The rat bites you.' is `bite`. */
      verb: text.default("punch"),
    })
    .prefault({ dice: "1d3" }),
});

/** callings.yaml: what a character does for a living. */
export const callingSchema = z.strictObject({
  name: text,
  about: text,
  attributes: attributesSchema.default({}),
  /** Points for each level. */
  health: z.number().default(6),
  mana: z.number().default(2),
  stamina: z.number().default(4),
  /** Added to hit and damage for each level. */
  hit: z.number().default(1),
  modifiers: modifiersSchema.default({}),
  /** Skills that it knows from the start. */
  knows: z.array(slug).default([]),
  /** Things that a newcomer of it is given, by 'area:slug'. */
  kit: z.array(text).default([]),
});

/** effects.yaml: what lasts on a being. */
export const effectSchema = z.strictObject({
  name: text,
  /** Harmful ones can be resisted and cured; players see them marked. */
  harmful: z.boolean().default(false),
  seconds: seconds.default(60),
  /**
   * The same again: `refresh` begins it anew, `stack` counts up to `most` and begins anew, `longest` keeps whichever ends later,
   * `keep` leaves what is there.
   */
  stacking: z.enum(["refresh", "stack", "longest", "keep"]).default("refresh"),
  most: z.int().min(1).default(1),
  modifiers: modifiersSchema.default({}),
  conditions: z.array(z.enum(CONDITIONS)).default([]),
  tick: z
    .strictObject({
      every: z.number().min(1),
      damage: diceSchema.optional(),
      type: z.enum(DAMAGE_TYPES).default("poison"),
      heal: diceSchema.optional(),
    })
    .optional(),
  /** What takes it away. */
  dispel: z.enum(["magic", "poison", "disease", "curse", "never"]).default("never"),
  /** Ends when the being attacks, is hurt, or walks. */
  breaksOn: z.array(z.enum(["attack", "hurt", "move"])).default([]),
  words: z
    .strictObject({
      start: wordsSchema.optional(),
      tick: wordsSchema.optional(),
      end: wordsSchema.optional(),
    })
    .prefault({}),
});

/** skills.yaml: what is learned. A spell is a skill that is cast. */
export const skillSchema = z.strictObject({
  name: text,
  kind: z.enum(["weapon", "skill", "spell", "craft", "lore"]),
  about: text,
  attribute: z.enum(ATTRIBUTES),
  /** By calling, or `any`: the level from which a teacher teaches it. */
  learn: z.record(slug, z.int().min(1)).default({}),
  /** Coins that a teacher asks, each time. */
  price: z.int().min(0).default(10),
  /** What using it asks for and does; without it the skill works by itself (a weapon skill, a lore). */
  use: z
    .strictObject({
      target: z.enum(["self", "friend", "foe", "any", "foes"]).default("foe"),
      mana: z.int().min(0).default(0),
      stamina: z.int().min(0).default(0),
      /** Seconds until it can be used again, and that it takes. */
      cooldown: seconds.default(0),
      takes: seconds.default(0),
      harm: z
        .strictObject({ dice: diceSchema, perRank: z.number().default(0), type: z.enum(DAMAGE_TYPES) })
        .optional(),
      heal: z.strictObject({ dice: diceSchema, perRank: z.number().default(0) }).optional(),
      effects: z
        .array(
          z.strictObject({
            effect: slug,
            seconds: seconds.optional(),
            on: z.enum(["target", "self"]).default("target"),
          }),
        )
        .default([]),
      dispels: z.enum(["magic", "poison", "disease", "curse"]).optional(),
      /** The attribute by which the target resists. */
      save: z.enum(ATTRIBUTES).optional(),
      /** `{actor}`, `{to}`. `begin` when it takes time; `self` when it is used on oneself. */
      words: z.strictObject({
        begin: wordsSchema.optional(),
        actor: text,
        to: text.optional(),
        others: text.optional(),
        self: wordsSchema.optional(),
      }),
    })
    .optional(),
});

/** slots.yaml: places on a body. */
export const slotSchema = z.strictObject({
  /** As in 'on your head'. */
  where: text,
  /** How many things of one layer it takes. */
  count: z.int().min(1).default(1),
  /** How many layers, the innermost first. */
  layers: z.int().min(1).default(1),
});

/** liquids.yaml: what vessels hold. */
export const liquidSchema = z.strictObject({
  name: text,
  about: text,
  /** Effects of a draught. */
  effects: z.array(slug).default([]),
  heal: diceSchema.optional(),
  words: wordsSchema.prefault({}),
});

/** recipes.yaml: what is made of what, and where. */
export const recipeSchema = z.strictObject({
  name: text,
  skill: slug,
  /** The skill's rank that it takes. */
  rank: z.int().min(0).default(0),
  /** The kind of station in the room; without it, anywhere. */
  station: slug.optional(),
  /** By 'area:slug': how many are used up. */
  needs: z.record(z.string(), z.int().min(1)),
  /** A tool that has to be at hand and stays. */
  tool: z.string().optional(),
  makes: z.string(),
  count: z.int().min(1).default(1),
  takes: seconds.default(5),
  experience: z.int().min(0).default(5),
});

/** levels.yaml */
export const levelsSchema = z.strictObject({
  /** Experience at which each level begins, level 1 first. */
  experience: z
    .array(z.int().min(0))
    .min(1)
    .default([0, 400, 1000, 1900, 3200, 5000, 7500, 11000, 16000, 23000]),
  /** Attribute points to spend and lessons to take, for each level. */
  lessons: z.int().min(0).default(2),
  /** Share of the experience of the level under way that a death costs. */
  deathCost: z.number().min(0).max(1).default(0.1),
});

/** combat.yaml */
export const combatSchema = z.strictObject({
  /** Length of a round. */
  round: z.number().min(0.5).default(2),
  /** Same level: a fair fight is won so often, in so many rounds. `npm run balance` fails outside. */
  band: z
    .strictObject({ win: z.tuple([z.number(), z.number()]), rounds: z.tuple([z.number(), z.number()]) })
    .prefault({ win: [0.6, 0.9], rounds: [4, 10] }),
  /** Seconds that a corpse lies: a beast's, a player's. */
  corpse: z.strictObject({ npc: seconds, player: seconds }).prefault({ npc: 300, player: 3600 }),
  /** Health, mana and stamina of one who comes back, as a share. */
  respawn: z.number().min(0.01).max(1).default(0.5),
});

/** calendar.yaml. World hours are `hourSeconds` long. */
export const calendarSchema = z
  .strictObject({
    hourSeconds: z.number().min(1).default(120),
    /** The year of the world's first day. */
    year: z.int().default(312),
    /** When in that year a new world begins: month and day count from 1. */
    begins: z
      .strictObject({ month: z.int().min(1), day: z.int().min(1), hour: z.int().min(0).max(23) })
      .prefault({ month: 1, day: 1, hour: 8 }),
    months: z
      .array(
        z.strictObject({
          name: text,
          days: z.int().min(1),
          season: z.enum(["spring", "summer", "autumn", "winter"]),
        }),
      )
      .min(1)
      .default([{ name: "Thaw", days: 30, season: "spring" }]),
    days: z.array(text).min(1).default(["Firstday"]),
    /** Hours at which light changes. */
    dawn: z.number().default(5),
    day: z.number().default(7),
    dusk: z.number().default(19),
    night: z.number().default(21),
    /** Days from new moon to new moon. */
    moon: z.int().min(2).default(28),
    /** Shown under the open sky. */
    words: z.strictObject({ dawn: text, day: text, dusk: text, night: text }).prefault({
      dawn: "The sky pales in the east.",
      day: "The sun clears the roofs.",
      dusk: "The light goes red, then grey.",
      night: "Night comes down.",
    }),
  })
  .refine(({ months, begins }) => begins.day <= (months[begins.month - 1]?.days ?? 0), {
    path: ["begins"],
    message: "The calendar has no such day. Name a month by its number, and a day that it has.",
  });

/** climates.yaml: what the weather of an area may be, by season, with the odds of each. */
export const climateSchema = z
  .strictObject({
    skies: z.record(
      slug,
      z.strictObject({
        /** As in 'It is raining hard.' */
        look: text,
        /** Said when it begins. */
        begins: text,
        light: z.enum(["bright", "dim"]).default("bright"),
        modifiers: modifiersSchema.default({}),
      }),
    ),
    /** By season: the odds of each sky. */
    odds: z.record(z.enum(["spring", "summer", "autumn", "winter"]), z.record(slug, z.number().min(0))),
    /** World hours that a sky lasts. */
    lasts: z.number().min(1).default(6),
  })
  .refine(
    ({ skies, odds }) =>
      Object.values(odds).every((season) => Object.keys(season).every((sky) => sky in skies)),
    {
      path: ["odds"],
      message: "The odds name a sky that is not among the skies.",
    },
  )
  .refine(
    ({ odds }) => Object.values(odds).every((season) => Object.values(season).some((share) => share > 0)),
    {
      path: ["odds"],
      message: "A season has no sky at all. Give it one with odds above 0.",
    },
  );

/** socials.yaml: what is said when somebody does one, alone, to another, to oneself. `{actor}`, `{to}`. */
export const socialSchema = z.strictObject({
  alone: z.strictObject({ actor: text, others: text }),
  to: z.strictObject({ actor: text, to: text, others: text }).optional(),
  self: z.strictObject({ actor: text, others: text }).optional(),
  /** What whoever it is done to takes it for: `kind` warms them a little, `unkind` cools them. */
  feeling: z.enum(["kind", "unkind"]).optional(),
});

/** channels.yaml: where players talk across the world, by the word that one types. */
export const channelSchema = z.strictObject({
  /** As in '[Gossip] Ann: hello'. */
  name: text,
  /** Other words to type for it. */
  aliases: z.array(slug).default([]),
  /** What it is for, as in 'Gossip: whatever comes to mind.' */
  caption: text,
  /** The least role that hears it, and that may speak on it. */
  hear: z.enum(ROLES).default("player"),
  speak: z.enum(ROLES).default("player"),
  /** The meaning that gives its lines their colour. */
  tag: z.enum(TAGS).exclude(["art", "aloud"]).default("channel"),
  /** Whether it is heard by those who never said. */
  on: z.boolean().default(true),
});

/** post.yaml: what the post asks and takes. */
export const postSchema = z.strictObject({
  /** Coins for a letter, and for each thing enclosed; a stack is one thing. The sender pays whoever keeps the post. */
  postage: z.int().min(0).default(1),
  perThing: z.int().min(0).default(1),
  /** Letters that a mailbox takes; beyond that only what a house sends comes in. */
  mostLetters: z.int().min(1).default(50),
  /** Letters of one player that wait unread in a mailbox. */
  mostFromOne: z.int().min(1).default(10),
  /** Things and grams that one letter takes. */
  mostThings: z.int().min(0).default(10),
  mostGrams: z.int().min(0).default(20_000),
  /** Characters of what a letter is about. */
  subject: z.int().min(1).default(60),
});

/** society.yaml: what groups, clans and let rooms take. */
export const societySchema = z.strictObject({
  group: z
    .strictObject({
      /** Most members. */
      most: z.int().min(2).default(8),
      /** Seconds that an invitation stands. */
      invitation: seconds.default(300),
    })
    .prefault({}),
  clan: z
    .strictObject({
      /** Coins that founding one costs; they leave the world. */
      price: z.int().min(0).default(200),
      /** Least level of who founds one. */
      level: z.int().min(1).default(3),
      /** Most members. */
      most: z.int().min(2).default(60),
      /** Days for which its leader was not in play, by the clock on the wall, until an officer may take over. */
      absence: z.int().min(1).default(60),
      /** Seconds that an invitation stands. */
      invitation: seconds.default(3_600),
    })
    .prefault({}),
  home: z
    .strictObject({
      /** Most whom a tenant can let in besides. */
      guests: z.int().min(1).default(12),
    })
    .prefault({}),
});

/** names.yaml: what no character may be called. Capitals and marks on letters make no difference. */
export const namesSchema = z.strictObject({
  /** Whole names. */
  words: z.array(text).default([]),
  /** Words that may not stand anywhere in a name. */
  parts: z.array(text).default([]),
});

/** achievements.yaml: what is counted of what a character does, and noted when there is enough of it. */
export const achievementSchema = z.strictObject({
  name: text,
  /** Shown to whoever earns it, and in the list: what it is for. */
  about: text,
  /**
   * What is counted: `kill`, `room` (each once), `quest`, `make`, `death`, `level` (the highest), `coins` (the most carried at a
   * time), `skill` (the highest rank of any).
   */
  counts: z.enum(["kill", "room", "quest", "make", "death", "level", "coins", "skill"]),
  /** Only of these: npcs, areas of rooms, quests, recipes or skills, as the count is; npcs and quests as 'area:slug'. */
  of: z.array(text).min(1).optional(),
  /** How many it takes. */
  need: z.int().min(1),
  /** The title that whoever has it may bear, as in 'the Ratcatcher'. */
  title: text.optional(),
});

export const rulesSchema = z.strictObject({
  folk: z
    .record(slug, folkSchema)
    .prefault({ human: { name: "human", about: "People of the coast.", playable: true } }),
  callings: z.record(slug, callingSchema).default({}),
  effects: z.record(slug, effectSchema).default({}),
  skills: z.record(slug, skillSchema).default({}),
  slots: z.partialRecord(z.enum(SLOTS), slotSchema).default({}),
  liquids: z.record(slug, liquidSchema).default({}),
  recipes: z.record(slug, recipeSchema).default({}),
  levels: levelsSchema.prefault({}),
  combat: combatSchema.prefault({}),
  calendar: calendarSchema.prefault({}),
  climates: z.record(slug, climateSchema).default({}),
  socials: z.record(slug, socialSchema).default({}),
  achievements: z.record(slug, achievementSchema).default({}),
  names: namesSchema.prefault({}),
  society: societySchema.prefault({}),
  channels: z.record(slug, channelSchema).default({}),
  post: postSchema.prefault({}),
  minds: mindsSchema.prefault({}),
  trees: treesSchema.prefault({}),
  voice: voiceSchema.prefault({}),
});

/** `content/rules/`, checked. Each key is one file of that name; one that is not there has its defaults. */
export type Rules = z.output<typeof rulesSchema>;
export type Folk = z.output<typeof folkSchema>;
export type Calling = z.output<typeof callingSchema>;
export type EffectRule = z.output<typeof effectSchema>;
export type SkillRule = z.output<typeof skillSchema>;
export type LiquidRule = z.output<typeof liquidSchema>;
export type Recipe = z.output<typeof recipeSchema>;
export type Achievement = z.output<typeof achievementSchema>;
export type Climate = z.output<typeof climateSchema>;
export type ChannelRule = z.output<typeof channelSchema>;

/** The rules of a game that says nothing of its own. */
export function defaultRules(): Rules {
  return rulesSchema.parse({});
}
