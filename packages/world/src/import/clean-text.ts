/** Makes what old files hold into texts of ours: no colour codes, no control characters, no brackets that mean markup. */

/** How a dialect writes colours: tbaMUD `@r` and, in patched Circles, `&r`; ROM `{r`. */
export type Colours = "circle" | "rom";

const CIRCLE_CODE = /@(?:\[[^\]]{0,6}\]|[nrgybmcwdkopxNRGYBMCWDKOPX0-9l])/g;
const AMPERSAND_CODE = /&[nrgybmcwkdpuxoNRGYBMCWKDPUXO0-9]/g;
const ROM_CODE = /\{[a-zA-Z0-9*/@!#$%^&-]/g;

export interface Cleaned {
  text: string;
  /** Colour codes that were dropped. */
  codes: number;
}

/** One text, its lines as they are. */
export function clean(raw: string, colours: Colours): Cleaned {
  let codes = 0;
  const drop = (): string => {
    codes += 1;
    return "";
  };
  let text = raw;
  if (colours === "rom") text = text.replaceAll("{{", "\0").replace(ROM_CODE, drop).replaceAll("\0", "(");
  else {
    text = text.replaceAll("@@", "\0").replace(CIRCLE_CODE, drop).replaceAll("\0", "@");
    // An '&' is common in prose: it is a colour only in texts that also end one.
    if (/&[n0N]/.test(text))
      text = text.replaceAll("&&", "\0").replace(AMPERSAND_CODE, drop).replaceAll("\0", "&");
  }
  text = text
    .replaceAll("\t", "    ")
    .replaceAll(/(?!\n)\p{Cc}/gu, "")
    .replaceAll(/[<{]/g, "(")
    .replaceAll(/[>}]/g, ")")
    .normalize("NFC");
  return { text, codes };
}

/** On one line, single blanks. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

/**
 * Prose as paragraphs, each on one line: a blank line or an indented one begins the next. What is drawn or tabled, where
 * blanks stand inside the lines, keeps its lines.
 */
export function paragraphs(text: string): string {
  const lines = text.split("\n").map((line) => line.trimEnd());
  while (lines[0]?.trim() === "") lines.shift();
  while (lines.at(-1)?.trim() === "") lines.pop();
  if (isDrawn(lines)) return lines.map((line) => line.replace(/^\s+$/, "")).join("\n");
  const found: string[] = [];
  for (const [index, line] of lines.entries()) {
    const words = oneLine(line);
    if (words === "") continue;
    const before = lines[index - 1];
    const begins = index === 0 || before?.trim() === "" || /^ {2,}/.test(line);
    if (begins) found.push(words);
    else found.push(`${found.pop() ?? ""} ${words}`.trim());
  }
  return found.join("\n");
}

function isDrawn(lines: readonly string[]): boolean {
  if (lines.length < 3) return false;
  const drawn = lines.filter(
    (line) => /\S {3,}\S/.test(line) || (line.length > 8 && !/[a-z]{3}/i.test(line)),
  );
  return drawn.length * 2 > lines.length;
}

/** Words that players may type, from a list of keywords: lower case, each once. */
export function keywordsIn(list: string): string[] {
  const words = oneLine(list)
    .toLowerCase()
    .split(/[\s,<>{}]+/)
    .map((word) => word.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""))
    .filter((word) => word !== "" && word.length <= 40);
  return [...new Set(words)];
}

/** Words that say nothing in a slug. */
const FILLERS = new Set(["a", "an", "the", "some", "of", "and"]);

/** `The Temple Square` and 3005 give `temple-square-3005`. */
export function slugFor(name: string, vnum: number): string {
  const words = name
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/['’]/g, "")
    .match(/[a-z0-9]+/g);
  const telling = (words ?? []).filter((word) => !FILLERS.has(word)).slice(0, 4);
  return [...telling.map((word) => word.slice(0, 16)), String(vnum)].join("-");
}

/** An area's folder, from its name. */
export function areaSlug(name: string, number: number): string {
  const words = name
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/['’]/g, "")
    .match(/[a-z0-9]+/g);
  const telling = (words ?? []).filter((word) => !FILLERS.has(word)).slice(0, 4);
  return telling.map((word) => word.slice(0, 16)).join("-") || `zone-${number}`;
}
