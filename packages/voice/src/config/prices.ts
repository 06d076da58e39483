import { z } from "zod";
import type { ModelUsage } from "../model.ts";

/** What a million tokens cost. */
export const price = z.strictObject({
  /** Sent. */
  input: z.number().min(0),
  /** Sent, and kept by the provider from before; like `input` without it. */
  cached: z.number().min(0).optional(),
  /** Sent, and put by for later requests; like `input` without it. */
  written: z.number().min(0).optional(),
  /** Received. */
  output: z.number().min(0),
});
export type Price = z.output<typeof price>;

/** Nothing is charged for what runs on one's own machine. */
export const FREE: Price = { input: 0, output: 0 };

/** What is reckoned for a provider's model that has no price: dear, so that a budget holds though nobody wrote the price down. */
export const UNPRICED: Price = { input: 5, output: 25 };

const CHARGING = new Set(["openai", "anthropic"]);

/** The price of a model: by `provider/model`, else by its name. `known`: whether anybody wrote it down. */
export function priceOf(
  prices: Readonly<Record<string, Price>>,
  provider: string,
  model: string,
): { readonly price: Price; readonly known: boolean } {
  const written = prices[`${provider}/${model}`] ?? prices[model];
  if (written !== undefined) return { price: written, known: true };
  return CHARGING.has(provider) ? { price: UNPRICED, known: false } : { price: FREE, known: true };
}

const MILLION = 1_000_000;

export function costOf(price: Price, { input, cached, written = 0, output }: ModelUsage): number {
  const fresh = Math.max(0, input - cached - written);
  return (
    (fresh * price.input +
      cached * (price.cached ?? price.input) +
      written * (price.written ?? price.input) +
      output * price.output) /
    MILLION
  );
}
