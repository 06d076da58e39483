import type { Intent } from "../../intents.ts";
import type { LegalAct } from "../../scene.ts";
import { actsOf, ended, says, type Answer, type Asked, type Speech } from "../speech.ts";
import type { LineKind } from "../rules.ts";
import { knownOf } from "./known.ts";
import { lessons } from "./lessons.ts";
import { slotsOf, wareSaid } from "./trade.ts";

interface Favour {
  readonly verb: string;
  /** In words like these it is asked for. */
  readonly asks: RegExp;
  readonly done: LineKind;
  readonly none: LineKind;
}

/** What somebody may be asked to do; the first that a line asks for counts. */
const FAVOURS: readonly Favour[] = [
  {
    verb: "part",
    asks: /\b(?:(?:stop|quit|do not|don['’]?t) (?:follow|com|walk)|(?:go|head|run) (?:on )?(?:home|back)|go your|(?:stay|wait|remain) (?:here|there|behind|put)|leave me|part (?:here|ways|company)|us part|far enough|no (?:further|farther)|from here (?:alone|by myself)|alone from here)/,
    done: "part",
    none: "favour-none",
  },
  {
    verb: "follow",
    asks: /\b(?:follow (?:me|us|along)|come (?:with|along)|join (?:me|us)|(?:walk|go|stay) with (?:me|us)|accompany|keep me company)\b|\bcome on(?: then)?\W*$/,
    done: "follow",
    none: "follow-none",
  },
  {
    verb: "open",
    asks: /\b(?:open (?:up|it|the|that|this|gate|door)|unlock|let (?:me|us) (?:in|out|through|pass|by))\b/,
    done: "opened",
    none: "opened-none",
  },
  {
    verb: "heal",
    asks: /\b(?:heal|cure me|bandage (?:me|my|this|it)|bind (?:me|my|this|it|up)|tend (?:to )?(?:me|my)|(?:patch|stitch|sew) me|(?:see|look) (?:to|at) (?:my|this) (?:arm|leg|hand|head|foot|back|shoulder|wound|cut|bite)|(?:my|these|this|the) (?:wounds?|cuts?|bleeding)|(?:am|['’]m) (?:hurt|wounded|bleeding|injured))\b/,
    done: "healed",
    none: "healed-none",
  },
  {
    verb: "mend",
    asks: /\b(?:mend|repair|fix|patch|sharpen|make it good)/,
    done: "mended",
    none: "mended-none",
  },
  {
    verb: "teach",
    asks: /\b(?:teach|train|instruct|lessons?\b|learn|show me how)/,
    done: "taught",
    none: "taught-none",
  },
  {
    verb: "give",
    asks: /\b(?:give me|spare (?:me |us )?(?:a|an|some|any|one|something)|(?:a|any) (?:gift|present)|alms|(?:some|any)thing for (?:me|a poor)|let me have|can i have)\b/,
    done: "gift",
    none: "gift-none",
  },
];

/** A question about a thing asks nobody to do it; what is asked in the other words may be done, whatever they were taken for. */
const ONLY_ASKS =
  /^\W*(?:(?:and|so|but|well|tell me|pray|please|hello|hi),?\s+)*(?:how|what|where|who|whom|whose|when|why|which|do|does|did|is|are|was|were|have|has)\b/i;
const NEVER_ASKS: ReadonlySet<Intent> = new Set([
  "insult",
  "threat",
  "odd",
  "price",
  "wares",
  "sell",
  "rumours",
  "name",
  "memory",
]);
/** Any gift will do for these words. */
const ANYTHING = /\b(?:something|anything|gift|present|alms|bite|eat|food|spare|help)\b/i;

/** What the speaker asks for in so many words, done: undefined when it is nothing that the world lets it do now. */
export function favourDone(asked: Asked): Speech | undefined {
  const { scene, understood } = asked;
  const { text, how } = scene.said;
  if (how === "enter" || how === "idle" || how === "greet" || NEVER_ASKS.has(understood.intent))
    return undefined;
  const finished = actsOf(scene, "finish");
  const [act] = namedFirst(asked, finished);
  if (act && !/\?\s*$/.test(text)) return finishedBy(asked, act);
  if (ONLY_ASKS.test(text)) return undefined;
  for (const { verb, asks, done } of FAVOURS) {
    if (!asks.test(text.toLowerCase())) continue;
    const meant = chosen(asked, verb);
    if (!meant) continue;
    return {
      sentences: [says(done, done === "taught" ? lessonOf(asked, meant) : undefined)],
      acts: [meant.id],
      emotions: [{ kind: verb === "part" ? "trust" : "joy", strength: 0.1 }],
      sources: [meant.id],
    };
  }
  return undefined;
}

function chosen(asked: Asked, verb: string): LegalAct | undefined {
  const { scene, understood } = asked;
  const acts = namedFirst(asked, actsOf(scene, verb));
  if (verb !== "give") return acts[0];
  const [first] = acts;
  if (!first || understood.slots.ware !== undefined) return undefined;
  return ANYTHING.test(scene.said.text) || overlap(asked, first) > 0 ? first : undefined;
}

/** Those first whose thing stands in the line. */
function namedFirst(asked: Asked, acts: readonly LegalAct[]): LegalAct[] {
  return acts.toSorted((one, other) => overlap(asked, other) - overlap(asked, one));
}

function overlap({ book, scene }: Asked, act: LegalAct): number {
  const said = new Set(book.nameOf(scene.said.text.toLowerCase()));
  return book.nameOf(thingOf(act)).filter((word) => said.has(word)).length;
}

function thingOf({ id }: LegalAct): string {
  return id.includes(":") ? id.slice(id.indexOf(":") + 1).replace(/[-_:]/g, " ") : "";
}

function lessonOf({ scene: { facts } }: Asked, act: LegalAct): Record<string, string | undefined> {
  const skill = thingOf(act);
  const lesson = facts.lessons?.find(({ name }) => name.toLowerCase() === skill);
  return { skill: lesson?.name ?? skill, price: lesson?.priced };
}

function finishedBy({ scene: { facts } }: Asked, act: LegalAct): Speech {
  return {
    sentences: [says("finished", { work: facts.work[0]?.name })],
    acts: [act.id],
    emotions: [{ kind: "joy", strength: 0.2 }],
    sources: [act.id],
  };
}

/** 'Give me' in so many words is no question about the thing. */
export function begs({ said }: Asked["scene"]): boolean {
  return /^\W*(?:(?:can|could|will|would) you |please )*(?:give|spare|lend) me\b/i.test(said.text);
}

/** It is asked to do what it cannot, will not, or was not told enough of to do. */
export const favour: Answer = (asked) => {
  const { text } = asked.scene.said;
  const wanted = FAVOURS.find(({ verb, asks }) => verb !== "part" && asks.test(text.toLowerCase()));
  if (wanted?.verb === "teach" && asked.scene.facts.lessons?.length) return lessons(asked);
  const ware = wanted?.verb === "give" ? wareSaid(asked) : undefined;
  if (ware) return { sentences: [says("price", slotsOf(ware))], sources: ["wares"] };
  const known = wanted?.verb === "give" ? undefined : knownOf(asked, { memories: [] });
  if (known) return known;
  return { sentences: [says(wanted?.none ?? "favour-none", undefined, says("favour-none"))] };
};

/** Somebody says that it is done. What can be seen of that, `favourDone` has heard already. */
export const report: Answer = (asked) => {
  const { person } = asked.understood.slots;
  if (person !== undefined && person !== asked.scene.npc.name)
    return { sentences: [says("finished-other", { person })], sources: [`person:${person}`] };
  const [first] = asked.scene.facts.work;
  const still = says("finished-none", { work: first?.name });
  if (!first || asked.toldLately(first.ask)) return { sentences: [still] };
  return {
    sentences: [still, says("work", { work: first.name, ask: ended(first.ask) })],
    sources: [`work:${first.name}`],
  };
};
