import { plainPrompt } from "../prompts/build-prompt.ts";
import { makeNonce, Quoter } from "../prompts/quote.ts";
import { askModel } from "./ask.ts";
import {
  traceOf,
  type AnswererDeps,
  type AnswererSettings,
  type AnswerOptions,
  type CallTrace,
} from "./deps.ts";
import { outOfWorld } from "./out-of-world.ts";
import { repairJson } from "./repair.ts";
import { isForeign, sanitise } from "./sanitise.ts";

/** What a builder wants words for. */
export interface Subject {
  readonly kind: "room" | "npc" | "item";
  readonly name: string;
  /** What the builder wrote about it, or what stands there now. */
  readonly notes: string;
  readonly area: string;
  /** What is known of the area. */
  readonly lore: readonly string[];
  /** Texts of others of its kind in that area, for the sound of them; three are enough. */
  readonly samples: readonly string[];
  /** What is beside it: of a room, its exits by name. */
  readonly near: readonly string[];
}

export type DescribeOptions = Pick<AnswerOptions, "deadlineMs" | "player" | "signal" | "model">;

export interface Described {
  /** A proposal. Absent: the notes say why there is none. */
  readonly text?: string;
  readonly trace: CallTrace;
}

const MOST_TOKENS = 260;
const LIMITS = { sentences: 4, letters: 700 };
const MOST_LORE = 12;
const MOST_SAMPLES = 3;

/** See `Answerer.describe`. */
export async function describe(
  deps: AnswererDeps,
  settings: AnswererSettings,
  subject: Subject,
  options: DescribeOptions,
): Promise<Described> {
  const model = options.model ?? deps.model;
  if (!model) return { trace: { notes: ["no model is configured"] } };
  const nonce = makeNonce(deps.random);
  const quoter = new Quoter(nonce);
  const list = (texts: readonly string[], most: number): string =>
    texts
      .slice(0, most)
      .map((text) => `- ${quoter.plain(text)}`)
      .join("\n");
  const prompt = plainPrompt(
    "description",
    {
      kind: subject.kind,
      area: quoter.plain(subject.area),
      lore: list(subject.lore, MOST_LORE),
      samples: list(subject.samples, MOST_SAMPLES),
      near: subject.near.map((one) => quoter.plain(one)).join(", "),
      name: quoter.plain(subject.name),
      notes: quoter.words(subject.notes),
    },
    { nonce, ...(deps.templates && { templates: deps.templates }) },
  );
  const { deadlineMs, player, signal } = options;
  const asked = await askModel({
    model,
    prompt,
    clock: deps.clock,
    temperature: settings.temperature,
    maxTokens: Math.max(settings.maxTokens, MOST_TOKENS),
    deadlineMs,
    ...(player !== undefined && { player }),
    ...(signal && { signal }),
  });
  const about = traceOf(asked, prompt, deps.costOf);
  const notes = asked.why === undefined ? [] : [asked.why];
  const none = (why: readonly string[]): Described => ({ trace: { ...about, notes: [...notes, ...why] } });
  if (asked.text === "") return none([]);
  const read = repairJson(asked.text);
  const { text } = (read ? read.value : { text: asked.text }) as Record<string, unknown>;
  if (typeof text !== "string") return none(["the answer is no description"]);
  const cleaned = sanitise(text, {
    names: [],
    ...LIMITS,
    cut: asked.cut || (read?.notes.includes("cut JSON, repaired") ?? false),
  });
  const strange = outOfWorld(cleaned.say);
  if (cleaned.say === "") return none(["there are no words"]);
  if (strange !== undefined) return none([`left out: out of the world: ${strange}`]);
  if (isForeign(cleaned.say) || cleaned.say.includes(nonce))
    return none(["left out: it is in another script"]);
  const verdict = deps.moderator.judge(cleaned.say, "output");
  if (verdict.action === "refuse") return none(["left out: moderated"]);
  const addressed = /\byou(?:r|rs)?\b/i.test(cleaned.say) ? ["it speaks to the reader: change that"] : [];
  return {
    text: verdict.text,
    trace: { ...about, notes: [...notes, ...(read?.notes ?? []), ...cleaned.notes, ...addressed] },
  };
}
