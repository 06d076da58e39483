import type { At, ImportLog } from "./report.ts";

/** Words behind the last one that means anything on its line. */
export function loseWords(
  words: readonly string[],
  from: number,
  what: string,
  at: At,
  log: ImportLog,
): void {
  const more = words.slice(from).join(" ").trim();
  if (more !== "") log.add(at, "bad-record", `'${more.slice(0, 80)}' means nothing behind ${what}.`);
}

/** One finding for the facts of a line that have no place here; those that are undefined or empty are left out. */
export function loseFacts(
  whose: string,
  facts: Readonly<Record<string, string | number | undefined>>,
  at: At,
  log: ImportLog,
): void {
  const told = Object.entries(facts).flatMap(([name, value]) => {
    const text = String(value ?? "").trim();
    return text === "" ? [] : [`${name} ${text.slice(0, 120)}`];
  });
  if (told.length > 0) log.add(at, "lost-value", `Of ${whose}: ${told.join(", ")}.`);
}

/** A number, unless it is what means nothing. */
export function unless(word: string | undefined, ...nothing: readonly string[]): string | undefined {
  return word === undefined || nothing.includes(word) ? undefined : word;
}

/** A text as one line, in quotes, or nothing. */
export function quotedText(text: string): string | undefined {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line === "" ? undefined : `'${line}'`;
}
