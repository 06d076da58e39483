const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const COIN = /^(?:coins?|coppers?|penn(?:y|ies)|pence|silvers?|golds?|crowns?|shillings?|farthings?)$/;
const PART = /\d[\d,]*(?:\.\d+)?|\p{L}+/gu;

/** A number in a text. `coins`: a word for money stands behind it. `article`: it was written as 'a copper'. */
export interface NumberSaid {
  readonly value: number;
  readonly coins: boolean;
  readonly article: boolean;
}

/** The numbers of a text, in digits or words up to the thousands: 'twenty-five', 'a hundred and twelve', '1,200', 'a copper', 'a dozen'. */
export function numbersIn(text: string): NumberSaid[] {
  const parts = text.toLowerCase().match(PART) ?? [];
  const found: NumberSaid[] = [];
  for (let at = 0; at < parts.length; ) {
    const { value, used, article } = numberAt(parts, at);
    if (value === undefined) {
      at += 1;
      continue;
    }
    const next = parts[at + used] ?? "";
    const coins =
      COIN.test(next) ||
      (/^(?:small|more|bright|good|bronze|copper|silver|gold)$/.test(next) &&
        COIN.test(parts[at + used + 1] ?? ""));
    if (!article || coins) found.push({ value, coins, article });
    at += used;
  }
  return found;
}

function numberAt(
  parts: readonly string[],
  from: number,
): { value: number | undefined; used: number; article: boolean } {
  const first = parts[from] ?? "";
  if (/^\d/.test(first)) return { value: Number(first.replace(/,/g, "")), used: 1, article: false };
  let value: number | undefined;
  let at = from;
  const article =
    (first === "a" || first === "an") && !/^(?:hundred|thousand|dozen)$/.test(parts[from + 1] ?? "");
  if (article) return { value: 1, used: 1, article: true };
  for (; at < parts.length; at += 1) {
    const word = parts[at] ?? "";
    const unit = UNITS.indexOf(word);
    const ten = TENS.indexOf(word);
    if (unit >= 0) value = (value ?? 0) + unit;
    else if (ten >= 0) value = (value ?? 0) + (ten + 2) * 10;
    else if (word === "hundred" && (value !== undefined || at > from)) value = (value ?? 1) * 100;
    else if (word === "thousand" && (value !== undefined || at > from)) value = (value ?? 1) * 1_000;
    else if (word === "dozen") value = (value ?? 1) * 12;
    else if ((word === "a" || word === "an") && at === from) continue;
    else if (word === "and" && value !== undefined && value >= 100 && isNumber(parts[at + 1])) continue;
    else break;
  }
  return { value, used: Math.max(1, at - from), article: false };
}

function isNumber(word = ""): boolean {
  return UNITS.includes(word) || TENS.includes(word);
}
