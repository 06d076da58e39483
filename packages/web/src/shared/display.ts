import type { DisplayTopic } from "@wyldlands/protocol/topics";

/** The eight colours that a player can name; `base.css` has each in a shade that can be read on either ground. */
const NAMED: ReadonlySet<string> = new Set([
  "black",
  "red",
  "green",
  "yellow",
  "blue",
  "magenta",
  "cyan",
  "white",
]);
const HEX = /^#?([0-9a-f]{6})$/i;
/** Columns; what lies outside cannot be read as a column of text. */
const WIDTH = { least: 20, most: 500 };

/** The classes that the log wears for a player's wishes. What is made to be heard has no colours, as on a terminal. */
export function displayClass({ colours, screenReader, compact }: DisplayTopic): string {
  const spaced = compact === false ? " spaced" : "";
  if (screenReader === true) return `plain reader${spaced}`;
  return `${colours === 0 ? "plain" : ""}${spaced}`.trim();
}

/**
 * The custom properties that carry a player's wishes to the style sheet: `--columns` (a length), `--tag-x` and
 * `--weight-x` for each tag of the theme. A colour that is none is left out. Any contrast is allowed: it is their choice.
 */
export function displayStyle({ width, theme = {} }: DisplayTopic): Record<string, string> {
  const style: Record<string, string> = {};
  if (width !== undefined && width >= WIDTH.least && width <= WIDTH.most) style["--columns"] = `${width}ch`;
  for (const [tag, { colour, bold }] of Object.entries(theme)) {
    const value = cssColour(colour);
    if (value === undefined) continue;
    style[`--tag-${tag}`] = value;
    style[`--weight-${tag}`] = bold === true ? "700" : "400";
  }
  return style;
}

function cssColour(colour: string): string | undefined {
  if (colour === "plain") return "currentcolor";
  if (NAMED.has(colour)) return `var(--named-${colour})`;
  const hex = HEX.exec(colour)?.[1];
  return hex === undefined ? undefined : `#${hex.toLowerCase()}`;
}
