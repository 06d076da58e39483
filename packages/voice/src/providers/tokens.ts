import type { ModelRequest, ModelUsage } from "../model.ts";

/** Letters of a token in English, about; for what a provider does not say, and for what is not sent yet. */
const LETTERS = 4;

/** Tokens that each message costs besides its text. */
const MESSAGE = 4;

/** Tokens of a text, reckoned. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / LETTERS);
}

/** Tokens that a request sends, reckoned. */
export function inputTokens({ system, messages, schema }: ModelRequest): number {
  const texts = [...system, ...messages.map(({ text }) => text)];
  const shape = schema === undefined ? 0 : tokensOf(JSON.stringify(schema.json));
  return texts.reduce((sum, text) => sum + tokensOf(text) + MESSAGE, shape);
}

/** What a request has used when so much of its answer has come. */
export function reckoned(request: ModelRequest, text: string): ModelUsage {
  return { input: inputTokens(request), cached: 0, output: tokensOf(text), reckoned: true };
}
