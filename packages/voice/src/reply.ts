import { z } from "zod";
import type { Miss } from "./cache/misses.ts";
import { INTENTS } from "./intents.ts";
import type { Hit } from "./moderation/moderator.ts";
import { EMOTIONS, type Emotion } from "./scene.ts";

/** At most so many acts go with one line. */
export const MOST_ACTS = 3;

/** What a model is asked for. */
export const answerSchema = z.strictObject({
  /** Its words, without quotes around them; "" when it says nothing. */
  say: z.string(),
  /** Ids of `LegalAct`. */
  acts: z.array(z.string()).max(MOST_ACTS),
  emotions: z.array(z.strictObject({ kind: z.enum(EMOTIONS), strength: z.number().min(0).max(1) })),
  /** What it took the line to mean. */
  means: z.enum(INTENTS).optional(),
});
export type ModelWords = z.output<typeof answerSchema>;

/** What an NPC answers: nothing of it has happened yet. The world does the acts, and only then are the words said. */
export interface Reply {
  /** Plain text: the world escapes it. */
  readonly say: string;
  /** What can be seen besides: 'rubs the key with a rag'; without the name, without a full stop. */
  readonly gesture?: string;
  readonly acts: readonly string[];
  readonly emotions: readonly { readonly kind: Emotion; readonly strength: number }[];
  readonly from: ReplySource;
  /** Names the phrasing: what was said to the same person lately is not said again. */
  readonly key: string;
  readonly trace: ReplyTrace;
}

/** `grammar`: no model was asked. `cache-exact`, `cache-act`: what a model said before. */
export type ReplySource = "model" | "cache-exact" | "cache-act" | "grammar";

/** Why it says this; for `ai why` and the console. Holds no key. */
export interface ReplyTrace {
  /** How the line was understood, and how surely (0 to 1). */
  readonly intent?: { readonly name: string; readonly score: number };
  /** Ids of memories, lore and facts that the words are made of. */
  readonly sources: readonly string[];
  /** What was left out and why: 'secret/oil: trust 0.1 of 0.5'. */
  readonly withheld: readonly string[];
  readonly model?: string;
  readonly prompt?: {
    readonly system: readonly string[];
    readonly messages: readonly { readonly role: string; readonly text: string }[];
  };
  readonly usage?: { readonly input: number; readonly cached: number; readonly output: number };
  /** In the money of the price list. */
  readonly cost?: number;
  readonly firstMs?: number;
  readonly tookMs?: number;
  /** It was found before anybody had asked. */
  readonly prepared?: true;
  /** Of what a model was asked for: why nothing that is kept would do. */
  readonly missed?: Miss;
  /** What was wrong with the model's answer, or why it was not asked: 'past its deadline', 'cut JSON, repaired'. */
  readonly notes: readonly string[];
  /** What moderators should see: the player's words (`input`), or what a model would have had the NPC say (`output`). */
  readonly moderated?: readonly Moderated[];
}

/** `queue`: it was let through; `refuse`: it was not. */
export interface Moderated {
  readonly side: "input" | "output";
  readonly action: "queue" | "refuse";
  readonly hits: readonly Hit[];
  readonly text: string;
}
