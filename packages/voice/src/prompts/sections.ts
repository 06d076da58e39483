import { contentOf } from "../answer/words.ts";
import type { Person, Scene, Trait } from "../scene.ts";
import type { Quoter } from "./quote.ts";

/** One line of a prompt that may be left out when there is no room. `worth`: the higher, the longer it stays. */
export interface Piece {
  readonly text: string;
  readonly worth: number;
  /** The id of the memory, lore or fact that it says. */
  readonly source?: string;
}
export type Sections = Readonly<Record<string, readonly Piece[]>>;

/** What may never be left out. */
export const ALWAYS = Number.POSITIVE_INFINITY;

/** What this speaker is not trusted enough to hear, by id and for the trace; none of it is ever in a prompt. */
export interface Withheld {
  readonly id: string;
  readonly text: string;
  readonly why: string;
}

export function withheldOf(scene: Scene): Withheld[] {
  const { trust } = scene.speaker.regard;
  const told = (id: string, text: string, secret: number | undefined): Withheld[] =>
    secret === undefined || trust >= secret
      ? []
      : [{ id, text, why: `${id}: trust ${trust.toFixed(1)} of ${secret.toFixed(1)}` }];
  return [
    ...scene.npc.lore.flatMap(({ id, says, secret }) => told(id, says, secret)),
    ...scene.memories.flatMap(({ id, text, secret }) => told(id, text, secret)),
  ];
}

const SAMPLES = 5;
/** Words of what it may tell that stand beside the act. */
const TOLD_WORDS = 9;

const POLES: Readonly<Record<Trait, readonly [string, string]>> = {
  friendly: ["cold", "warm"],
  brave: ["timid", "fearless"],
  honest: ["sly", "honest"],
  greedy: ["generous", "grasping"],
  curious: ["incurious", "curious"],
  patient: ["short-tempered", "patient"],
  talkative: ["sparing of words", "talkative"],
  humble: ["proud", "humble"],
};

/** 'very warm, rather timid': traits below a fifth are not worth a word. */
export function natureOf(traits: Scene["npc"]["traits"]): string {
  return (Object.keys(POLES) as Trait[])
    .flatMap((trait) => {
      const strength = traits[trait] ?? 0;
      if (Math.abs(strength) < 0.2) return [];
      const degree = Math.abs(strength) >= 0.7 ? "very " : Math.abs(strength) < 0.4 ? "rather " : "";
      return [degree + POLES[trait][strength < 0 ? 0 : 1]];
    })
    .join(", ");
}

const BANDS: Readonly<Record<Person["regard"]["band"], string>> = {
  hated: "hates",
  disliked: "dislikes",
  unknown: "has no opinion of",
  liked: "likes",
  loved: "loves",
};

/** What changes least: the same for everybody who speaks to this NPC, so it holds no secret, whoever may hear it. */
export function personaSlots({ npc }: Scene, quoter: Quoter) {
  return {
    name: npc.name,
    calling: npc.calling === "" ? "" : `${capital(npc.calling)}.`,
    look: npc.look,
    nature: natureOf(npc.traits),
    background: npc.background,
    goals: npc.goals.join("; "),
    style: npc.style.about,
    samples: npc.authored
      // What has slots or alternatives in it is no sentence yet.
      .filter(({ says }) => !/[{}[\]]/.test(says))
      .slice(0, SAMPLES)
      .map(({ says }) => `- ${quoter.plain(says)}`)
      .join("\n"),
  };
}

/** The lore that it tells anybody, each as a piece; which of it is kept does not depend on what was asked. */
export function publicLore({ npc }: Scene, quoter: Quoter): Piece[] {
  return npc.lore
    .filter(({ secret }) => secret === undefined)
    .map(({ id, says }, index) => ({ text: `- ${quoter.plain(says)}`, worth: 1 / (1 + index), source: id }));
}

/** What belongs to this moment, in pieces. `shown`: ids of lore that the persona part says already. */
export function momentSections(scene: Scene, quoter: Quoter, shown: ReadonlySet<string>): Sections {
  const { npc, place, speaker, now } = scene;
  const asked = contentOf(`${scene.said.text} ${scene.said.topic ?? ""}`);
  const hit = (text: string) => [...contentOf(text)].some((word) => asked.has(word));
  const hidden = new Set(withheldOf(scene).map(({ id }) => id));
  const plain = (text: string) => quoter.plain(text);
  const list = <Item>(
    items: readonly Item[],
    worth: number,
    say: (item: Item) => string,
    source?: (item: Item) => string,
  ): Piece[] =>
    items.map((item, index) => {
      const text = say(item);
      return {
        text: `- ${text}`,
        worth: hit(text) ? worth * 3 * 0.99 ** index : worth * 0.85 ** index,
        ...(source && { source: source(item) }),
      };
    });
  const newestFirst = (pieces: readonly Piece[]): Piece[] =>
    pieces.map((piece, index) => ({
      ...piece,
      worth: piece.worth * 0.85 ** (pieces.length - 1 - 2 * index),
    }));

  const mood = Object.entries(npc.mood)
    .filter(([, strength]) => strength >= 0.2)
    .map(([kind, strength]) => `${kind} ${strength.toFixed(1)}`);
  const one = (text: string): Piece[] => (text === "" ? [] : [{ text, worth: ALWAYS }]);
  return {
    state: one(
      [npc.doing, npc.wants, mood.length > 0 ? `feels ${mood.join(", ")}` : ""]
        .filter(Boolean)
        .map((text) => plain(text ?? ""))
        .join("; "),
    ),
    place: one(
      `${plain(place.name)} in ${plain(place.area)}. ${plain(place.look)}${place.exits.length > 0 ? ` Ways out: ${place.exits.map(({ way, to }) => `${plain(way)} to ${plain(to)}`).join(", ")}.` : ""}`,
    ),
    time: one(
      `${now.part}, the hour ${now.hour}, ${now.season}${now.weather === undefined ? "" : `, ${now.weather}`}`,
    ),
    speaker: one(
      `${personOf(speaker, quoter)} ${npc.name} ${BANDS[speaker.regard.band]} them; trust ${speaker.regard.trust.toFixed(1)} of 1. ${speaker.met === 0 ? "They have never spoken." : `They have spoken before${speaker.met === 1 ? ", once" : `, ${speaker.met} times`}.`}`,
    ),
    present: list(scene.present.slice(0, 12), 3, (person) =>
      person.regard.band === "unknown"
        ? personOf(person, quoter)
        : `${personOf(person, quoter)} ${npc.name} ${BANDS[person.regard.band]} them.`,
    ),
    between: newestFirst(list(speaker.between, 6, plain)),
    recalled: list(
      npc.lore.filter(
        ({ id, secret, about, says }) =>
          !hidden.has(id) && !shown.has(id) && (secret !== undefined || hit(`${about.join(" ")} ${says}`)),
      ),
      8,
      ({ says }) => plain(says),
      ({ id }) => id,
    ),
    memories: list(
      scene.memories.filter(({ id }) => !hidden.has(id)),
      8,
      (memory) => memoryLine(memory, quoter),
      ({ id }) => id,
    ),
    events: newestFirst(list(scene.events, 3, plain)),
    facts: factsOf(scene, list, plain),
    talk: scene.talk.map(({ name, text }, index) => ({
      text: `- ${quoter.name(name)}: ${quoter.words(text)}`,
      worth: 12 * 0.85 ** (scene.talk.length - 1 - index),
    })),
    acts: actsOf(scene, plain, hit),
  };
}

/**
 * What it may do, by id. Gestures say what they are, and share a line. What it may tell is known from elsewhere in the prompt: only its beginning
 * stands here, and of what the line does not name only some.
 */
function actsOf({ acts }: Scene, plain: (text: string) => string, hit: (text: string) => boolean): Piece[] {
  const gestures = acts.filter(({ verb }) => verb === "gesture");
  let told = 0;
  return [
    ...acts
      .filter(({ verb }) => verb !== "gesture")
      .map(({ id, about, verb }) => {
        if (verb !== "tell") return { text: `- ${id}: ${plain(about)}`, worth: ALWAYS };
        const named = hit(about);
        if (!named) told += 1;
        return { text: `- ${id}: ${beginning(plain(about))}`, worth: named ? 9 : 2 * 0.6 ** told };
      }),
    ...(gestures.length === 0
      ? []
      : [{ text: `- ${gestures.map(({ id }) => id).join(", ")}`, worth: ALWAYS }]),
  ];
}

/** 'tell Anna: Sefton Grout lost his sight at …'. */
function beginning(text: string): string {
  const words = text.split(" ");
  return words.length <= TOLD_WORDS ? text : `${words.slice(0, TOLD_WORDS).join(" ")} …`;
}

function factsOf(
  { facts }: Scene,
  list: <Item>(
    items: readonly Item[],
    worth: number,
    say: (item: Item) => string,
    source?: (item: Item) => string,
  ) => Piece[],
  plain: (text: string) => string,
): Piece[] {
  const { open, buys } = facts;
  return [
    ...(open
      ? list(
          [open],
          6,
          ({ now, hours }) => `The counter is ${now ? "open" : "shut"}; hours: ${plain(hours)}.`,
        )
      : []),
    ...list(
      facts.wares,
      6,
      ({ name, priced, left }) =>
        `Sells ${plain(name)} for ${plain(priced)}${left > 0 ? "" : ", but has none left"}.`,
    ),
    ...(buys.length > 0 ? list([buys], 3, (kinds) => `Buys ${plain(kinds.join(", "))}.`) : []),
    ...list(facts.work, 6, ({ name, ask }) => `Has work: ${plain(name)}: ${plain(ask)}`),
    ...list(facts.ways, 2, ({ to, way }) => `The way to ${plain(to)}: ${plain(way)}.`),
    ...list(
      facts.people,
      2,
      ({ name, about, where, how }) =>
        `${plain(name)}: ${plain(about)}${where === undefined ? "" : `, at this hour likely at ${plain(where)}${how === undefined ? "" : ` (${plain(how)})`}`}.`,
    ),
    ...list(
      facts.day,
      1.5,
      ({ from, place, doing, now }) => `${now ? "Now" : plain(from)}: ${plain(doing)}, ${plain(place)}.`,
    ),
    ...list(
      facts.rumours,
      3,
      ({ text, from }) => hearsay(plain(text), from === undefined ? undefined : plain(from)),
      ({ id }) => id,
    ),
  ];
}

/** A memory with where it comes from: what somebody told is never written as a thing that is so. */
function memoryLine({ text, kind, from, when }: Scene["memories"][number], quoter: Quoter): string {
  const since = when === "" ? "" : ` (${quoter.plain(when)})`;
  if (kind === "hearsay")
    return hearsay(quoter.words(text), from === undefined ? undefined : quoter.name(from)) + since;
  return `${kind === "opinion" ? "Thinks: " : kind === "promise" ? "Has promised: " : ""}${quoter.plain(text)}${since}`;
}

/** 'Anna says: …', whether or not the text says so itself. */
function hearsay(text: string, from: string | undefined): string {
  return `${from ?? "Somebody"} says (whether it is so is not known): ${text}`;
}

function personOf({ name, player }: Person, quoter: Quoter): string {
  return `${quoter.name(name)}${player ? ", a traveller." : "."}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
