import { TAGS, type DisplayTopic } from "@wyldlands/protocol";
import { z } from "zod";

/** The colours that every terminal has. */
export const COLOUR_NAMES = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"] as const;

/** Friends that somebody may have, and players that somebody may ignore. */
export const MOST_NAMES = 100;

/** Columns that a player may ask for. */
export const WIDTHS = { least: 20, most: 400 };

/** Characters of a prompt, and of settings as text. */
export const MOST_PROMPT = 120;
export const MOST_SETTINGS = 3_000;

/** What is taken from a kill at once. */
export const AUTOLOOT = ["off", "coins", "all"] as const;

/** Below so many percent of health, or points of it, one may wish to flee. */
export const WIMPY = { percent: 90, points: 9_999 };

const themeColour = z.object({
  colour: z.union([z.enum([...COLOUR_NAMES, "plain"]), z.string().regex(/^[0-9a-f]{6}$/)]),
  bold: z.literal(true).exactOptional(),
});

const display = z.object({
  screenReader: z.boolean().exactOptional(),
  colours: z.union([z.literal(0), z.literal(16), z.literal(256), z.literal("truecolour")]).exactOptional(),
  width: z.number().int().min(WIDTHS.least).max(WIDTHS.most).exactOptional(),
  theme: z.partialRecord(z.enum(TAGS), themeColour).exactOptional(),
}) satisfies z.ZodType<DisplayTopic>;

const preferencesSchema = z.object({
  /** How text is to look; what is not said is the client's to say. */
  display: display.default({}),
  /** Names, as `nameKey` has them, of whose players' words and gestures are not shown. */
  ignore: z.array(z.string()).max(MOST_NAMES).default([]),
  /** Names, as `nameKey` has them, of whose coming and going is told. */
  friends: z.array(z.string()).max(MOST_NAMES).default([]),
  /** Channels that were turned on or off; what is not here is as the channel's rule says. */
  channels: z.record(z.string(), z.boolean()).default({}),
  /** What stands before the cursor: a template, "off" for a bare mark, "" for the default. */
  prompt: z.string().max(MOST_PROMPT).default(""),
  /** False: a blank line stands before each prompt. */
  compact: z.boolean().default(true),
  /** A room's text is left out when one walks in. */
  brief: z.boolean().default(false),
  /** The line of exits stands below each room. */
  autoexits: z.boolean().default(true),
  /** What is taken from a kill at once. */
  autoloot: z.enum(AUTOLOOT).default("off"),
  /** Coins that one takes from a kill are shared out among those of one's group who are there. */
  autosplit: z.boolean().default(false),
  /** One flees by oneself below so much health; null: never. */
  wimpy: z
    .union([
      z.strictObject({ percent: z.number().int().min(1).max(WIMPY.percent) }),
      z.strictObject({ points: z.number().int().min(1).max(WIMPY.points) }),
    ])
    .nullable()
    .default(null),
  /** Ids of the pieces of news that were read. */
  newsRead: z.array(z.string()).default([]),
});

/** What a player wishes, whatever character they play: one value, stored with the account, and with the session of a guest. */
export type Preferences = z.infer<typeof preferencesSchema>;

export const NO_PREFERENCES: Preferences = Object.freeze(preferencesSchema.parse({}));

/** What a client is told of how text is to look. */
export function displayOf({ display, compact }: Preferences): DisplayTopic {
  return compact ? display : { ...display, compact };
}

/** Reads a stored value; what cannot be read counts as never said. */
export function readPreferences(stored: unknown): Preferences {
  const read = preferencesSchema.safeParse(stored ?? {});
  return read.success ? read.data : NO_PREFERENCES;
}

/** What belongs to an account and its people, and is not taken elsewhere with the settings. */
const OWN = { ignore: true, friends: true, newsRead: true } as const;

const portableSchema = preferencesSchema.omit(OWN).strict();

/** The settings that can be taken elsewhere, without what is as it was at first. */
export function portable(preferences: Preferences): Record<string, unknown> {
  const { ignore: _ignore, friends: _friends, newsRead: _newsRead, ...rest } = preferences;
  const said = Object.entries(rest).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(NO_PREFERENCES[key as keyof Preferences]),
  );
  return Object.fromEntries(said);
}

/** Settings out of such a line, with what stays of the account's own; or why it is none. */
export function readPortable(text: string, { ignore, friends, newsRead }: Preferences): Preferences | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return "it is no JSON";
  }
  const read = portableSchema.safeParse(json);
  if (read.success) return { ...read.data, ignore, friends, newsRead };
  const [issue] = read.error.issues;
  const where = issue?.path.join(".") ?? "";
  return `${where === "" ? "" : `${where}: `}${issue?.message ?? "unreadable"}`;
}
