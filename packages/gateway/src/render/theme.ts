import type { Tag } from "@wyldlands/protocol";

/** How many colours a terminal shows; 0 for none. */
export type Colours = 0 | 16 | 256 | "truecolour";

/** One tag's look: SGR parameters (ECMA-48 §8.3.117, ISO 8613-6 for 38;5 and 38;2) by what the terminal can show. */
export type Look = Readonly<Record<Exclude<Colours, 0>, string>>;

/** `ansi`: the sixteen; `cube`: number in the palette of 256; `rgb`: six hexadecimal digits. */
function colour(ansi: string, cube: number, rgb: string, bold = false): Look {
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16));
  const weight = bold ? "1;" : "";
  return {
    16: `${weight}${ansi}`,
    256: `${weight}38;5;${cube}`,
    truecolour: `${weight}38;2;${red};${green};${blue}`,
  };
}

const BOLD: Look = { 16: "1", 256: "1", truecolour: "1" };
/** No look at all: for a tag that says who it is for, and for a player who wants none. */
export const PLAIN: Look = { 16: "", 256: "", truecolour: "" };

/**
 * What a tag looks like. Chosen to be read on a dark and on a light ground alike: no white, no black, no dim, and of the
 * sixteen yellow only together with bold; every other colour has a contrast of 3.5 or more to both grounds. Of nested
 * tags the innermost colour shows, and bold stays bold.
 */
export const theme: Readonly<Record<Tag, Look>> = {
  room: colour("36", 30, "008a8a", true),
  exit: colour("32", 28, "3f8f3f"),
  player: BOLD,
  npc: colour("35", 133, "9467c8"),
  item: colour("36", 31, "1f8aa5"),
  coin: colour("33", 100, "a87900", true),
  title: BOLD,
  command: colour("32", 64, "5f8a1f", true),
  say: colour("36", 66, "008a8a"),
  tell: colour("35", 162, "c2548f", true),
  emote: colour("35", 97, "9467c8"),
  channel: colour("34", 62, "4a7fd0"),
  damage: colour("31", 160, "d6453d"),
  heal: colour("32", 65, "3f8f3f"),
  hint: colour("34", 67, "6f7f8f"),
  system: colour("34", 32, "4a7fd0", true),
  error: colour("31", 196, "d6453d", true),
  art: PLAIN,
  aloud: PLAIN,
};
