import type { AuthoredLine, Lore, MemoryKnown } from "../../scene.ts";
import { directions, person } from "./places.ts";
import { price } from "./trade.ts";
import { ended, keptFrom, says, toYou, type Answer, type Asked, type Sentence } from "../speech.ts";

/**
 * What it knows of a thing, from its own mouth: first what its author had it say, then lore, then what it remembers or heard.
 * What it keeps to itself is withheld with its reason, and it says in character that it will not.
 */
export const topic: Answer = (asked) => {
  const { scene, understood } = asked;
  const words = topicWords(asked);
  const authored = scene.npc.authored.filter(
    (line) => line.intent === "topic" && line.topics.some((one) => about(asked, one, words)),
  );
  const lore = ranked(asked, scene.npc.lore, words);
  const memories = scene.memories.filter(({ text }) => mentions(asked, text, words));
  const withheld = [...lore, ...memories].flatMap((one) => keptFrom(scene, one) ?? []);
  const open = <One extends Lore | MemoryKnown>(all: readonly One[]): One[] =>
    all.filter((one) => keptFrom(scene, one) === undefined);
  const known: readonly Piece[] = [
    ...authored.map((line) => ({
      id: `own:${understood.slots.topic ?? line.topics[0]}`,
      says: ownWords(line),
    })),
    ...open(lore).map(({ id, says: text }) => ({ id, says: told(asked, id, text), text })),
    ...open(memories).map((one) => ({ id: one.id, says: recalled(asked, one), text: one.text })),
  ];
  const fresh = known.find((one) =>
    one.text === undefined ? !asked.toldLately(one.says.own?.[0] ?? "") : !asked.toldLately(one.text),
  );
  if (fresh)
    return { sentences: [fresh.says], sources: [fresh.id], withheld, acts: tellActs(asked, fresh.id) };
  const [again] = known;
  if (again) {
    const text = again.text ?? again.says.own?.[0] ?? "";
    return { sentences: [says("topic-again", { lore: ended(text) })], sources: [again.id], withheld };
  }
  if (withheld.length > 0) return { sentences: [says("secret")], withheld };
  const { slots } = understood;
  if (slots.person !== undefined) return person(asked);
  if (slots.place !== undefined) return directions(asked);
  if (slots.ware !== undefined) return price(asked);
  return { sentences: [says("topic-none")] };
};

interface Piece {
  readonly id: string;
  readonly says: Sentence;
  readonly text?: string;
}

/** Its own lore is already in its own mouth; what everybody knows it begins in its own way. */
function told({ scene: { npc } }: Asked, id: string, text: string): Sentence {
  const lore = ended(text);
  return id.startsWith(`${npc.id}/`) ? { kind: "topic", plain: lore } : says("topic", { lore });
}

function ownWords({ says: text }: AuthoredLine): Sentence {
  return { kind: "topic", own: [text] };
}

/** The act by which a thing that not everybody is told becomes something that the speaker has heard. */
function tellActs({ scene }: Asked, id: string): string[] {
  if (scene.npc.lore.some((one) => one.id === id && one.secret === undefined)) return [];
  const act = scene.acts.find((one) => one.verb === "tell" && (one.id === `tell:${id}` || one.id === id));
  return act ? [act.id] : [];
}

/** The words by which it is asked for: what was recognised, and what was said. */
function topicWords({ book, scene: { said }, understood: { slots } }: Asked): ReadonlySet<string> {
  const text = [slots.topic, slots.place, slots.person, slots.ware, said.topic ?? said.text];
  return new Set(text.flatMap((one) => (one === undefined ? [] : book.nameOf(one.toLowerCase()))));
}

function about({ book }: Asked, topicName: string, words: ReadonlySet<string>): boolean {
  const name = book.nameOf(topicName);
  return name.length > 0 && name.every((word) => words.has(word));
}

/** Its own goes before what everybody knows, as if it had been called by one word more. */
const OWN_COUNTS = 1.5;

/** Lore that one of its words calls to mind; the more of them, the sooner, and each meaning once. */
function ranked(asked: Asked, lore: readonly Lore[], words: ReadonlySet<string>): Lore[] {
  const { book, scene } = asked;
  return lore
    .map((one) => {
      const called = one.about.filter((word) => about(asked, word, words));
      const hits = new Set(called.map((word) => book.nameOf(word).join(" ")));
      const length = [...hits].reduce((sum, name) => sum + name.split(" ").length, 0);
      return {
        one,
        hits: length === 0 ? 0 : length + (one.id.startsWith(`${scene.npc.id}/`) ? OWN_COUNTS : 0),
      };
    })
    .filter(({ hits }) => hits > 0)
    .toSorted((a, b) => b.hits - a.hits)
    .map(({ one }) => one);
}

/** Too many lines have these in them to mean anything. */
const SHORTEST_TELLING = 4;

function mentions({ book, understood: { slots } }: Asked, text: string, words: ReadonlySet<string>): boolean {
  const wanted = slots.topic ?? slots.person ?? slots.ware ?? slots.place;
  const asked =
    wanted === undefined ? [...words].filter((word) => word.length >= SHORTEST_TELLING) : book.nameOf(wanted);
  const has = new Set(book.nameOf(text));
  return asked.some((word) => has.has(word));
}

function recalled({ scene: { speaker } }: Asked, one: MemoryKnown): Sentence {
  return says("recall", {
    memory: ended(toYou(one.text, speaker.name)),
    when: one.when,
    from: one.from === undefined ? undefined : toYou(one.from, speaker.name),
  });
}

/** What is being said: rumours, and what it heard from others. Never what it was told by the one who asks. */
export const rumours: Answer = (asked) => {
  const { scene } = asked;
  const { speaker, memories, facts } = scene;
  const heard = [
    ...facts.rumours.map((one) => ({ ...one, secret: undefined as number | undefined })),
    ...memories
      .filter(({ kind }) => kind === "hearsay")
      .map(({ id, text, from, secret }) => ({ id, text, from, secret })),
  ].filter(({ from }) => from !== speaker.name);
  const withheld = heard.flatMap((one) =>
    one.secret !== undefined && speaker.regard.trust < one.secret
      ? [`${one.id}: trust ${speaker.regard.trust} of ${one.secret}`]
      : [],
  );
  const may = heard.filter(({ secret }) => secret === undefined || speaker.regard.trust >= secret);
  const one = may.find(({ text }) => !asked.toldLately(text)) ?? may[0];
  if (one)
    return {
      sentences: [says("rumours", { rumour: ended(toYou(one.text, speaker.name)), from: one.from })],
      sources: [one.id],
      withheld,
      acts: tellActs(asked, one.id),
    };
  return { sentences: [says("rumours-none")], withheld };
};

/** Whether it knows the speaker, and what for. */
export const memory: Answer = (asked) => {
  const { scene } = asked;
  const { speaker, memories } = scene;
  const ofThem = memories.filter(({ text }) => text.includes(speaker.name));
  const withheld = ofThem.flatMap((one) => keptFrom(scene, one) ?? []);
  const may = ofThem.filter((one) => keptFrom(scene, one) === undefined);
  const one = may.find(({ text }) => !asked.toldLately(text)) ?? may[0];
  const between = speaker.between.at(-1);
  if (one)
    return {
      sentences: [says("memory", { memory: ended(toYou(one.text, speaker.name)), when: one.when })],
      sources: [one.id],
      withheld,
    };
  if (between !== undefined)
    return { sentences: [says("memory", { between })], sources: ["between"], withheld };
  return { sentences: [says(speaker.met > 0 ? "memory" : "memory-none")], withheld };
};
