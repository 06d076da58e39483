import { contentOf, runsOf, wordsOf } from "./words.ts";

/** Share of the runs of three words that two lines may have in common. */
const MOST_SHARED = 0.5;

/** Which of its last lines a line says again: all of it, most of it, or a whole sentence of some length. Undefined: none. */
export function repeats(say: string, before: readonly string[]): string | undefined {
  const words = wordsOf(say);
  if (words.length === 0) return undefined;
  const line = words.join(" ");
  const runs = runsOf(words, 3);
  const about = contentOf(say);
  return before.find((other) => {
    const otherWords = wordsOf(other);
    if (otherWords.join(" ") === line) return true;
    if (words.length < 4 || otherWords.length < 4) return false;
    const otherRuns = runsOf(otherWords, 3);
    const shared = [...runs].filter((run) => otherRuns.has(run)).length;
    if (shared / Math.min(runs.size, otherRuns.size) > MOST_SHARED) return true;
    const otherAbout = contentOf(other);
    const same = [...about].filter((word) => otherAbout.has(word)).length;
    return about.size >= 4 && otherAbout.size >= 4 && same / Math.max(about.size, otherAbout.size) > 0.8;
  });
}

/** Acts without those that it has done twice running already, where its last lines did nothing else; trade may go on as long as it is asked for. */
export function withoutWornActs(
  acts: readonly string[],
  lately: readonly (readonly string[])[],
  mayRepeat: (id: string) => boolean,
): string[] {
  const last = lately.slice(-2);
  return acts.filter((id) => mayRepeat(id) || last.length < 2 || !last.every((done) => done.includes(id)));
}
