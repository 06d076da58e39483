import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Name } from "../components/index.ts";
import type { Game } from "../game.ts";
import { regardOf } from "../society/regard.ts";
import { businessOf } from "./business.ts";
import { inTalkSince } from "./conversation.ts";
import { listenersIn, speakersIn } from "./speakers.ts";

/** Somebody who is to answer, and why it is this one: for whoever asks. */
export interface Addressed {
  npc: Entity;
  /** It is said to this one as well. */
  also?: Entity;
  why: "named" | "in talk" | "mentioned" | "likeliest";
}

/** With more players beside the speaker than that, a line is for an npc only by name or in the middle of a talk. */
const FEW = 2;

/** For whom a longer line is, its beginning says. */
const MOST_CHARACTERS = 400;

/** Words before a name that make it an address: 'good morning, Hesper'. */
const HAILS =
  /^(?:(?:hello|hallo|hullo|hi|hey|hiya|yo|oi|ahoy|greetings|welcome|good|fair|day|morning|afternoon|evening|night|thank|thanks|you|cheers|sorry|please|bye|goodbye|farewell|excuse|me|so|well|and|listen|say|tell|dear|old|oh|ah|no|yes|aye)\s+)*$/;
const GREETS =
  /^(?:hello|hallo|hullo|hi|hey|hiya|ahoy|greetings|good (?:day|morning|afternoon|evening)|fair winds)\b/;
const ASKS =
  /\?\s*$|^(?:who|what|where|when|why|how|which|whose|is|are|am|do|does|did|can|could|will|would|may|have|has|any|tell me|u )\b/;
/** Two of those who are there answer what is said to all. */
const ALL = /\b(?:all|both|everyone|everybody|folks|friends|you two)\b/;

/**
 * Who of those in the room is to answer what somebody said there: whom it names, else with whom the speaker is in talk, else, when
 * few people are about and it is a greeting or a question, whoever is likeliest. Undefined: nobody, as it is for somebody else.
 */
export function addressedBy(game: Game, speaker: Entity, text: string): Addressed | undefined {
  const room = game.placeOf(speaker);
  const there = speakersIn(game, room).filter((one) => one !== speaker);
  if (there.length === 0) return undefined;
  const said = plainWords(text.slice(0, MOST_CHARACTERS));
  if (said === "") return undefined;
  const pair = pairHailed(said, there);
  if (pair) return { npc: pair[0], also: pair[1], why: "named" };
  const named = there.find((one) => namesOf(one).some((name) => isHailed(said, text, name)));
  if (named) return { npc: named, why: "named" };
  if (isForPlayer(game, speaker, room, said, text)) return undefined;
  const talking = newest(game, speaker, there);
  const mentioned = there.filter((one) => properNames(one).some((name) => hasWord(said, name)));
  // Who is asked about somebody beside them answers, and not the one whom it is about.
  if (talking) {
    const other = meantRather(game, speaker, talking, there, said);
    return other ? { npc: other, why: "likeliest" } : { npc: talking, why: "in talk" };
  }
  if (mentioned[0]) return { npc: mentioned[0], why: "mentioned" };
  const others = listenersIn(game, room).filter((one) => one !== speaker);
  if (others.length > FEW) return undefined;
  if (others.length > 0 && !GREETS.test(said) && !ASKS.test(text.toLowerCase().trim()) && !ASKS.test(said))
    return undefined;
  const npc = likeliest(game, speaker, there, said);
  const also = ALL.test(said) ? there.find((one) => one !== npc) : undefined;
  return { npc, ...(also && { also }), why: "likeliest" };
}

/**
 * Somebody else than with whom the speaker is in talk: whose business the line is and not that one's, and who has not been greeted yet.
 * Whoever walks along with the speaker would have every line otherwise.
 */
function meantRather(
  game: Game,
  speaker: Entity,
  talking: Entity,
  there: readonly Entity[],
  said: string,
): Entity | undefined {
  const others = there.filter((one) => one !== talking);
  if (others.length === 0) return undefined;
  if (businessOf(game, speaker, talking, said) === 0) {
    const whose = others.filter((one) => businessOf(game, speaker, one, said) > 0);
    if (whose.length > 0) return likeliest(game, speaker, whose, said);
  }
  if (!GREETS.test(said)) return undefined;
  const strangers = others.filter((one) => inTalkSince(game, one, speaker) === undefined);
  return strangers.length > 0 ? likeliest(game, speaker, strangers, said) : undefined;
}

/** Whether it calls a player who stands there. Asked by the words, which are few, and not by the players, who may be many. */
function isForPlayer(game: Game, speaker: Entity, room: Entity, said: string, text: string): boolean {
  return said.split(" ").some((word) => {
    const player = game.players.byName(word);
    return (
      player !== undefined &&
      player !== speaker &&
      player.target(ContainedIn) === room &&
      isHailed(said, text, word)
    );
  });
}

/** 'Good morning Hesper and Oakum, what is the news?' */
function pairHailed(said: string, there: readonly Entity[]): [Entity, Entity] | undefined {
  if (there.length < 2 || !said.includes(" and ")) return undefined;
  for (const one of there)
    for (const other of there)
      if (
        one !== other &&
        namesOf(one).some((a) => namesOf(other).some((b) => isBegun(said, `${a} and ${b}`)))
      )
        return [one, other];
  return undefined;
}

/** Whether a line begins with that, after a greeting or none. */
function isBegun(said: string, names: string): boolean {
  const at = ` ${said} `.indexOf(` ${names} `);
  return at >= 0 && HAILS.test(said.slice(0, at));
}

/** In small letters, without signs, blanks single. */
function plainWords(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/['’]/g, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** What one may be called: every keyword, the whole name, and the words of it that begin with a capital. */
function namesOf(being: Entity): string[] {
  const name = being.get(Name);
  if (!name) return [];
  const whole = plainWords(name.name).replace(/^(?:the|an?) /, "");
  return [...new Set([whole, ...name.keywords.map(plainWords), ...properNames(being)])].filter(
    (one) => one !== "",
  );
}

/** The words of its name that are its own: 'Perrin' and 'Skate', and nothing of 'the watchman'. */
function properNames(being: Entity): string[] {
  const words = being.get(Name)?.name.split(/\s+/) ?? [];
  return words.filter((word) => /^\p{Lu}/u.test(word) && !TITLES.has(word)).map(plainWords);
}

/** What stands before a name with a capital and is none. */
export const TITLES: ReadonlySet<string> = new Set(
  "The A An Mother Old Clerk Brother Sister Captain Sergeant Madam Mistress Miss Master Widow Corporal Doctor Auntie Bosun".split(
    " ",
  ),
);

/** Whether the line calls somebody by that name: at its beginning, or at its end. */
function isHailed(said: string, text: string, name: string): boolean {
  if (said === name) return true;
  if (said.startsWith(`${name} `)) {
    // 'Baker, what is that?' and 'Hesper do you know', but not 'oil is dear'.
    const after = text.trimStart().slice(name.length).trimStart();
    return /^[,:;!?.–-]/.test(after) || ASKS.test(said.slice(name.length + 1));
  }
  const at = said.indexOf(` ${name}`);
  if (at < 0) return false;
  const end = at + 1 + name.length;
  const before = said.slice(0, at + 1);
  if (HAILS.test(before) && (end === said.length || said[end] === " ")) return true;
  if (end !== said.length) return false;
  const raw = text.toLowerCase().normalize("NFKC");
  return new RegExp(`,\\s*(?:the\\s+|you\\s+)?${escaped(name)}[\\s.!?…]*$`, "u").test(raw);
}

function hasWord(said: string, word: string): boolean {
  return ` ${said} `.includes(` ${word} `);
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}

/** Of those with whom the speaker is in talk, the one who spoke or was spoken to last. */
function newest(game: Game, speaker: Entity, there: readonly Entity[]): Entity | undefined {
  let found: { npc: Entity; at: number } | undefined;
  for (const npc of there) {
    const at = inTalkSince(game, npc, speaker);
    if (at !== undefined && (found === undefined || at >= found.at)) found = { npc, at };
  }
  return found?.npc;
}

/** Whose business it is most: by what is asked, then by who likes the speaker best. */
function likeliest(game: Game, speaker: Entity, there: readonly Entity[], said: string): Entity {
  const worth = (npc: Entity): number => {
    const named = namesOf(npc).some((name) => hasWord(said, name)) ? 2 : 0;
    return regardOf(game, npc, speaker).affinity + businessOf(game, speaker, npc, said) + named;
  };
  const [first, ...rest] = there;
  if (!first) throw new RangeError("there is nobody");
  let best = { npc: first, score: worth(first) };
  for (const npc of rest) {
    const score = worth(npc);
    if (score > best.score) best = { npc, score };
  }
  return best.npc;
}
