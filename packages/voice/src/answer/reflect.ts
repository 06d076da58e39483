import { plainPrompt } from "../prompts/build-prompt.ts";
import { makeNonce, Quoter } from "../prompts/quote.ts";
import { natureOf } from "../prompts/sections.ts";
import type { MemoryKnown, Persona } from "../scene.ts";
import { askModel } from "./ask.ts";
import {
  traceOf,
  type AnswererDeps,
  type AnswererSettings,
  type AnswerOptions,
  type CallTrace,
} from "./deps.ts";
import { numbersIn } from "./numbers.ts";
import { outOfWorld } from "./out-of-world.ts";
import { repairJson } from "./repair.ts";
import { isForeign, sanitise } from "./sanitise.ts";
import { contentOf, wordsOf } from "./words.ts";

export interface ToReflect {
  readonly npc: Pick<Persona, "name" | "calling" | "traits" | "style">;
  /** Whom or what they are about: 'Anna'. */
  readonly about: string;
  /** Two at least, of which none is secret: a folded memory is told to anybody. */
  readonly memories: readonly MemoryKnown[];
}

export type ReflectOptions = Pick<AnswerOptions, "deadlineMs" | "player" | "signal" | "model">;

export interface Reflected {
  /** The sentence, and the memories that it stands for. Absent: the notes say why. `hearsay`: all that it is made of was told by others. */
  readonly says?: string;
  readonly of: readonly string[];
  readonly hearsay: boolean;
  readonly trace: CallTrace;
}

const MOST_TOKENS = 120;
const MOST_MEMORIES = 30;

/** See `Answerer.reflect`. */
export async function reflect(
  deps: AnswererDeps,
  settings: AnswererSettings,
  { npc, about, memories }: ToReflect,
  options: ReflectOptions,
): Promise<Reflected> {
  const none = (notes: readonly string[], told: Partial<Reflected["trace"]> = {}): Reflected => ({
    of: [],
    hearsay: false,
    trace: { ...told, notes },
  });
  const model = options.model ?? deps.model;
  const open = memories.filter(({ secret }) => secret === undefined).slice(0, MOST_MEMORIES);
  if (!model) return none(["no model is configured"]);
  if (open.length < 2) return none(["there is nothing to fold"]);
  const nonce = makeNonce(deps.random);
  const quoter = new Quoter(nonce);
  const prompt = plainPrompt(
    "reflection",
    {
      name: npc.name,
      calling: npc.calling,
      nature: natureOf(npc.traits),
      style: npc.style.about,
      about: quoter.name(about),
      memories: open
        .map(
          ({ text, kind, from, when }, index) =>
            `- m${index + 1}: ${kind === "hearsay" ? `${from === undefined ? "somebody" : quoter.name(from)} says: ` : ""}${quoter.words(text)} (${quoter.plain(when)})`,
        )
        .join("\n"),
    },
    { nonce, ...(deps.templates && { templates: deps.templates }) },
  );
  const { deadlineMs, player, signal } = options;
  const asked = await askModel({
    model,
    prompt,
    clock: deps.clock,
    temperature: Math.min(0.5, settings.temperature),
    maxTokens: MOST_TOKENS,
    deadlineMs,
    ...(player !== undefined && { player }),
    ...(signal && { signal }),
  });
  const told = traceOf(asked, prompt, deps.costOf);
  const notes = asked.why === undefined ? [] : [asked.why];
  const read = asked.text === "" || asked.cut ? undefined : repairJson(asked.text);
  const { says, of } = (read?.value ?? {}) as Record<string, unknown>;
  if (typeof says !== "string" || !Array.isArray(of))
    return none([...notes, ...(asked.text === "" ? [] : ["the answer is no memory"])], told);
  const used = open.filter((_, index) => of.includes(`m${index + 1}`));
  const cleaned = sanitise(says, { names: [npc.name], sentences: 1, letters: 200 }).say;
  const fault = faultOf(cleaned, used, about, npc.name, deps, nonce);
  if (fault !== undefined) return none([...notes, `left out: ${fault}`], told);
  return {
    says: cleaned,
    of: used.map(({ id }) => id),
    hearsay: used.every(({ kind }) => kind === "hearsay"),
    trace: { ...told, notes: [...notes, ...(read?.notes ?? [])] },
  };
}

/** A folded memory says nothing that the memories do not: no new name, no new number, and what was told stays told. */
function faultOf(
  says: string,
  used: readonly MemoryKnown[],
  about: string,
  self: string,
  deps: AnswererDeps,
  nonce: string,
): string | undefined {
  if (says === "" || used.length < 2) return "it stands for less than two memories";
  if (says.includes(nonce) || isForeign(says)) return "it is no sentence";
  const strange = outOfWorld(says);
  if (strange !== undefined) return `out of the world: ${strange}`;
  if (deps.moderator.judge(says, "output").action !== "allow") return "moderated";
  const texts = [...used.map(({ text, from = "", when }) => `${text} ${from} ${when}`), about, self].join(
    " ",
  );
  const known = new Set(wordsOf(texts));
  // Names: words with a capital that begin no sentence.
  const name = [...says.matchAll(/(?<=[\p{L}\p{N},;:'’]\s+)\p{Lu}\p{L}+/gu)]
    .map(([word]) => word)
    .find((word) => !known.has(word.toLowerCase()) && word !== "I");
  if (name !== undefined) return `a name that the memories do not hold, ${name}`;
  const numbers = new Set(numbersIn(texts).map(({ value }) => value));
  const number = numbersIn(says).find(({ value, article }) => !article && value > 1 && !numbers.has(value));
  if (number) return `a number that the memories do not hold, ${number.value}`;
  const grounds = contentOf(texts);
  if (![...contentOf(says)].some((word) => grounds.has(word))) return "it has nothing to do with them";
  const told = used.filter(({ kind }) => kind === "hearsay");
  if (
    told.length * 2 > used.length &&
    !/\b(?:says?|said|tells?|told|heard|they say|claims?|swears?)\b/i.test(says)
  )
    return "what was told has become a thing that is so";
  return undefined;
}
