import type { Intent } from "../intents.ts";
import { MOST_ACTS, type Reply } from "../reply.ts";
import type { Scene } from "../scene.ts";
import { ANSWERS } from "./answers/answers.ts";
import { begs, favourDone } from "./answers/favours.ts";
import { taken, unknown } from "./answers/manners.ts";
import { hourInWords } from "./answers/self.ts";
import type { Line, VoiceBook } from "./book.ts";
import { choose, ringOf, type Chosen, type Ring } from "./choose.ts";
import { addressOf, colourOf, leaningsOf, type Colour } from "./colour.ts";
import { actsOf, inSentence, type Answer, type Asked, type Sentence, type Speech } from "./speech.ts";
import { neededBy } from "./rules.ts";
import { tidy, type Slots } from "./template.ts";
import { UNDERSTOOD, understand, type Understood } from "./understand.ts";
import { hashOf } from "./words.ts";

export interface GrammarOptions {
  /** Keys of what was said to this speaker lately (`Reply.key`), the newest last: by this NPC, and better by others too. */
  readonly ring: readonly string[];
  /** 0 to below 1; the same draws make the same words. */
  readonly random: () => number;
  /** The line as it was understood, when that has been done already. */
  readonly understood?: Understood;
  /** Put into the trace: why no model answers. */
  readonly notes?: readonly string[];
}

/** A turn of phrase goes with one answer in so many. */
const TURN_OF_PHRASE = 0.22;
/** Words after which nothing more is added; to what it tells of a thing, a few more. */
const ENOUGH_WORDS = 34;
const ENOUGH_TOLD = 48;

/**
 * What an NPC answers without a model: out of the scene alone, so it is as true as the scene; in its author's lines where it has any,
 * else in everybody's, coloured by who it is. Never throws; a scene of which nothing can be said makes a gesture of it.
 */
export function grammarReply(book: VoiceBook, scene: Scene, options: GrammarOptions): Reply {
  const { random } = options;
  const understood = options.understood ?? understand(book, scene);
  const ring = ringOf(options.ring);
  const asked: Asked = {
    book,
    scene,
    understood,
    random,
    toldLately: (text) => ring.sinceLine(told(scene, text)) < Infinity,
  };
  const { speech, kind } = speechFor(asked);
  const context: Context = { book, scene, ring, random, colour: colourOf(scene), common: commonSlots(scene) };
  const spoken = courtesies(understood, scene)
    .concat(speech.sentences)
    .flatMap((sentence) => spokenAs(sentence, context));
  const dressed = spoken.length > 0 ? withTurnOfPhrase(spoken, kind, context) : spoken;
  return {
    say: tidy(dressed.map(({ text }) => text).join(" ")),
    ...(dressed.length === 0 && { gesture: gestureFor(book, scene, options).text }),
    acts: [...new Set(speech.acts)].slice(0, MOST_ACTS),
    emotions: [...(speech.emotions ?? [])],
    from: "grammar",
    key: dressed.map(({ key }) => key).join(" "),
    trace: {
      intent: { name: understood.intent, score: understood.score },
      sources: [...(speech.sources ?? [])],
      withheld: [...(speech.withheld ?? [])],
      notes: [...(options.notes ?? []), ...(speech.notes ?? [])],
    },
  };
}

/** Something that is seen at once, while words are being found: 'looks up from the dough'. */
export function gestureFor(
  book: VoiceBook,
  scene: Scene,
  { ring, random }: Pick<GrammarOptions, "ring" | "random">,
): Chosen {
  const own = (scene.npc.style.gestures ?? []).map((says) => book.lineOf("gesture", says));
  const found = choose({
    own,
    shared: book.gestures,
    slots: commonSlots(scene),
    colour: colourOf(scene),
    ring: ringOf(ring),
    random,
  });
  const text = found?.text ?? "looks up";
  return { text: text.slice(0, 1).toLowerCase() + text.slice(1), key: found?.key ?? "gesture" };
}

interface Context {
  readonly book: VoiceBook;
  readonly scene: Scene;
  readonly ring: Ring;
  readonly random: () => number;
  readonly colour: Colour;
  readonly common: Slots;
}

/** Whom it hates it sells to and shows the way, and tells nothing else. */
const WITHHELD_FROM_THE_HATED: ReadonlySet<Intent> = new Set([
  "rumours",
  "topic",
  "memory",
  "mood",
  "day",
  "help",
]);

function speechFor(asked: Asked): { speech: Speech; kind: Intent | "unknown" | "taken" } {
  const { scene, understood } = asked;
  const { intent, score } = understood;
  const done = favourDone(asked);
  if (done) return { speech: done, kind: "favour" };
  const isHeld =
    scene.said.how !== "enter" && scene.said.how !== "idle" && actsOf(scene, "accept").length > 0;
  if (isHeld && intent !== "insult" && intent !== "threat") return { speech: taken(asked), kind: "taken" };
  if (score < UNDERSTOOD) return { speech: unknown(asked), kind: "unknown" };
  const answer: Answer = intent === "topic" && begs(scene) ? ANSWERS.favour : ANSWERS[intent];
  const speech = answer(asked);
  if (scene.speaker.regard.band !== "hated" || !WITHHELD_FROM_THE_HATED.has(intent))
    return { speech, kind: intent };
  const refuse = actsOf(scene, "refuse")
    .slice(0, 1)
    .map(({ id }) => id);
  return {
    speech: {
      sentences: [{ kind: "cold" }],
      acts: refuse,
      withheld: [...(speech.sources ?? []).map((source) => `${source}: hated`), ...(speech.withheld ?? [])],
    },
    kind: intent,
  };
}

/** A line that greets or thanks besides gets a word for that first. */
function courtesies({ also, intent }: Understood, scene: Scene): Sentence[] {
  const already = scene.talk.some(
    ({ who, to }) => who === scene.speaker.id || (who === scene.npc.id && to === scene.speaker.id),
  );
  if (also.includes("greeting") && intent !== "greeting" && !already) return [{ kind: "greeting" }];
  if (also.includes("apology") && intent !== "apology") return [{ kind: "apology" }];
  return [];
}

/** The sentence in words: the author's own before everybody's; own words that lack the fact go before a line that has it. */
function spokenAs(sentence: Sentence, context: Context): Chosen[] {
  const { book, scene, ring, random, colour } = context;
  const slots = { ...context.common, ...sentence.slots };
  if (sentence.plain !== undefined) {
    const { plain } = sentence;
    return [{ text: plain, key: `own:${hashOf(plain)}#${hashOf(plain)} ${told(scene, plain)}` }];
  }
  if (sentence.own) {
    const own = sentence.own.map((text) => book.lineOf(`own:${scene.npc.id}`, text));
    const found = choose({ own, shared: [], slots, colour, ring, random });
    return found ? [{ ...found, key: `${found.key} ${told(scene, sentence.own[0] ?? "")}` }] : [];
  }
  const own = scene.npc.authored
    .filter(({ intent, topics }) => intent === sentence.kind && topics.length === 0)
    .map(({ says }) => book.lineOf(`own:${scene.npc.id}`, says));
  const facts = Object.keys(sentence.slots ?? {});
  const answers = (line: Line): boolean =>
    neededBy(sentence.kind).length === 0 || facts.some((slot) => line.template.slots.has(slot));
  const found = choose({
    own: own.filter(answers),
    shared: book.lines.get(sentence.kind) ?? [],
    slots,
    colour,
    ring,
    random,
  });
  if (!found) return sentence.otherwise ? spokenAs(sentence.otherwise, context) : [];
  const preface = own.filter((line) => !answers(line) && ring.sinceLine(line.id) === Infinity);
  const before =
    preface.length > 0 ? choose({ own: preface, shared: [], slots, colour, ring, random }) : undefined;
  const marked = {
    ...found,
    key: [found.key, ...tellingsIn(sentence).map((text) => told(scene, text))].join(" "),
  };
  return before ? [before, marked] : [marked];
}

/** Texts that count as told when the sentence is said. */
function tellingsIn({ slots = {} }: Sentence): string[] {
  return ["lore", "rumour", "memory", "ask", "background"].flatMap((slot) => slots[slot] ?? []);
}

/** Names a text that this one has told: apart from full stops and from whom it is said to. */
function told({ npc }: Scene, text: string): string {
  return `told:${hashOf(`${npc.id} ${text.toLowerCase().replace(/[^a-z0-9]+/g, "")}`)}`;
}

function commonSlots(scene: Scene): Slots {
  const { npc, speaker, place, now } = scene;
  return {
    you: calledBy(scene),
    name: speaker.met > 0 || speaker.regard.band !== "unknown" ? speaker.name : undefined,
    me: npc.name,
    // 'Clerk Vane, the clerk' says it twice.
    calling: npc.calling === "" || npc.name.toLowerCase().includes(npc.calling) ? undefined : npc.calling,
    place: inSentence(place.name),
    area: inSentence(place.area),
    part: now.part,
    daytime: daytimeOf(now.hour),
    season: now.season,
    weather: now.weather,
    doing: npc.doing,
    hour: hourInWords(now.hour),
  };
}

/** How it calls the speaker; who says no more than 'you' leaves it out: 'Since you ask, you, yes' is no address. */
function calledBy(scene: Scene): string | undefined {
  const called = addressOf(scene);
  return called?.toLowerCase() === "you" ? undefined : called;
}

/** As one says it behind 'good': by night it is evening as long as people are about. */
export function daytimeOf(hour: number): string {
  if (hour >= 4 && hour < 12) return "morning";
  return hour >= 12 && hour < 18 ? "day" : "evening";
}

/** Now and then its own turn of phrase, before or after; not with long answers, and not on top of its own words. */
function withTurnOfPhrase(spoken: readonly Chosen[], kind: string, context: Context): Chosen[] {
  const { book, scene, ring, random, colour } = context;
  const { openers, closers } = scene.npc.style;
  const tells = kind === "topic" && spoken.some(({ key }) => key.includes("told:"));
  const words = spoken.reduce((sum, { text }) => sum + text.split(" ").length, 0);
  const own = !tells && spoken.some(({ key }) => key.includes("own:"));
  if (
    words > (tells ? ENOUGH_TOLD : ENOUGH_WORDS) ||
    own ||
    random() >= TURN_OF_PHRASE * (leaningsOf(scene.npc).has("talkative") ? 2 : 1)
  )
    return [...spoken];
  const before = random() < 0.5 && kind !== "farewell";
  const phrases = (before ? openers : closers).map((says) => book.lineOf(before ? "opener" : "closer", says));
  const said = spoken.map(({ text }) => text).join(" ");
  const fresh = phrases.filter(
    ({ id, template }) => ring.sinceLine(id) === Infinity && !said.includes(template.says),
  );
  const phrase =
    fresh.length > 0
      ? choose({ own: fresh, shared: [], slots: context.common, colour, ring, random })
      : undefined;
  if (!phrase) return [...spoken];
  return before ? [phrase, ...spoken] : [...spoken, phrase];
}
