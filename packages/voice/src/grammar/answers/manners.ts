import type { Intent } from "../../intents.ts";
import { leaningsOf, sideOf } from "../colour.ts";
import { actsOf, says, type Answer, type Asked, type Sentence, type Speech } from "../speech.ts";
import { knownOf } from "./known.ts";
import { ofMyself } from "./myself.ts";
import { topicsNamed } from "./self.ts";
import { payOf, slotsOf } from "./trade.ts";

/** How often it goes on after a greeting, by its nature. */
const GOES_ON = { quiet: 0.15, usual: 0.4, talkative: 0.75 };

export const greeting: Answer = (asked) => {
  const { scene } = asked;
  if (wasFirst(asked)) {
    const next = goesOn(asked);
    return {
      sentences: [says("greeting-hailed", undefined, says("greeting-again")), ...(next ? [next] : [])],
    };
  }
  const already = scene.talk.some(({ who }) => who === scene.speaker.id);
  if (already) return { sentences: [says("greeting-again", undefined, says("greeting"))] };
  const first = scene.speaker.met > 0 ? says("greeting-back", undefined, says("greeting")) : says("greeting");
  const next = goesOn(asked);
  return { sentences: next ? [first, next] : [first], emotions: [{ kind: "joy", strength: 0.05 }] };
};

/** Whether it has greeted the speaker unasked, and is now greeted back: nobody says good day twice in a row. */
function wasFirst({ scene: { talk, npc, speaker, said } }: Asked): boolean {
  if (said.how === "enter") return false;
  return (
    talk.some(({ who, to }) => who === npc.id && to === speaker.id) &&
    !talk.some(({ who }) => who === speaker.id)
  );
}

/** What a greeting leads to: what is between them, its work, its wares, something to ask about. */
function goesOn(asked: Asked): Sentence | undefined {
  const { scene, random } = asked;
  const between = scene.speaker.between.at(-1);
  const side = sideOf(scene.speaker);
  if (between !== undefined && side !== "stranger" && random() < 0.5)
    return says("greeting-deed", { between });
  if (side === "foe" || random() >= wordiness(asked)) return undefined;
  const [work] = scene.facts.work;
  if (work) return says("offer-work", { work: work.name });
  const wares = scene.facts.open?.now === false ? [] : scene.facts.wares;
  const ware = wares[Math.floor(random() * wares.length)];
  if (ware && random() < 0.6) return says("offer-wares", slotsOf(ware));
  const topic = topicsNamed(asked);
  return topic === undefined ? undefined : says("offer-topic", { topic });
}

function wordiness({ scene: { npc } }: Asked): number {
  const is = leaningsOf(npc);
  if (is.has("talkative")) return GOES_ON.talkative;
  return npc.style.terse || is.has("quiet") ? GOES_ON.quiet : GOES_ON.usual;
}

/** Answers that need no fact, and what they leave it feeling. */
const FELT: Readonly<
  Partial<
    Record<
      Intent,
      { readonly kind: "joy" | "anger" | "fear" | "sadness" | "trust"; readonly strength: number }
    >
  >
> = {
  thanks: { kind: "joy", strength: 0.15 },
  praise: { kind: "joy", strength: 0.25 },
  apology: { kind: "trust", strength: 0.15 },
  insult: { kind: "anger", strength: 0.4 },
};

export function plainly(kind: "farewell" | "thanks" | "praise" | "insult" | "decline" | "odd"): Answer {
  const felt = FELT[kind];
  return () => ({ sentences: [says(kind)], ...(felt && { emotions: [felt] }) });
}

export const smallTalk: Answer = (asked) => {
  const { said } = asked.scene;
  if (said.how !== "idle") return ofItsOwn(asked) ?? { sentences: [says("small-talk")] };
  const idle = says("idle", undefined, says("small-talk"));
  return { sentences: [said.topic === "closing" ? says("closing", undefined, idle) : idle] };
};

/** A question in which a thing of its own stands is about that thing, whatever it was taken for. */
function ofItsOwn(asked: Asked): Speech | undefined {
  const { npc, said } = asked.scene;
  if (!/\?\s*$/.test(said.text)) return undefined;
  const known = knownOf(asked, { memories: [] });
  return known && !known.again && known.sources?.some((id) => id.startsWith(`${npc.id}/`))
    ? known
    : undefined;
}

/** A line that it did not follow. Those who are curious ask; the others say something of their own. */
export const unknown: Answer = (asked) => {
  const paid = /\b(?:pay|pays|reward)\b/i.test(asked.scene.said.text) ? payOf(asked) : undefined;
  return paid ?? ofItsOwn(asked) ?? ofMyself(asked) ?? { sentences: [says("unknown")] };
};

export const threat: Answer = ({ scene }) => {
  const timid = leaningsOf(scene.npc).has("timid");
  const [call] = actsOf(scene, "call-guard");
  return {
    sentences: [says("threat")],
    ...(call && { acts: [call.id] }),
    emotions: [timid ? { kind: "fear", strength: 0.5 } : { kind: "anger", strength: 0.4 }],
  };
};

export const apology: Answer = ({ scene }) => {
  const [forgive] = actsOf(scene, "forgive");
  return {
    sentences: [says("apology")],
    ...(forgive && { acts: [forgive.id] }),
    emotions: [{ kind: "trust", strength: 0.15 }],
  };
};

/** In words like these the speaker promises, and asks for no promise. */
const GIVES_WORD =
  /^(?:(?:and|but|so|well|yes|no|aye|honest(?:ly)?|then)\b[\s,]*)*(?:i|we)(?:['’]ll|['’]d| (?:will|would|shall|promise|swear|give|won['’]?t|would never))\b(?!.*\b(?:you (?:keep|hold|promise)|if you)\b)|\bmy word on it\b|\byou have my word\b/i;

/** Promises only what the world lets it keep. */
export const promise: Answer = ({ scene }) => {
  const [act] = actsOf(scene, "promise");
  if (!act && GIVES_WORD.test(scene.said.text)) return { sentences: [says("promised")] };
  return act ? { sentences: [says("promise")], acts: [act.id] } : { sentences: [says("promise-none")] };
};

/** A yes to what it offered closes the deal; a yes to nothing is only that. */
export const agree: Answer = ({ scene }) => {
  const work = actsOf(scene, "take-on");
  const [deal] = [...work, ...actsOf(scene, "sell"), ...actsOf(scene, "buy"), ...actsOf(scene, "promise")];
  if (!deal) return { sentences: [says("agree")] };
  return { sentences: [says(work.length > 0 ? "deal-work" : "deal")], acts: [deal.id] };
};

/** Something is held out to it in so many words. */
export const taken: Answer = ({ book, scene }) => {
  const [act] = actsOf(scene, "accept");
  const thing = new Set(book.nameOf((act?.id ?? "").replace(/^[^:]*:/, "").replace(/[-_:]/g, " ")));
  // What it had asked for is no present.
  const wanted = scene.facts.work.find(({ name }) => book.nameOf(name).some((word) => thing.has(word)));
  return {
    sentences: [wanted ? says("finished", { work: wanted.name }) : says("taken")],
    acts: act ? [act.id] : [],
    emotions: [{ kind: "joy", strength: 0.2 }],
  };
};
