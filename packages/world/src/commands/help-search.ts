/** What HELP can find: a topic, a command, a channel. */
export interface Findable {
  name: string;
  aliases: readonly string[];
  text: string;
}

/** How much a word counts, by where it stands. A word of the text counts for each time, up to `MOST_TIMES`. */
const WEIGHTS = { name: 100, alias: 80, begun: 40, aliasBegun: 30, text: 2 };
const MOST_TIMES = 5;

/**
 * Those in which every word stands, the best first: in the name, among the other words that lead to it, in its text. When
 * there is none with every word: those with any.
 */
export function search<T extends Findable>(pages: readonly T[], typed: string): T[] {
  const words = [
    ...new Set(
      typed
        .toLowerCase()
        .split(/[^\p{L}\p{N}'-]+/u)
        .filter((word) => word.length > 1),
    ),
  ];
  if (words.length === 0) return [];
  const found = pages
    .map((page) => {
      const scores = words.map((word) => weigh(page, word));
      return {
        page,
        hits: scores.filter((score) => score > 0).length,
        score: scores.reduce((sum, score) => sum + score, 0),
      };
    })
    .filter(({ hits }) => hits > 0);
  const whole = found.filter(({ hits }) => hits === words.length);
  return (whole.length > 0 ? whole : found)
    .sort((a, b) => b.hits - a.hits || b.score - a.score || (a.page.name < b.page.name ? -1 : 1))
    .map(({ page }) => page);
}

function weigh({ name, aliases, text }: Findable, word: string): number {
  const times = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}'-]+/u)
    .filter((one) => one === word || one === `${word}s`);
  const inText = Math.min(times.length, MOST_TIMES) * WEIGHTS.text;
  if (name === word) return WEIGHTS.name + inText;
  if (aliases.includes(word)) return WEIGHTS.alias + inText;
  if (name.startsWith(word)) return WEIGHTS.begun + inText;
  if (word.length > 2 && aliases.some((alias) => alias.startsWith(word))) return WEIGHTS.aliasBegun + inText;
  return inText;
}
