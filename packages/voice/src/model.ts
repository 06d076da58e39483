/** Whatever completes text: a provider's model, or a chain of them with its limits. Knows nothing of the game. */
export interface Model {
  /** `provider/model`, for the books and the console. */
  readonly name: string;
  /** Resolves with the whole answer; rejects with a `ModelError`. */
  generate(request: ModelRequest): Promise<ModelAnswer>;
  /** The same, piece by piece. */
  stream(request: ModelRequest): ModelStream;
  /** One vector a text, all of one length; absent when the provider has none. */
  embed?(texts: readonly string[], signal: AbortSignal): Promise<Embeddings>;
}

export interface ModelRequest {
  /** What does not change from one request to the next comes first: providers keep the work done on it. */
  readonly system: readonly string[];
  readonly messages: readonly { readonly role: "user" | "assistant"; readonly text: string }[];
  /** JSON Schema of the answer, when it is to be JSON. */
  readonly schema?: { readonly name: string; readonly json: Readonly<Record<string, unknown>> };
  /** Tokens of the answer at most. */
  readonly maxTokens: number;
  readonly temperature: number;
  /** Ends it, wherever it is. */
  readonly signal: AbortSignal;
  /** What it is for. */
  readonly purpose: Purpose;
  /** Whose budget it is charged to: a player's account, or undefined for the world's. */
  readonly player?: string;
  /** Whose voice it is, by slug; for the books. */
  readonly npc?: string;
  /** Steady milliseconds (`performance.now`) after which nobody wants the answer any more. */
  readonly deadline?: number;
}

/** The templates, and what each is asked for. */
export const PURPOSES = ["dialogue", "action", "description", "reflection", "preparation"] as const;
export type Purpose = (typeof PURPOSES)[number];

export interface ModelAnswer {
  readonly text: string;
  /** `length`: it was cut at `maxTokens`; `refused`: the model or its provider would not. */
  readonly finish: "stop" | "length" | "refused";
  readonly usage: ModelUsage;
  /** Which model answered in fact. */
  readonly model: string;
  /** Milliseconds until the first piece, and until the last. */
  readonly firstMs: number;
  readonly tookMs: number;
  /** Which providers were asked before, and why they gave no answer: 'openai/gpt-4.1-mini: rate-limited'. */
  readonly notes?: readonly string[];
}

/** Tokens. `cached` are those of `input` that the provider had kept; `written` those that it put by, if it charges for that. */
export interface ModelUsage {
  readonly input: number;
  readonly cached: number;
  readonly written?: number;
  readonly output: number;
  /** The provider did not say; it is reckoned at four letters a token. */
  readonly reckoned?: true;
}

export interface ModelStream {
  /** Throws what `answer` rejects with. */
  readonly pieces: AsyncIterable<string>;
  readonly answer: Promise<ModelAnswer>;
}

export interface Embeddings {
  readonly vectors: readonly Float32Array[];
  readonly usage: ModelUsage;
  readonly model: string;
}

/** Why there is no answer. `retryAfterMs`: the provider said so. The message is safe to show to an operator: it holds no key. */
export class ModelError extends Error {
  readonly kind: ModelErrorKind;
  readonly retryAfterMs: number | undefined;
  /** What was used up all the same. */
  readonly usage: ModelUsage | undefined;
  constructor(
    kind: ModelErrorKind,
    message: string,
    options: { retryAfterMs?: number; usage?: ModelUsage; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "ModelError";
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs;
    this.usage = options.usage;
  }
}

export type ModelErrorKind =
  | "rate-limited" // the provider's limit, or ours
  | "out-of-budget" // money
  | "late" // no first piece in time, a stall, or past its deadline
  | "unavailable" // no connection, or an error of the server
  | "unauthorised" // the key is wrong or missing
  | "bad-answer" // what came is no answer
  | "refused" // the provider would not
  | "ended"; // its signal
