import type { ModelErrorKind, ModelUsage, Purpose } from "../model.ts";

/** One call of a provider, as it goes into the books: those that failed as well. */
export interface UsageRow {
  /** Wall milliseconds, when it ended. */
  readonly at: number;
  readonly provider: string;
  readonly model: string;
  readonly purpose: Purpose | "embedding";
  /** Whose budget was charged; undefined: the world's alone. */
  readonly player: string | undefined;
  readonly npc: string | undefined;
  readonly usage: ModelUsage;
  /** Whether the tokens are reckoned, because the provider did not say them. */
  readonly reckoned: boolean;
  /** In the money of the price list. */
  readonly cost: number;
  /** Milliseconds until the first piece; undefined when there was none. */
  readonly firstMs: number | undefined;
  readonly tookMs: number;
  readonly outcome: CallOutcome;
}

/** `answered`, `cut` at the most tokens, or why there was no answer. */
export type CallOutcome = "answered" | "cut" | ModelErrorKind;

/** What is left of a row after a restart, as far as budgets go. */
export type SpentRow = Pick<UsageRow, "at" | "cost" | "player"> & {
  /** Of `cost`, what went into what is prepared. */
  readonly prepared?: number;
};
