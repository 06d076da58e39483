/** The most that a text may have, as the world says (`EditorTopic`). */
export interface Most {
  lines: number;
  characters: number;
}

/** How much room a text has, seen from the line that is written on. */
export interface Room {
  /** Lines the text has; an empty text has none. */
  lines: number;
  /** The line that is written on, from 1. */
  line: number;
  /** Characters left on it; less than none when it is too long. */
  left: number;
  /** What is too much: lines beyond the most, and the first line that is too long with the characters beyond. */
  excess?: { lines: number } | { line: number; characters: number };
}

/** Lines that are sent together; well below what the gateway keeps of one session while the world is away (64). */
export const BATCH = 24;

/** Beside the controls, the marks that turn a line around: the gateway drops them from whatever is typed. */
const DROPPED = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * A text as the lines that the world's line editor knows: nothing in them that the gateway would drop or change, no spaces
 * at a line's end, no empty lines at the text's.
 */
export function textLines(text: string): string[] {
  const lines = text.split(/\r\n|[\r\n\u2028\u2029]/).map((line) =>
    line
      .replaceAll("\t", "    ")
      .replace(DROPPED, "")
      .replace(/\p{Cs}/gu, "\ufffd")
      .trimEnd(),
  );
  while (lines.at(-1) === "") lines.pop();
  return lines;
}

/** Do both say the same, whatever was made of their spaces on the way? */
export function sameLines(one: readonly string[], other: readonly string[]): boolean {
  return bare(one) === bare(other);
}

function bare(lines: readonly string[]): string {
  return textLines(lines.join("\n"))
    .map((line) => line.normalize().replace(/\s+/g, " ").trim())
    .join("\n");
}

/** Of `had` lines that the world has, the first `keep` are those of the text already. */
export interface Basis {
  had: number;
  keep: number;
}

export function basisOf(world: readonly string[], lines: readonly string[]): Basis {
  const differs = world.findIndex((line, at) => line !== lines[at]);
  return { had: world.length, keep: differs < 0 ? world.length : differs };
}

/**
 * What is typed into the line editor to make its text this one: what is not kept goes, and each further line is added. A
 * line that begins with a dot is typed with two. A tilde alone would give the text up: its place is taken first, then it is
 * put there.
 */
export function putCommands(lines: readonly string[], { had, keep }: Basis): string[] {
  const typed = lines.flatMap((line, at) => {
    if (at < keep) return [];
    if (line === "~") return ["-", `.r ${at + 1} ~`];
    return [line.startsWith(".") ? `.${line}` : line];
  });
  if (had === keep) return typed;
  return [keep === 0 ? ".c" : `.d ${keep + 1}-${had}`, ...typed];
}

/** `caret`: where in the text the writer is, in UTF-16 units. */
export function roomLeft(text: string, caret: number, most: Most): Room {
  const written = text.split("\n");
  const line = text.slice(0, caret).split("\n").length;
  const lines = textLines(text);
  const left = most.characters - count((written[line - 1] ?? "").trimEnd());
  const room = { lines: lines.length, line, left };
  if (lines.length > most.lines) return { ...room, excess: { lines: lines.length - most.lines } };
  const long = lines.findIndex((one) => count(one) > most.characters);
  if (long < 0) return room;
  return { ...room, excess: { line: long + 1, characters: count(lines[long] ?? "") - most.characters } };
}

/** Characters as the world counts them: code points. */
function count(line: string): number {
  return [...line].length;
}

/** Is there so little room left that the writer should be told unasked? */
export function nearlyFull({ line, left, excess }: Room, most: Most): boolean {
  return excess !== undefined || left <= most.characters / 8 || line >= most.lines;
}
