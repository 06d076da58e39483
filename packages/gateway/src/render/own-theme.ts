import { isTag, type DisplayTopic, type Tag } from "@wyldlands/protocol";
import { PLAIN, type Look } from "./theme.ts";

/** A player's own looks. Made once, when the player wishes them; equal wishes have equal keys. */
export interface OwnTheme {
  key: string;
  looks: Readonly<Partial<Record<Tag, Look>>>;
}

/** The names a player may give, as SGR 30 to 37: what each looks like is the terminal's to say, however many it has. */
const NAMES = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
const HEX = /^#?([0-9a-f]{6})$/i;

/** Steps of each component in the palette of 256 (numbers 16 to 231), and the greys behind it (232 to 255). */
const STEPS = [0, 95, 135, 175, 215, 255];
const GREYS = Array.from({ length: 24 }, (_, step) => 8 + 10 * step);

/** The sixteen as xterm shows them, in SGR's order: 30 to 37, then 90 to 97. */
const SIXTEEN = [
  [0, 0, 0],
  [205, 0, 0],
  [0, 205, 0],
  [205, 205, 0],
  [0, 0, 238],
  [205, 0, 205],
  [0, 205, 205],
  [229, 229, 229],
  [127, 127, 127],
  [255, 0, 0],
  [0, 255, 0],
  [255, 255, 0],
  [92, 92, 255],
  [255, 0, 255],
  [0, 255, 255],
  [255, 255, 255],
] as const;

type Rgb = readonly [number, number, number];

/**
 * The looks of a `display` topic's theme; undefined when it names none that can be shown. A tag that is not named, and a
 * colour that is none, keep the common theme. Six hexadecimal digits become the nearest colour that the terminal has.
 */
export function ownTheme(wishes: DisplayTopic["theme"]): OwnTheme | undefined {
  const looks: Partial<Record<Tag, Look>> = {};
  const key: string[] = [];
  for (const [tag, wish] of Object.entries(wishes ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const look = isTag(tag) && typeof wish === "object" && wish !== null ? lookOf(wish) : undefined;
    if (look === undefined) continue;
    looks[tag as Tag] = look;
    key.push(`${tag}=${look.truecolour}`);
  }
  return key.length === 0 ? undefined : { key: key.join(" "), looks };
}

function lookOf({ colour, bold }: { colour?: unknown; bold?: unknown }): Look | undefined {
  const weight = bold === true ? "1" : "";
  const all = (sgr: string): Look => both(weight, { 16: sgr, 256: sgr, truecolour: sgr });
  if (typeof colour !== "string") return undefined;
  if (colour === "plain") return weight === "" ? PLAIN : all("");
  const named = NAMES.indexOf(colour);
  if (named >= 0) return all(String(30 + named));
  const digits = HEX.exec(colour)?.[1];
  if (digits === undefined) return undefined;
  const rgb = [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)) as unknown as Rgb;
  const sixteenth = nearest(SIXTEEN, rgb);
  return both(weight, {
    16: String(sixteenth < 8 ? 30 + sixteenth : 82 + sixteenth),
    256: `38;5;${paletteNumber(rgb)}`,
    truecolour: `38;2;${rgb.join(";")}`,
  });
}

function both(weight: string, look: Look): Look {
  const join = (sgr: string): string => [weight, sgr].filter((part) => part !== "").join(";");
  return { 16: join(look[16]), 256: join(look[256]), truecolour: join(look.truecolour) };
}

/** The nearest of the cube, or of the greys where one of those is nearer. */
function paletteNumber(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => nearestStep(part)) as unknown as Rgb;
  const cube = [red, green, blue].map((step) => STEPS[step] as number) as unknown as Rgb;
  const grey = nearest(
    GREYS.map((level) => [level, level, level] as const),
    rgb,
  );
  const level = GREYS[grey] as number;
  return distance([level, level, level], rgb) < distance(cube, rgb)
    ? 232 + grey
    : 16 + 36 * red + 6 * green + blue;
}

function nearestStep(part: number): number {
  const far = STEPS.map((step) => Math.abs(step - part));
  return far.indexOf(Math.min(...far));
}

function nearest(choice: readonly Rgb[], rgb: Rgb): number {
  const far = choice.map((each) => distance(each, rgb));
  return far.indexOf(Math.min(...far));
}

function distance(a: Rgb, b: Rgb): number {
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}
