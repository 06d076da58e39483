/** Share of n-grams of words that are not said before: 1 when nothing is repeated. 0 of nothing. */
export function distinct(lines: readonly string[], n: number): number {
  const seen = new Set<string>();
  let all = 0;
  for (const line of lines) {
    const words = wordsOf(line);
    for (let at = 0; at + n <= words.length; at += 1) {
      seen.add(words.slice(at, at + n).join(" "));
      all += 1;
    }
  }
  return all === 0 ? 0 : seen.size / all;
}

/** Lines that were said before, but for case and marks; as they were said again. */
export function repeated(lines: readonly string[]): string[] {
  const seen = new Set<string>();
  return lines.filter((line) => {
    const plain = wordsOf(line).join(" ");
    const known = seen.has(plain);
    seen.add(plain);
    return known;
  });
}

/** The longest run of words of `text` that `source` holds too: what was copied out of it. */
export function longestCopy(text: string, source: string): number {
  const words = wordsOf(text);
  const within = ` ${wordsOf(source).join(" ")} `;
  let longest = 0;
  for (let from = 0; from < words.length; from += 1) {
    let length = longest + 1;
    while (
      from + length <= words.length &&
      within.includes(` ${words.slice(from, from + length).join(" ")} `)
    ) {
      longest = length;
      length += 1;
    }
  }
  return longest;
}

/**
 * Whether an answer holds every one of `has` and none of `not`; `a|b`: either. Words are looked for from their beginning,
 * so that `loaf` is in 'loafer' but not in 'aloaf', and figures whole.
 */
export function holds(answer: string, has: readonly string[], not: readonly string[] = []): boolean {
  const plain = ` ${wordsOf(answer).join(" ")} `;
  const isIn = (wanted: string): boolean => {
    const words = wordsOf(wanted).join(" ");
    return /^\d+$/.test(words) ? plain.includes(` ${words} `) : plain.includes(` ${words}`);
  };
  const isAny = (wanted: string): boolean => wanted.split("|").some((one) => isIn(one));
  return has.every((wanted) => isAny(wanted)) && !not.some((unwanted) => isAny(unwanted));
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** 'Captain's' is one word. */
export function wordsOf(line: string): string[] {
  return (
    line
      .toLowerCase()
      .normalize("NFKC")
      .replaceAll("’", "'")
      .match(/[\p{L}\p{N}]+(?:'[\p{L}]+)*/gu) ?? []
  );
}

export function grouped<T>(all: readonly T[], by: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = by(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}
