import type { Fact, Ref } from "../components/fact.ts";
import type { KnownNames, Named } from "./known-names.ts";

/** What somebody said that can be told on: as a sentence with slots for who said it, see `tellings.ts`. */
export interface Claim {
  words: string;
  /** Whom and what it names. */
  named: readonly Named[];
  /** Not to be told on. */
  secret: boolean;
  /** It is of the speaker: 'I come from the marsh'. */
  own: boolean;
}

/** Characters of a claim that are kept. */
const MOST = 160;
/** With the slots that stand for its speaker. */
const MOST_WITH_SLOTS = 390;

/** What makes a line no claim: a question, an order, talk of what is out of the world, or the world's own machinery. */
const QUESTION =
  /\?|^(?:who|what|where|when|why|how|which|whose|is|are|was|were|do|does|did|can|could|will|would|should|shall|may|have|has|am)\b/i;
const ORDER =
  /^(?:please\b|now\b|you must|you should|you will|you shall|let\b|give|tell|show|sell|buy|bring|take|open|close|unlock|follow|come|go|attack|kill|help|stop|say|repeat|write|forget|ignore|pretend|act|act as|imagine|remember|promise|do|don't|be|keep|stay|wait|look|listen|answer|hand|lend|put|make|call|teach|trust|believe)\b/i;
const OUTSIDE =
  /\b(?:ignore (?:all|any|the|your)|instructions?|prompts?|system|assistant|language model|ai|admin|administrator|moderator|developer|password|token|jailbreak|json|roleplay|npc|player character|real world|computer|internet)\b/i;
/** Words that say how something is, or what was done. */
const ASSERTS =
  /\b(?:is|are|was|were|am|has|have|had|will|won't|isn't|wasn't|stole|took|sold|sells|bought|broke|found|lost|saw|met|went|came|comes|left|hid|hides|keeps|kept|lies|lied|lives|died|fell|fights|fought|hit|struck|killed|burned|burnt|drowned|sank|robbed|cheated|cheats|loves|hates|owes|owns|wants|knows|knew|married|told|said|says|gave|gives|made|built|dug|ran|drinks|sings|works|slept|sleeps|ate|cut|sent|brought|heard|fears|serves|\p{L}{3,}ed)\b/iu;
const OWN = /\b(?:i|i'm|i've|my|me|mine)\b/i;
const YOU = /\b(?:you|your|yours|you're|you've|yourself|we|us|our|ours|we're|we've)\b/i;
/** A request to keep it to oneself. */
const SECRET =
  /(?:\b(?:don'?t|do not|never|mustn'?t|must not) (?:you )?(?:tell|say|repeat|breathe|let on|pass (?:it|this) on)(?: (?:a word|anyone|anybody|a soul|it|this|that|of it|to|about|on))*|\b(?:it'?s |this is |that'?s |here'?s )?(?:a |our |my )?secret\b|\bbetween (?:us|you and me|ourselves)\b(?: two| only)?|\bin confidence\b|\bkeep (?:it|this|that) (?:quiet|to yourself|secret|dark)\b|\bconfidentially\b)/gi;
/** 'I'll tell you', 'I want to tell you something': the secret itself comes next. */
const TO_COME =
  /^i(?:'ll|'ve| will| have| want| must| need| can)?\b[^.!?]{0,24}\b(?:tell|told|got|trust|let)\b[^.!?]{0,24}[.!]?$/i;
/** What is left before and after when the request is taken out of the line. */
const EDGES = /^[\s,.;:!—–-]+|[\s,;:—–-]+$/g;
/** 'Did you know that', 'I hear that', which are not of the speaker. */
const OPENING =
  /^(?:(?:well|oh|ah|hey|aye|so|and|but|listen|look|you know|did you know(?: that)?|have you heard(?: that)?|i (?:hear|heard|think|believe|know|say|swear|tell you|must tell you|can tell you)(?: that)?|they say(?: that)?|guess what|by the way|to be honest|my name(?:'s| is) \p{L}+(?: and)?|hello|good (?:morning|day|evening))\b[\s,.:;!-]*)+/iu;

/** The claim in a line that `hearer` hears, or whether the speaker only asks to keep to oneself what comes. Simple patterns, nothing more. */
export function claimIn(line: string, names: KnownNames): Claim | "to confide" | undefined {
  const secret = isSecret(line);
  const text = tidied(tidied(withoutCall(tidied(line.replaceAll(SECRET, " ")), names)).replace(OPENING, ""));
  const words = inThirdPerson(text);
  if (secret && (TO_COME.test(text) || !ASSERTS.test(words) || !/\s\S+\s/.test(text))) return "to confide";
  if (text.length < 8 || text.length > MOST || words.length > MOST_WITH_SLOTS) return undefined;
  if (QUESTION.test(text) || ORDER.test(text) || OUTSIDE.test(text) || !ASSERTS.test(words)) return undefined;
  // Who is spoken to is not named by 'you': what is said of them they know better.
  if (YOU.test(text)) return undefined;
  const named = names.in(text);
  const own = OWN.test(text);
  if (named.length === 0 && !own && !secret) return undefined;
  return { words: ended(words), named, secret, own };
}

/** Without what taking something out has left: double blanks, loose stops. */
function tidied(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[\s,;:]*([.!])[\s.,!;:]*$/g, "$1")
    .replaceAll(EDGES, "");
}

/** Whether a line asks not to be told on. */
export function isSecret(line: string): boolean {
  return new RegExp(SECRET.source, "i").test(line);
}

/** A claim as it is remembered. */
export function factOf(claim: Claim, by: Ref): Fact {
  return { verb: "words", by, words: claim.words };
}

/** 'I' and its kin, with the verb that goes along when it takes an ending in the third person. */
const SELF =
  /\b(?:I(?:'m|\s+am)|I(?:'ve|\s+have)|I'll|I'd|I\s+(?:don't|do|go)|I\s+(?:live|love|hate|owe|own|want|know|work|come|keep|need|fear|sell|hide|sleep|serve|drink|sing|think|say|see|make|bake|fish)|I|my|mine|me|myself)\b/gi;
/** How the first of them is said, with the name, and how those that follow are. */
const FORMS: readonly (readonly [RegExp, name: string, pronoun: string])[] = [
  [/^i(?:'m|\s+am)$/i, "{By:is:are}", "{they} are"],
  [/^i(?:'ve|\s+have)$/i, "{By:has:have}", "{they} have"],
  [/^i'll$/i, "{By} will", "{they} will"],
  [/^i'd$/i, "{By} would", "{they} would"],
  [/^i\s+don't$/i, "{By:doesn't:don't}", "{they} don't"],
  [/^i\s+(do|go)$/i, "{By:$1es:$1}", "{they} $1"],
  [/^i\s+(\S+)$/i, "{By:$1s:$1}", "{they} $1"],
  [/^i$/i, "{By}", "{they}"],
  [/^my$/i, "{by's}", "{their}"],
  [/^mine$/i, "{by's}", "{theirs}"],
  [/^(?:me|myself)$/i, "{by}", "{them}"],
];

/** What somebody says of themselves as others would: 'I'm a baker' gives '{By:is:are} a baker', of which the second is what goes with 'you'; with more of it '{their}' and '{they}'. */
function inThirdPerson(text: string): string {
  let mentioned = false;
  // No brace of a player's is a slot.
  return text.replaceAll(/[{}<>]/g, "").replaceAll(SELF, (found) => {
    const [form, name, pronoun] = FORMS.find(([own]) => own.test(found)) ?? [];
    if (!form || name === undefined || pronoun === undefined) return found;
    const said = found.replace(form, mentioned ? pronoun : name);
    mentioned = true;
    return said;
  });
}

/** Without whom it is said to: 'Hesper, the boat is gone', 'the boat is gone, Hesper'. */
function withoutCall(text: string, names: KnownNames): string {
  const people = names.in(text).filter(({ kind }) => kind === "person");
  const [first, last] = [people[0], people.at(-1)];
  if (first?.from === 0 && /^\s*[,:!]/.test(text.slice(first.to))) return text.slice(first.to);
  if (last && /,\s*$/.test(text.slice(0, last.from)) && /^[\s.!]*$/.test(text.slice(last.to)))
    return `${text.slice(0, last.from).replace(/,\s*$/, "")}.`;
  return text;
}

function ended(text: string): string {
  return /[.!]$/.test(text) ? text : `${text}.`;
}
