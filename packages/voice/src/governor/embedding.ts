import type { Time } from "../chain/time.ts";
import { costOf, priceOf, type Price } from "../config/prices.ts";
import { ModelError, type Embeddings, type ModelUsage } from "../model.ts";
import type { Embedder } from "../providers/embedder.ts";
import { tokensOf } from "../providers/tokens.ts";
import type { Purse } from "./purse.ts";
import type { CallOutcome, UsageRow } from "./usage-row.ts";

export interface EmbedderInput {
  readonly provider: string;
  readonly modelId: string;
  readonly embed: Embedder;
}

interface Books {
  readonly hold: Purse["hold"];
  readonly prices: Readonly<Record<string, Price>>;
  readonly time: Time;
  readonly wall: () => number;
  readonly onUsage: (row: UsageRow) => void;
}

/** Vectors on the world's budget, with a row for each call. */
export function governedEmbed(
  { provider, modelId, embed }: EmbedderInput,
  { hold, prices, time, wall, onUsage }: Books,
): Embedder {
  const { price } = priceOf(prices, provider, modelId);
  return async (texts, signal): Promise<Embeddings> => {
    const estimate = texts.reduce((sum, text) => sum + tokensOf(text), 0);
    const money = hold(undefined, costOf(price, { input: estimate, cached: 0, output: 0 }));
    if (money instanceof ModelError) throw money;
    const began = time.clock();
    const end = (usage: ModelUsage, outcome: CallOutcome): void => {
      const cost = costOf(price, usage);
      const tookMs = time.clock() - began;
      money.settle(cost);
      onUsage({
        at: wall(),
        provider,
        model: modelId,
        purpose: "embedding",
        player: undefined,
        npc: undefined,
        usage,
        reckoned: usage.reckoned === true,
        cost,
        firstMs: outcome === "answered" ? tookMs : undefined,
        tookMs,
        outcome,
      });
    };
    try {
      const made = await embed(texts, signal);
      end(made.usage, "answered");
      return made;
    } catch (error) {
      const failed =
        error instanceof ModelError ? error : new ModelError("unavailable", `${provider}/${modelId} failed`);
      end(failed.usage ?? { input: 0, cached: 0, output: 0 }, failed.kind);
      throw failed;
    }
  };
}
