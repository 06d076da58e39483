import { HOURS, hourNow, type Timed } from "../time/calendar.ts";
import type { Content } from "../content/types.ts";

/** What somebody says that they will bring to whom they speak to. */
export interface Vow {
  /** As the other says it: 'the fish', 'two tin lamps'. */
  thing: string;
  count: number;
  /** Prototypes of which each would do. */
  kinds: string[];
  /** World time, and in words: 'before tomorrow is out'. */
  until: number;
  when: string;
}

/** 'I'll bring you the fish', 'you have my word that I will fetch it back'; what follows is the thing. */
const VOW =
  /\bI(?:['’]ll| will| shall|['’]m going to| am going to| promise(?: you)? to| swear(?: to you)? to)\s+(?:(?:go and|come back and|be back and|gladly|surely|certainly|soon|then|also|just|personally)\s+)*(bring|fetch|deliver|return|get|give|find|buy|catch|hand)\s+([^.!?;]+)/i;
/** Without 'you' these are done for oneself. */
const FOR_ONESELF: ReadonlySet<string> = new Set(["get", "give", "find", "buy", "catch", "hand", "fetch"]);
const TO_YOU = /^(?:it |them )?(?:back )?(?:to )?you\b|\b(?:to|for) you\b|\bback\b/i;
/** Who may do it is not bound to. */
const LOOSE =
  /\b(?:if|unless|maybe|perhaps|might|could|would|never|not|when you|once you|as soon as you|for (?:\d+|a|an|one|two|three|four|five|six|ten|free) ?(?:coppers?|pennies|coins?)?)\b|n['’]t\b/i;
const WHEN =
  /\b(?:(?:by|before|until|till)\s+)?(?:the end of\s+)?(?:tomorrow(?: (?:morning|noon|evening|night))?|today|tonight|this (?:morning|noon|afternoon|evening|night)|(?:dusk|nightfall|midnight|evening|dawn|noon|dark|morning)|(?:with)?in (?:an?|\w+|\d+) (?:hours?|days?|minutes?|moments?|while|week)|soon|right away|at once|straight ?away|shortly|now|later)\b/gi;
/** What a thing's name ends before. */
const ENDS =
  /\s*(?:,|\band\b|\bfrom\b|\bthat\b|\bwhich\b|\bwho\b|\bas\b|\bwith\b|\bbecause\b|\bso\b|\bof yours\b|\bof mine\b).*$/i;
const DETERMINER = /^(?:the|a|an|some|your|my|that|this|those|these|more|another|a few|few|any)\s+/i;
const NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
/** More of a thing is nobody's word. */
const MOST = 20;

/** What a line promises to bring, if it does and the content has such a thing. */
export function vowIn(line: string, game: Timed & { content: Pick<Content, "items"> }): Vow | undefined {
  if (line.includes("?") || line.length > 300) return undefined;
  const [whole = "", verb = "", rest = ""] = VOW.exec(line) ?? [];
  if (whole === "" || LOOSE.test(whole)) return undefined;
  if (FOR_ONESELF.has(verb.toLowerCase()) && !TO_YOU.test(rest)) return undefined;
  const named = rest
    .replaceAll(WHEN, " ")
    .replaceAll(/\b(?:to|for) you\b|\b(?:then|again|back|here|myself)\b/gi, " ")
    .replace(/^\s*(?:to )?you\b/i, " ")
    .replaceAll(/[{}<>"]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(ENDS, "");
  const counted = /^(\d+|a dozen|\p{L}+)\s+(?=\p{L})/iu.exec(named);
  const number = counted ? countOf(counted[1] ?? "") : undefined;
  const noun = (number === undefined ? named : named.slice(counted?.[0].length ?? 0)).replace(DETERMINER, "");
  const words = noun.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
  if (words.length === 0 || words.length > 5) return undefined;
  const kinds = kindsOf(words, game.content);
  if (kinds.length === 0 || (number ?? 1) > MOST || number === 0) return undefined;
  const plain = words.join(" ");
  return {
    thing: number === undefined || number === 1 ? `the ${plain}` : `${NUMBERS[number] ?? number} ${plain}`,
    count: number ?? 1,
    kinds,
    ...untilIn(line, game),
  };
}

function countOf(word: string): number | undefined {
  if (/^\d+$/.test(word)) return Number(word);
  const small = word.toLowerCase();
  if (small === "a dozen") return 12;
  const at = NUMBERS.indexOf(small);
  return at < 0 ? undefined : at;
}

/** Things that all of the words name; failing that, those that the last one does. */
function kindsOf(words: readonly string[], { items }: Pick<Content, "items">): string[] {
  const fits = (keywords: readonly string[], word: string): boolean =>
    keywords.includes(word) ||
    (word.endsWith("s") && keywords.includes(word.slice(0, -1))) ||
    (word.endsWith("es") && keywords.includes(word.slice(0, -2))) ||
    (word.endsWith("ies") && keywords.includes(`${word.slice(0, -3)}y`));
  const named = (wanted: readonly string[]): string[] =>
    [...items.values()]
      .filter(({ keywords }) => wanted.every((word) => fits(keywords, word)))
      .map(({ id }) => id);
  const all = named(words);
  return all.length > 0 ? all : named(words.slice(-1));
}

/** Until when it is to be there, and how that is said. */
function untilIn(line: string, game: Timed): { until: number; when: string } {
  const hourMs = game.rules.calendar.hourSeconds * 1_000;
  const now = game.clock.now();
  /** World time at which so many days from today end. */
  const endOf = (days: number): number =>
    now + ((Math.floor(hourNow(game) / HOURS) + 1 + days) * HOURS - hourNow(game)) * hourMs - (now % hourMs);
  const [, many = "", unit = ""] = /\b(?:with)?in (an?|\w+) (hour|day)s?\b/i.exec(line) ?? [];
  const count = /^an?$/i.test(many) ? 1 : countOf(many);
  if (count !== undefined && count > 0)
    return unit.toLowerCase() === "hour"
      ? { until: now + (count + 1) * hourMs, when: "before long" }
      : { until: endOf(Math.min(count, 7)), when: count === 1 ? "by tomorrow night" : "in a few days" };
  if (/\btomorrow\b/i.test(line)) return { until: endOf(1), when: "by tomorrow night" };
  if (
    /\b(?:today|tonight|this (?:morning|noon|afternoon|evening|night)|dusk|nightfall|midnight|dark|noon|evening|soon|right away|at once|straight ?away|shortly|now)\b/i.test(
      line,
    )
  ) {
    const end = endOf(0);
    return end - now < 2 * hourMs
      ? { until: end + 2 * hourMs, when: "before long" }
      : { until: end, when: "before the day is out" };
  }
  return { until: endOf(3), when: "in a few days" };
}
