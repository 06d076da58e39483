import type { Intent } from "../intents.ts";
import type { Said } from "../scene.ts";
import { ARTICLES, expanded, withoutPoliteness, type VoiceBook } from "./book.ts";
import { chosenFirst, namedIn, type KnownNames, type Named, type NamedKind } from "./names.ts";
import { ACCUSES } from "./retrieval.ts";
import { wordsOf } from "./words.ts";

/** What a line means, as far as an NPC can tell. */
export interface Understood {
  readonly intent: Intent;
  /** 0 to 1; below `UNDERSTOOD` it did not follow, and the intent is small talk. */
  readonly score: number;
  /** What was named, as the scene calls it. */
  readonly slots: Readonly<Partial<Record<NamedKind, string>>>;
  /** What else the line does: greets before it asks. */
  readonly also: readonly Intent[];
}

/** Below that, a line was not followed. */
export const UNDERSTOOD = 0.36;
/** What is done beside what one came for. */
const COURTESIES: ReadonlySet<Intent> = new Set(["greeting", "thanks", "apology", "farewell", "praise"]);
/** A clause that is no courtesy is what the line is about, from here on. */
const CLEAR = 0.5;
/** A topic by its word alone: what another clause says clearly goes before it. */
const GUESSED = 0.48;
/** Nobody is taken to insult or to threaten for less. */
const GRAVE = 0.55;
/** What a name of which only a part was said takes away, at most. */
const PARTLY = 0.3;
/** What a topic's one word takes away that lines on anything may have, and its being something to be had or found as well. */
const LOOSE = 0.7;
const ALSO_ELSE = 0.85;
/** Asked like that without being clear, and nothing named but a topic of its own, it tells of that. */
const YIELDS: ReadonlySet<Intent> = new Set([
  "help",
  "small-talk",
  "place",
  "buy",
  "price",
  "wares",
  "directions",
  "person",
  "decline",
  "day",
]);
/** What an intent is about. */
const NAMES: Readonly<Partial<Record<Intent, readonly NamedKind[]>>> = {
  price: ["ware"],
  buy: ["ware"],
  wares: ["ware"],
  sell: ["ware"],
  promise: ["ware", "person"],
  directions: ["place", "person"],
  person: ["person"],
  topic: ["topic", "person", "place", "ware"],
};
/** What is asked about in several words is more than a topic from here on. */
const ASKED = 0.6;
/** A word by itself between commas says nothing below that: 'Evening, landlord'. */
const PLAIN = 0.9;
/** Longer lines are understood by their beginning. */
const MOST_WORDS = 40;
const MOST_CLAUSES = 6;

/** The scene's part that is asked for: what was said, and every name that the NPC knows. */
export type Heard = KnownNames & { readonly said: Said };

/** Always the same for the same line and names. Takes some 0.2 ms. */
export function understand(book: VoiceBook, heard: Heard): Understood {
  const understood = meantBy(book, heard);
  return { ...understood, score: surely(understood.score) };
}

/** How often lines that score so are understood rightly: of visitors who were left out, more often than the score says. */
function surely(score: number): number {
  return score < UNDERSTOOD ? score : 1 - (1 - score) ** SURER;
}

const SURER = 1.2;

function meantBy(book: VoiceBook, heard: Heard): Understood {
  const { how, text, topic } = heard.said;
  if (how === "greet" || how === "enter") return sure("greeting");
  if (how === "idle") return sure("small-talk");
  if (how === "ask") return askedAbout(book, topic ?? text, heard);
  const whole = ` ${wordsOf(text).join(" ")} `;
  if (book.odd.some((term) => whole.includes(term))) return { ...sure("odd"), score: 0.95 };
  const one = { ...clause(book, text, heard), words: 0 };
  const clauses = text.split(/[.!?;,:\n\u2026]+|\s-+\s/).filter((part) => meansSomething(book, part));
  if (clauses.length < 2) return bare(one);
  const parts = clauses
    .slice(0, MOST_CLAUSES)
    .map((part): Part => ({ ...clause(book, part, heard), words: wordsOf(part).length }));
  return bare(together([one, ...parts.filter(({ score, words }) => score >= PLAIN || words > 1)]));
}

/** A clause of a line; the whole line has 0 words here. */
interface Part extends Understood {
  readonly words: number;
}

function bare({ intent, score, slots, also }: Part): Understood {
  return { intent, score, slots, also };
}

function meansSomething(book: VoiceBook, text: string): boolean {
  const words = wordsOf(text);
  return words.length > 0 && !book.polite.some((phrase) => phrase.join(" ") === words.join(" "));
}

function sure(intent: Intent): Understood {
  return { intent, score: 1, slots: {}, also: [] };
}

/** The clause that says most clearly what is wanted; the others, if they are clear too, go beside it. */
function together(parts: readonly Part[]): Part {
  const business = parts.filter(
    ({ intent, score }) => !COURTESIES.has(intent) && intent !== "small-talk" && score >= CLEAR,
  );
  const main = overAnswer(best(business.length > 0 ? business : parts), parts);
  const also = new Set<Intent>(main.also);
  for (const { intent, score } of parts.slice(1))
    if (intent !== main.intent && COURTESIES.has(intent) && score >= CLEAR) also.add(intent);
  const slots = Object.assign({}, ...parts.map((part) => part.slots), main.slots) as Understood["slots"];
  return { ...main, slots, also: [...also] };
}

/** Beside a yes or a no, what else is wanted is what counts: 'Fine. I'll buy the rope.' */
function overAnswer(main: Part, parts: readonly Part[]): Part {
  if (main.intent !== "agree" && main.intent !== "decline") return main;
  const more = parts.filter(
    ({ intent, score, slots, words }) =>
      score >= CLEAR &&
      intent !== main.intent &&
      (intent === "apology" ||
        Object.keys(slots).length > 0 ||
        (words > A_FEW && !COURTESIES.has(intent) && intent !== "small-talk")),
  );
  return more.length > 0 ? best(more) : main;
}

/** More words than these are no mere 'all right' or 'too dear'. */
const A_FEW = 2;

function best(parts: readonly Part[]): Part {
  return parts.reduce((one, other) => (other.score > one.score ? other : one));
}

function clause(book: VoiceBook, text: string, heard: KnownNames): Understood {
  let words = wordsOf(text)
    .slice(0, MOST_WORDS)
    .flatMap((word) => expanded(word, book.rules));
  words = withoutOwnName(words, heard.npc.name);
  words = withoutPoliteness(words, book.polite);
  const mended = (word: string): string => book.spelling.mend(word) ?? word;
  const [first = ""] = words;
  const greets = words.length > 2 && book.hellos.has(book.meaning(mended(first)));
  const { intent, score, slots } = meant(book, greets ? words.slice(1) : words, heard);
  if (greets && score < UNDERSTOOD) return { ...sure("greeting"), score: 0.7 };
  if (score < UNDERSTOOD) return { intent: "small-talk", score, slots, also: [] };
  return { intent, score, slots, also: greets && intent !== "greeting" ? ["greeting"] : [] };
}

/** The intent by the nearest examples, with each reading of the names in turn; the reading that fits best is meant. */
function meant(book: VoiceBook, words: readonly string[], heard: KnownNames): Omit<Understood, "also"> {
  const found = namedIn(book, words, heard);
  const kinds = new Set(found.map(({ kind }) => kind));
  const readings: (readonly Named[])[] = [[], ...[...kinds].map((kind) => chosenFirst(found, kind))];
  let winner: Omit<Understood, "also"> = { intent: "small-talk", score: 0, slots: {} };
  for (const reading of readings) {
    const sureness = surenessOf(book, reading, found, words);
    const line = withSlots(book, words, reading);
    const known = Math.min(1, HALF * knownOf(book, line));
    for (const [intent, nearness] of book.retrieval.score(line)) {
      const score = Math.min(1, nearness * sureness * known);
      if (score > winner.score + 1e-9 && (!ACCUSES.has(intent) || (score >= GRAVE && words.length > 1)))
        winner = { intent, score, slots: slotsOf(reading) };
    }
  }
  const topic = found.find(({ kind }) => kind === "topic");
  if (topic && yieldsTo(topic, winner))
    return { intent: "topic", score: GUESSED, slots: { topic: topic.name } };
  return { ...winner, slots: { ...missing(winner.intent, found), ...winner.slots } };
}

/** What share of the words any example has: of gibberish round a name there is nothing to understand. */
function knownOf(book: VoiceBook, line: readonly string[]): number {
  return line.filter((word) => word.startsWith("{") || book.isUsed(word)).length / (line.length || 1);
}

/** With half of its words known a line is as sure as with all of them. */
const HALF = 2;

/** Names make a reading likelier, the more whole they were said; a topic that is also something to be had or found, less. */
function surenessOf(
  book: VoiceBook,
  reading: readonly Named[],
  found: readonly Named[],
  words: readonly string[],
): number {
  if (reading.length === 0) return 1;
  const whole = Math.min(...reading.map(({ quality }) => quality));
  const [topic] = reading.filter(({ kind }) => kind === "topic");
  const other =
    topic && found.some(({ kind, from, to }) => kind !== "topic" && from < topic.to && to > topic.from);
  const loose = topic && topic.to - topic.from === 1 && book.isUsed(book.meaning(words[topic.from] ?? ""));
  return (1.06 - PARTLY * (1 - whole)) * (other ? ALSO_ELSE : 1) * (loose ? LOOSE : 1);
}

/** What it was not sure of, and what names nothing else, is about the topic that was named: its own sooner than everybody's. */
function yieldsTo({ own }: Named, { intent, score, slots }: Omit<Understood, "also">): boolean {
  if (intent === "topic") return false;
  if (score < UNDERSTOOD) return true;
  if (NAMES[intent]?.some((kind) => slots[kind] !== undefined)) return false;
  // 'What can you teach me?' is answered better by what it has to say of teaching than by advice.
  return own && (intent === "help" || (score < CLEAR && (YIELDS.has(intent) || slots.topic !== undefined)));
}

/** A name of the kind that the intent is about, though no example had it in that place. */
function missing(intent: Intent, found: readonly Named[]): Understood["slots"] {
  const kinds = NAMES[intent] ?? [];
  const names = kinds.flatMap((kind) => found.find((one) => one.kind === kind) ?? []);
  return slotsOf(names.slice(0, 1));
}

/** The words as examples have them: what names a ware is `{ware}`, what is misspelt is mended. */
function withSlots(book: VoiceBook, words: readonly string[], reading: readonly Named[]): string[] {
  const line: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const named = reading.find(({ from }) => from === at);
    if (named) {
      while (ARTICLES.has(line.at(-1) ?? "")) line.pop();
      line.push(`{${named.kind}}`);
      at = named.to - 1;
      continue;
    }
    const word = words[at] ?? "";
    line.push(book.meaning(book.spelling.mend(word) ?? word));
  }
  return line;
}

function slotsOf(reading: readonly Named[]): Understood["slots"] {
  return Object.fromEntries(reading.map(({ kind, name }) => [kind, name]));
}

/** ASK … ABOUT names a thing rather than saying something: what it is known as decides. */
function askedAbout(book: VoiceBook, text: string, heard: KnownNames): Understood {
  const words = wordsOf(text).flatMap((word) => expanded(word, book.rules));
  const found = namedIn(book, words, heard);
  const of = (kind: NamedKind): Named | undefined => found.find((one) => one.kind === kind);
  const topic = of("topic");
  const person = of("person");
  const ware = of("ware");
  const place = of("place");
  const slots = slotsOf([topic, person, ware, place].filter((one) => one !== undefined));
  if (words.length > 1 && !(topic && topic.to - topic.from === words.length)) {
    const whole = meant(book, words, heard);
    if (whole.score >= ASKED && whole.intent !== "topic" && whole.intent !== "small-talk")
      return { ...whole, also: [] };
  }
  if (topic) return { intent: "topic", score: 1, slots, also: [] };
  const intents = [...book.retrieval.score(withSlots(book, words, []))].toSorted(
    (one, other) => other[1] - one[1],
  );
  const [intent, score] = intents[0] ?? ["topic", 0];
  if (person) return { intent: "person", score: person.quality, slots, also: [] };
  if (ware) return { intent: "price", score: ware.quality, slots, also: [] };
  if (place) return { intent: "directions", score: place.quality, slots, also: [] };
  return score >= CLEAR
    ? { intent, score, slots, also: [] }
    : { intent: "topic", score: CLEAR, slots, also: [] };
}

/** Its name said to call it ('Hesper, where …') says nothing; its name asked for ('are you Hesper') does. */
function withoutOwnName(words: readonly string[], name: string): string[] {
  const own = new Set(wordsOf(name));
  return words.flatMap((word, at) => {
    if (!own.has(word)) return [word];
    const before = words[at - 1];
    if (before !== undefined && own.has(before)) return [];
    const asked =
      before === "you"
        ? words[at - 2] === "are"
        : before === "is" || before === "about" || before === "called";
    return asked ? ["{me}"] : [];
  });
}
