import type { AuthoredLine, Lore, MemoryKnown } from "../../scene.ts";
import { ended, keptFrom, says, toYou, type Asked, type Sentence, type Speech } from "../speech.ts";

/** What it has to say of a thing, whether it has said so already, and how many words of the line called it to mind. */
export interface Known extends Speech {
  readonly again: boolean;
  readonly called: number;
}

/**
 * What it knows of a thing, from its own mouth: first what its author had it say, then lore, then what it remembers or heard (`memories`).
 * What it keeps to itself is withheld with its reason, and it says in character that it will not. Undefined: it knows nothing of it.
 */
export function knownOf(asked: Asked, from: Pick<Asked["scene"], "memories">): Known | undefined {
  const { topic, ...others } = asked.understood.slots;
  // What else was named is called by its whole name, of which the line may have had one word.
  return (
    knownBy(asked, topicWords(asked, [topic]), from) ??
    knownBy(asked, topicWords(asked, Object.values(others)), from)
  );
}

function knownBy(
  asked: Asked,
  words: ReadonlySet<string>,
  { memories: all }: Pick<Asked["scene"], "memories">,
): Known | undefined {
  const { scene, understood } = asked;
  const authored = scene.npc.authored.filter(
    (line) => line.intent === "topic" && line.topics.some((one) => about(asked, one, words)),
  );
  const rank = ranked(asked, scene.npc.lore, words);
  const lore = rank.map(({ one }) => one);
  const called = rank[0]?.hits ?? 0;
  const memories = all.filter(({ text }) => mentions(asked, text, words));
  const withheld = [...lore, ...memories].flatMap((one) => keptFrom(scene, one) ?? []);
  const open = <One extends Lore | MemoryKnown>(some: readonly One[]): One[] =>
    some.filter((one) => keptFrom(scene, one) === undefined);
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
    return {
      sentences: [fresh.says],
      sources: [fresh.id],
      withheld,
      acts: tellActs(asked, fresh.id),
      again: false,
      called,
    };
  const [first] = known;
  if (first) {
    const text = first.text ?? first.says.own?.[0] ?? "";
    return {
      sentences: [says("topic-again", { lore: ended(text) })],
      sources: [first.id],
      withheld,
      again: true,
      called,
    };
  }
  return withheld.length > 0 ? { sentences: [says("secret")], withheld, again: false, called } : undefined;
}

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
export function tellActs({ scene }: Asked, id: string): string[] {
  if (scene.npc.lore.some((one) => one.id === id && one.secret === undefined)) return [];
  const act = scene.acts.find((one) => one.verb === "tell" && (one.id === `tell:${id}` || one.id === id));
  return act ? [act.id] : [];
}

/** The words by which it is asked for: what was recognised, and what was said. */
function topicWords(
  { book, scene: { said } }: Asked,
  names: readonly (string | undefined)[],
): ReadonlySet<string> {
  return new Set(
    [...names, said.topic ?? said.text].flatMap((one) =>
      one === undefined ? [] : book.nameOf(one.toLowerCase()),
    ),
  );
}

function about({ book }: Asked, topicName: string, words: ReadonlySet<string>): boolean {
  const name = book.nameOf(topicName);
  return name.length > 0 && name.every((word) => words.has(word));
}

/** Its own goes before what everybody knows, as if it had been called by one word more. */
const OWN_COUNTS = 1.5;

/** Lore that one of its words calls to mind; the more of them, the sooner, and each meaning once. */
function ranked(
  asked: Asked,
  lore: readonly Lore[],
  words: ReadonlySet<string>,
): { readonly one: Lore; readonly hits: number }[] {
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
    .toSorted((a, b) => b.hits - a.hits);
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
