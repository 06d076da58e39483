import type { Intent } from "@wyldlands/voice";
import { openOffersOf, type OpenOffer } from "./open-offers.ts";
import type { Moment } from "./voice-act.ts";

/** A line that was understood less surely than this asks for nothing. */
const SURE = 0.35;

/**
 * What takes the asking back: a no, a condition, a tale, somebody else's wish, or the wish to have it for nothing. Whoever says
 * such a thing is made an offer instead, and loses nothing by it.
 */
const TAKEN_BACK = [
  /\b(?:no|not|never|none|nothing|nor|without|rather|hardly|dont|wont|cant|didnt|wouldnt|shouldnt|couldnt|aint)\b/,
  /n['’]t\b/,
  /\b(?:if|unless|when|once|until|suppose|supposing|imagine|pretend|were)\b/,
  /\b(?:he|she|they|somebody|someone|everyone|everybody|nobody|people)\b/,
  /\b(?:wants|says|said|tells|told|asks|asked)\b/,
  /\b(?:bought|sold|yesterday|tomorrow|later|someday|maybe|perhaps)\b/,
  /\b(?:free|gratis|discount|on the house|as a gift|borrow|credit|owe)\b/,
  /\b(?:him|her|them|his|hers|their|theirs|thinks|heard|writer|writes|adds|gives|sells)\b/,
  // Another price than the one that is asked, in words that are no sum.
  /\b(?:minus|third|quarter|percent|cheaper|less|half(?! a dozen))\b|%/,
  /(?<!\b(?:could|can|would|will) )\byou (?:hand|give|pay|pass|owe)\b/,
  // Nobody asks for a thing in these: it is quoted, forged or meant for a machine.
  /["“”«»<>{}[\]|\\`#=]|--|\w:\w/,
] as const;

/** Whether the line is a plain wish or yes of the speaker's own. */
export function isPlain(text: string): boolean {
  const line = text.toLowerCase();
  return !TAKEN_BACK.some((pattern) => pattern.test(line));
}

/** Whether the speaker's own line, surely understood and plainly said, asks for one of these. */
export function asksFor({ heard }: Moment, ...intents: readonly Intent[]): boolean {
  const { intent, also = [], score = 1, text } = heard;
  const meant = intents.includes(intent) || also.some((one) => intents.includes(one));
  return meant && score >= SURE && isPlain(text);
}

/** How a yes begins. What only sounds as if it might be one takes nobody's coins. */
const YES =
  /^\W*(?:(?:well|oh|ah|hm+|then|and|so|very|that|it|we)\b\W*)*(?:(?:['’]s|is)\s+)?(?:yes|yess|ye|yea|yeah|yep|yup|y|aye|ay|ok|okay|okey|k|kk|(?:a |have a )?(?:deal|bargain)|done|agreed|i agree|(?:i )?accept(?:ed)?|sure|certainly|fine|fair|settled|all ?right|alright|right|righto|well|good|of course|(?:with )?pleasure|gladly|delighted|happy to|glad to|so be it|go on|go ahead|please do|i will|i['’]ll|i shall|i(?:['’]d| would) like|you(?:['’]re| are) on|you have a deal|count me in|i(?:['’]m| am) in|(?:let us|let['’]?s) (?:do it|shake)|do it|proceed|absolutely|affirmative|by all means|naturally|indeed|totally|you bet|shake on it|as you (?:wish|say)|if you like|i (?:suppose|guess) so|sounds (?:good|fair|like)|suits me|works for me|gotcha|got it|roger|ja|da|oui|si|hai)\b/i;
/** So surely understood, a line is a yes whatever its words are. */
const PLAIN_YES = 0.75;

/**
 * Offers of that kind which this npc has made and the speaker agrees to: those of what they name (`what` of an offer), and when they
 * name nothing the last that it made.
 */
export function agreedOffers(
  moment: Moment,
  kind: OpenOffer["kind"],
  named: readonly string[] = [],
): OpenOffer[] {
  if (!asksFor(moment, "agree")) return [];
  const { score = 1, text } = moment.heard;
  if (score < PLAIN_YES && !YES.test(text)) return [];
  const open = openOffersOf(moment.game, moment.speaker, moment.npc);
  const meant = named.length > 0 ? open.filter(({ what }) => named.includes(what)) : open.slice(-1);
  return meant.filter((offer) => offer.kind === kind);
}

/** Coins in a line: '5 coppers', 'three copper pennies'. */
const COINS =
  /\b(\d{1,6}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|an?)\s+(?:copper\s+)?(?:coins?|coppers?|penn(?:y|ies)|pence)\b/g;

/** How many coins the line speaks of; undefined: of none. Of several sums the least. */
export function coinsNamed(text: string): number | undefined {
  const sums = [...text.toLowerCase().matchAll(COINS)].map(([, word = ""]) => numberOf(word) ?? 1);
  return sums.length === 0 ? undefined : Math.min(...sums);
}

const NUMBERS: ReadonlyMap<string, number> = new Map(
  "one two three four five six seven eight nine ten eleven twelve"
    .split(" ")
    .map((word, index) => [word, index + 1] as const),
);
const FEW: ReadonlyMap<string, number> = new Map([
  ["a", 1],
  ["an", 1],
  ["couple", 2],
  ["pair", 2],
  ["dozen", 12],
  ["half", 1],
]);

/** Before these stands no count. */
const POINTS: ReadonlySet<string> = new Set(["the", "a", "an", "my", "your", "this", "that", "u", "me"]);
/** How far before a name its number may stand, in words: 'two of your finest meads'. */
const REACH = 4;

/**
 * How many of a thing the line speaks of: by the nearest number before one of its names, or by the only number when it is misspelt;
 * 1 when there is none.
 */
export function countIn(text: string, names: readonly string[]): number {
  const words = wordsOf(text.toLowerCase().replaceAll(COINS, " "));
  const at = words.findIndex((word) => names.some((name) => isName(word, name)));
  if (at < 0) {
    const numbers = words.flatMap((word) => numberOf(word) ?? []);
    return numbers.length === 1 ? (numbers[0] ?? 1) : 1;
  }
  for (let back = at - 1; back >= 0 && back >= at - REACH; back -= 1) {
    const word = words[back] ?? "";
    // 'How much 4 the lantern' counts none.
    if (POINTS.has(words[back + 1] ?? "")) continue;
    const number = numberOf(word) ?? FEW.get(word);
    if (number !== undefined) return number;
  }
  return 1;
}

function numberOf(word: string): number | undefined {
  return /^\d{1,4}$/.test(word) ? Number(word) : NUMBERS.get(word);
}

/** The words of a line by which things may be named, each also without the ending of a plural. */
export function spokenIn(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).flatMap(singularsOf));
}

/** Of things with these keywords, those that the words name: by a keyword that no other has, or by all that they have. */
export function namedAmong<T>(
  spoken: ReadonlySet<string>,
  things: readonly T[],
  keywordsOf: (thing: T) => readonly string[],
): T[] {
  const owners = new Map<string, number>();
  for (const thing of things)
    for (const keyword of new Set(keywordsOf(thing))) owners.set(keyword, (owners.get(keyword) ?? 0) + 1);
  return things.filter((thing) => {
    const keywords = keywordsOf(thing);
    const said = keywords.filter((keyword) => spoken.has(keyword));
    return (
      said.length > 0 &&
      (said.length === keywords.length || said.some((keyword) => owners.get(keyword) === 1))
    );
  });
}

function isName(word: string, keyword: string): boolean {
  return singularsOf(word).includes(keyword);
}

/** A word, and what it would be the plural of: 'loaves', 'knives', 'torches', 'nails'. */
function singularsOf(word: string): string[] {
  if (word.endsWith("ves"))
    return [word, `${word.slice(0, -3)}f`, `${word.slice(0, -3)}fe`, word.slice(0, -1)];
  if (word.endsWith("ies")) return [word, `${word.slice(0, -3)}y`, word.slice(0, -1)];
  if (word.endsWith("es")) return [word, word.slice(0, -1), word.slice(0, -2)];
  return word.endsWith("s") ? [word, word.slice(0, -1)] : [word];
}

/** 'Can I have' names no can, and 'will you' no will. */
const ASKING = /\b(?:can|could|may|will|would|might|must|shall)\s+(?:i|you|we|he|she|they)\b/g;

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll(ASKING, " ")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
