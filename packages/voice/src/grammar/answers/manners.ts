import type { Intent } from "../../intents.ts";
import { leaningsOf, sideOf } from "../colour.ts";
import { actsOf, says, type Answer, type Asked, type Sentence } from "../speech.ts";
import { topicsNamed } from "./self.ts";
import { slotsOf } from "./trade.ts";

/** How often it goes on after a greeting, by its nature. */
const GOES_ON = { quiet: 0.15, usual: 0.4, talkative: 0.75 };

export const greeting: Answer = (asked) => {
  const { scene } = asked;
  const already = scene.talk.some(({ who }) => who === scene.npc.id || who === scene.speaker.id);
  if (already) return { sentences: [says("greeting-again", undefined, says("greeting"))] };
  const first = scene.speaker.met > 0 ? says("greeting-back", undefined, says("greeting")) : says("greeting");
  const next = goesOn(asked);
  return { sentences: next ? [first, next] : [first], emotions: [{ kind: "joy", strength: 0.05 }] };
};

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

export const smallTalk: Answer = ({ scene: { said } }) => {
  if (said.how !== "idle") return { sentences: [says("small-talk")] };
  const idle = says("idle", undefined, says("small-talk"));
  return { sentences: [said.topic === "closing" ? says("closing", undefined, idle) : idle] };
};

/** A line that it did not follow. Those who are curious ask; the others say something of their own. */
export const unknown: Answer = () => ({ sentences: [says("unknown")] });

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

/** Promises only what the world lets it keep. */
export const promise: Answer = ({ scene }) => {
  const [act] = actsOf(scene, "promise");
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
export const taken: Answer = ({ scene }) => ({
  sentences: [says("taken")],
  acts: actsOf(scene, "accept")
    .slice(0, 1)
    .map(({ id }) => id),
  emotions: [{ kind: "joy", strength: 0.2 }],
});
