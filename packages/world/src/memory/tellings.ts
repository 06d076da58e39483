import { capitalise, pluralise } from "../content/prose.ts";
import type { Fact, Ref } from "../components/fact.ts";

interface Telling {
  /** `{By}` and `{To}` are whoever does something in the sentence, `{by}` and `{to}` to whom it is done; `{to's}` is theirs. */
  says: string;
  /** What many such things come to: `{things}` is what they have in common, `{often}` how often it was. */
  folded?: string;
  /** How much it matters to whom it was done, and to who looked on: 0 to 1. */
  felt: number;
  seen: number;
}

/** What can be remembered. */
export const TELLINGS = {
  came: { says: "{By} came in.", felt: 0.1, seen: 0.1 },
  met: { says: "{To} met {by}.", felt: 0.7, seen: 0 },
  spoke: { says: "{By} said, '{words}'", felt: 0.2, seen: 0.15 },
  /** What was said in confidence is not kept among the things of late: only that something was. */
  confides: { says: "{By} had something to say in confidence.", felt: 0.2, seen: 0.1 },
  confided: { says: "{By} said something in confidence.", felt: 0.2, seen: 0.1 },
  gave: {
    says: "{By} gave {to} {thing}.",
    folded: "{By} has brought {to} {things} {often}.",
    felt: 0.7,
    seen: 0.3,
  },
  bought: { says: "{By} bought {thing} from {to}.", felt: 0.3, seen: 0.15 },
  sold: { says: "{By} sold {to} {thing}.", felt: 0.3, seen: 0.15 },
  kind: { says: "{By} was kind to {to}.", felt: 0.4, seen: 0.15 },
  unkind: { says: "{By} was rude to {to}.", felt: 0.55, seen: 0.2 },
  mended: {
    says: "{By} bound {to's} wounds.",
    folded: "{By} has bound {to's} wounds {often}.",
    felt: 0.85,
    seen: 0.4,
  },
  errand: {
    says: "{By} ran an errand for {to}.",
    folded: "{By} has run errands for {to} {often}.",
    felt: 0.75,
    seen: 0.3,
  },
  quest: { says: "{By} saw {words} through for {to}.", felt: 0.9, seen: 0.5 },
  stole: {
    says: "{By} had a hand in {to's} purse.",
    folded: "{By} has had a hand in {to's} purse {often}.",
    felt: 0.95,
    seen: 0.85,
  },
  struck: {
    says: "{By} went for {to}.",
    folded: "{By} has gone for {to} {often}.",
    felt: 0.95,
    seen: 0.75,
  },
  helped: {
    says: "{By} stood by {to} in a fight.",
    folded: "{By} has stood by {to} in a fight {often}.",
    felt: 0.9,
    seen: 0.5,
  },
  killed: { says: "{By} killed {to}.", felt: 1, seen: 1 },
  collared: { says: "{To} collared {by} for what was done.", felt: 0.6, seen: 0.6 },
  words: { says: "{words}", felt: 0.7, seen: 0.7 },
  /** What somebody has come to think, in its own words: see `reflection.ts`. */
  thought: { says: "{words}", felt: 0.8, seen: 0.8 },
  promised: { says: "{By} gave {to} {by's} word to {words}.", felt: 0.9, seen: 0.4 },
  kept: {
    says: "{To} came for {thing} that {By} had set aside.",
    folded: "{To} has come for what {By} set aside {often}.",
    felt: 0.75,
    seen: 0.2,
  },
  lapsed: { says: "{To} never came for {thing} that {By} had set aside.", felt: 0.75, seen: 0.2 },
  broke: { says: "{By} could not {words}, as {By} had promised {to}.", felt: 0.9, seen: 0.4 },
  /** What a player says that they will bring: `thing` is said with an article or a count. */
  vowed: { says: "{By} promised to bring {to} {thing}.", felt: 0.8, seen: 0.2 },
  "vow-kept": { says: "{By} brought {to} {thing}, as promised.", felt: 0.85, seen: 0.3 },
  "vow-broken": { says: "{By} promised {to} {thing}, and never brought it.", felt: 0.85, seen: 0.3 },
} as const satisfies Readonly<Record<string, Telling>>;

export type Verb = keyof typeof TELLINGS;

/** What a fact of that verb is told by; of one that this version does not know: its words alone. */
export function tellingOf(verb: string): Telling {
  return Object.hasOwn(TELLINGS, verb) ? TELLINGS[verb as Verb] : TELLINGS.words;
}

/** Who is telling: its own part in it is 'I' and 'me'. `nameOf`: what it calls somebody now. */
export interface Teller {
  id: string;
  nameOf: (ref: Ref) => string;
  /** The id of who is told, if it is of account: what they did themselves is told with their name throughout, which they hear as 'you'. */
  hearer?: string | undefined;
}

/** How often, and over how many days of the world. */
export interface Often {
  times: number;
  days: number;
}

/** A fact as a sentence in the teller's own mouth: 'Anna gave me a loaf.' */
export function tell(fact: Fact, teller: Teller): string {
  return fill(tellingOf(fact.verb).says, fact, teller);
}

/** Many alike as one: 'Anna has brought me loaves most days.' */
export function tellMany(fact: Fact, teller: Teller, { times, days }: Often): string {
  const { says, folded } = tellingOf(fact.verb);
  const often = oftenWords(times, days);
  return fill((folded ?? says).replace("{often}", often), fact, teller);
}

/** Whether many of these make one. */
export function canFold(verb: string): boolean {
  return tellingOf(verb).folded !== undefined;
}

/** 'most days', 'five times', 'more times than one can count'. */
export function oftenWords(times: number, days: number): string {
  if (times < 2) return "once";
  if (days >= 3 && times / days >= 0.6) return "most days";
  if (times === 2) return "twice";
  return times > 10 ? "more times than one can count" : pluralise("time", "times", times);
}

function fill(template: string, fact: Fact, { id, nameOf, hearer }: Teller): string {
  const named = (ref: Ref | undefined): string => (ref ? nameOf(ref) : "somebody");
  const mine = (ref: Ref | undefined): boolean => ref?.id === id;
  const again = (pronoun: string, name: string): string =>
    fact.by?.id !== undefined && fact.by.id === hearer ? name : pronoun;
  const slots: Readonly<Record<string, () => string>> = {
    thing: () => fact.thing ?? "something",
    things: () => manyOf(fact),
    words: () => fact.words ?? "",
    By: () => (mine(fact.by) ? "I" : named(fact.by)),
    by: () => (mine(fact.by) ? "me" : named(fact.by)),
    "by's": () => (mine(fact.by) ? "my" : possessive(named(fact.by))),
    they: () => again("they", named(fact.by)),
    them: () => again("them", named(fact.by)),
    their: () => again("their", possessive(named(fact.by))),
    theirs: () => again("theirs", possessive(named(fact.by))),
    To: () => (mine(fact.to) ? "I" : named(fact.to)),
    to: () => (mine(fact.to) ? "me" : named(fact.to)),
    "to's": () => (mine(fact.to) ? "my" : possessive(named(fact.to))),
  };
  // What is filled in is never a template again, but for the words of a claim, in which only names have slots.
  const once = (text: string): string =>
    text.replaceAll(
      /\{([A-Za-z']+)(?::([^:{}]+):([^:{}]+))?\}/g,
      (whole, slot: string, verb?: string, toYou?: string) => {
        const said = slots[slot]?.() ?? whole;
        return verb === undefined || toYou === undefined ? said : `${said} ${again(verb, toYou)}`;
      },
    );
  const filled = once(template);
  if (template !== "{words}") return capitalise(filled);
  return capitalise(once(filled).replaceAll(/(?<=[.!]\s+)\p{Ll}/gu, (letter) => letter.toUpperCase()));
}

/** 'loaves of bread': what there was several of, without its number. */
function manyOf({ thing }: Fact): string {
  if (thing === undefined) return "things";
  const plural = pluralise(thing, undefined, 99);
  return plural.slice(plural.indexOf(" ") + 1);
}

function possessive(name: string): string {
  return name.endsWith("s") ? `${name}'` : `${name}'s`;
}
