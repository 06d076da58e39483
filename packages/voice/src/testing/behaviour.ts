/** How a made-up model behaves when it is asked; the same for the fake server and the scripted model. */
export interface Behaviour {
  /** What it answers, as it is. */
  readonly text?: string;
  /** What it answers, as JSON; without `text` and `json`: `{"say":"Aye.","acts":[],"emotions":[]}`. */
  readonly json?: unknown;
  /** Milliseconds until the first piece; 0 without it, 5,000 with the fault `slow-first`. */
  readonly firstMs?: number;
  /** How fast the rest comes; all at once without it. */
  readonly tokensPerSecond?: number;
  /** Tokens that it says it used; reckoned at four letters each without it. */
  readonly usage?: { readonly input?: number; readonly cached?: number; readonly output?: number };
  /** `length`: it was cut at the most tokens it may use. */
  readonly finish?: "stop" | "length";
  /** Seconds that a 429 asks to wait; undefined: it does not say. */
  readonly retryAfter?: number;
  readonly fault?: Fault;
  /** Vectors for the texts of an embedding request; made from their letters without it. */
  readonly vectors?: readonly (readonly number[])[];
}

export type Fault =
  | "429" // too many requests
  | "500"
  | "401" // its key is wrong; the answer repeats the key, as providers' answers do in part
  | "hang-up" // the connection ends before there is a word
  | "slow-first" // the first piece comes late
  | "stall" // half of the answer, and nothing more
  | "cut" // half of the answer, and the connection ends
  | "cut-json" // half of the answer, as if it were whole
  | "wrong-schema" // JSON, but of another shape
  | "refusal"; // the provider's own way to refuse

const SLOW_FIRST_MS = 5_000;

/** A behaviour with everything settled: what is sent, and when. */
export interface Performance {
  readonly text: string;
  readonly pieces: readonly string[];
  readonly firstMs: number;
  /** Milliseconds between pieces. */
  readonly betweenMs: number;
  readonly finish: "stop" | "length";
  readonly usage: { readonly input: number; readonly cached: number; readonly output: number };
  readonly fault: Fault | undefined;
}

export const REFUSAL = "I can't help with that.";

/** `asked`: letters of the request, of which the used tokens are reckoned. */
export function performanceOf(behaviour: Behaviour, asked: number): Performance {
  const { fault } = behaviour;
  const whole = fault === "wrong-schema" ? JSON.stringify(WRONG) : textOf(behaviour);
  const text =
    fault === "cut-json"
      ? whole.slice(0, Math.ceil(whole.length / 2))
      : fault === "refusal"
        ? REFUSAL
        : whole;
  const pieces = piecesOf(text);
  return {
    text,
    pieces: fault === "stall" || fault === "cut" ? pieces.slice(0, Math.ceil(pieces.length / 2)) : pieces,
    firstMs: behaviour.firstMs ?? (fault === "slow-first" ? SLOW_FIRST_MS : 0),
    betweenMs: behaviour.tokensPerSecond === undefined ? 0 : 1_000 / behaviour.tokensPerSecond,
    finish: behaviour.finish ?? "stop",
    usage: {
      input: behaviour.usage?.input ?? Math.ceil(asked / LETTERS),
      cached: behaviour.usage?.cached ?? 0,
      output: behaviour.usage?.output ?? pieces.length,
    },
    fault,
  };
}

/** Letters of a token, about. */
const LETTERS = 4;

const WRONG = { answer: "Here is all I have.", tool: "give_everything", emotions: "joy" };

function textOf({ text, json }: Behaviour): string {
  return text ?? JSON.stringify(json ?? { say: "Aye.", acts: [], emotions: [] });
}

/** Cut between letters, never inside of one that takes two units. */
function piecesOf(text: string): string[] {
  const letters = [...text];
  const pieces: string[] = [];
  for (let at = 0; at < letters.length; at += LETTERS) pieces.push(letters.slice(at, at + LETTERS).join(""));
  return pieces;
}

/** A vector of eight numbers, the same for the same text, and length 1. */
export function vectorOf(text: string): number[] {
  const sums = Array.from({ length: 8 }, () => 0);
  for (const [at, letter] of [...text.toLowerCase()].entries()) {
    const slot = ((letter.codePointAt(0) ?? 0) * 31 + at) % sums.length;
    sums[slot] = (sums[slot] ?? 0) + 1;
  }
  const length = Math.hypot(...sums) || 1;
  return sums.map((sum) => sum / length);
}
