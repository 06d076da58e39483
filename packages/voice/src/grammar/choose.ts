import type { Line } from "./book.ts";
import { fit, type Colour } from "./colour.ts";
import { canSay, fill, type Slots } from "./template.ts";
import { hashOf } from "./words.ts";

/** What was said lately: keys of replies, the newest last. */
export interface Ring {
  /** Whether it was said to others of late: not a reason to be silent, and one to say something else. */
  readonly toOthers: (id: string) => boolean;
  /** How long ago a line was said, in any words: 1 is the newest; Infinity: not lately. */
  readonly sinceLine: (id: string) => number;
  readonly sinceWords: (key: string) => number;
  /** How long ago these words were said, by any line; full stops and capitals make no other words. */
  readonly sinceText: (text: string) => number;
}

/** Before a key of a ring: it was said to somebody else. */
export const TO_OTHERS = "~";

export function ringOf(all: readonly string[]): Ring {
  const keys = all.filter((key) => !key.startsWith(TO_OTHERS));
  const others = new Set(
    all.flatMap((key) =>
      key.startsWith(TO_OTHERS)
        ? key
            .slice(TO_OTHERS.length)
            .split(" ")
            .map((part) => part.split("#")[0] ?? part)
        : [],
    ),
  );
  const lines = new Map<string, number>();
  const words = new Map<string, number>();
  const texts = new Map<string, number>();
  keys.forEach((key, index) => {
    for (const part of key.split(" ")) {
      const [line = part, text] = part.split("#");
      lines.set(line, keys.length - index);
      words.set(part, keys.length - index);
      if (text !== undefined) texts.set(text, keys.length - index);
    }
  });
  return {
    toOthers: (id) => others.has(id),
    sinceLine: (id) => lines.get(id) ?? Infinity,
    sinceWords: (key) => words.get(key) ?? Infinity,
    sinceText: (text) => texts.get(printOf(text)) ?? Infinity,
  };
}

/** A sentence that was chosen. `key`: the line, and a hash of the words that were made of it. */
export interface Chosen {
  readonly text: string;
  readonly key: string;
}

export interface Choice {
  /** Its author's own lines, which go first. */
  readonly own: readonly Line[];
  /** Everybody's. */
  readonly shared: readonly Line[];
  readonly slots: Slots;
  readonly colour: Colour;
  readonly ring: Ring;
  readonly random: () => number;
}

/** A line that fits its conditions is likelier than one for everybody, by so much for each. */
const FITTING = 1.5;
/** One that others have just heard of it is less likely by so much. */
const HEARD_BY_OTHERS = 0.2;
/** Characters from which on a sentence is long: the terse avoid those, the talkative like them. */
const LONG = 62;

/** A line that was not said lately; when all were, the one whose turn is longest past. Undefined: there is none to say. */
export function choose({ own, shared, slots, colour, ring, random }: Choice): Chosen | undefined {
  const may = (lines: readonly Line[]): { line: Line; weight: number }[] =>
    lines.flatMap((line) => {
      const held = fit(line.when, colour);
      return held === undefined || !canSay(line.template.pieces, slots)
        ? []
        : [
            {
              line,
              weight:
                (1 + FITTING * held) *
                tasteFor(line, colour) *
                (ring.toOthers(line.id) ? HEARD_BY_OTHERS : 1),
            },
          ];
    });
  const mine = may(own);
  const all = [...mine, ...may(shared)];
  const fresh = (lines: readonly { line: Line; weight: number }[]) =>
    lines.filter(({ line }) => ring.sinceLine(line.id) === Infinity);
  let first: Chosen | undefined;
  for (const lines of [fresh(mine), fresh(all)])
    for (let rest = lines; rest.length > 0; ) {
      const line = weighed(rest, random);
      const chosen = said(line, slots, ring, random);
      // Another line may have come to the same words: 'A bandage: two coppers.'
      if (ring.sinceText(chosen.text) === Infinity) return chosen;
      first ??= chosen;
      rest = rest.filter((one) => one.line !== line);
    }
  if (first) return first;
  const oldest = all.reduce<Line | undefined>(
    (best, { line }) =>
      best === undefined || ring.sinceLine(line.id) > ring.sinceLine(best.id) ? line : best,
    undefined,
  );
  return oldest && said(oldest, slots, ring, random);
}

function tasteFor({ template }: Line, { terse, is }: Colour): number {
  const long = template.says.length > LONG;
  if (terse) return long ? 0.3 : 1;
  return is.has("talkative") && long ? 1.5 : 1;
}

function weighed(lines: readonly { line: Line; weight: number }[], random: () => number): Line {
  const total = lines.reduce((sum, { weight }) => sum + weight, 0);
  let left = random() * total;
  for (const { line, weight } of lines) {
    left -= weight;
    if (left < 0) return line;
  }
  return (lines.at(-1) as { line: Line }).line;
}

/** Names words, whatever stands between them. */
function printOf(text: string): string {
  return hashOf(text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " "));
}

/** Of a few ways to put it, the one that was said longest ago. */
const TRIES = 6;

function said(line: Line, slots: Slots, ring: Ring, random: () => number): Chosen {
  let best: Chosen | undefined;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const text = fill(line.template, slots, random);
    const chosen = { text, key: `${line.id}#${printOf(text)}` };
    const since = ring.sinceWords(chosen.key);
    if (since === Infinity) return chosen;
    if (!best || since > ring.sinceWords(best.key)) best = chosen;
  }
  return best as Chosen;
}
