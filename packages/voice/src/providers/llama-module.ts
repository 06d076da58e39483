import { ProviderError } from "../chain/provider-error.ts";

/** What is used of `node-llama-cpp` (version 3), which is installed by whoever wants it. */
export interface LlamaModule {
  getLlama(options: { logLevel: "error"; build: "never" }): Promise<Llama>;
  LlamaChatSession: new (options: { contextSequence: LlamaSequence }) => LlamaSession;
}

export interface Llama {
  loadModel(options: { modelPath: string }): Promise<LlamaFile>;
  createGrammarForJsonSchema(schema: never): Promise<object>;
}

export interface LlamaFile {
  createContext(options: { sequences: number; contextSize: { max: number } }): Promise<LlamaContext>;
  createEmbeddingContext(): Promise<{
    getEmbeddingFor(text: string): Promise<{ vector: readonly number[] }>;
  }>;
  tokenize(text: string): readonly unknown[];
}

interface LlamaContext {
  getSequence(): LlamaSequence;
}

export interface LlamaSequence {
  readonly tokenMeter: { getState(): { usedInputTokens: number; usedOutputTokens: number } };
}

export interface LlamaSession {
  setChatHistory(
    history: ({ type: "system" | "user"; text: string } | { type: "model"; response: string[] })[],
  ): void;
  promptWithMeta(
    prompt: string,
    options: {
      onTextChunk: (text: string) => void;
      signal: AbortSignal;
      maxTokens: number;
      temperature: number;
      grammar?: never;
    },
  ): Promise<{ responseText: string; stopReason: string }>;
  dispose(options: { disposeSequence: boolean }): void;
}

export const LLAMA_PACKAGE = "node-llama-cpp";

/** Loads it, or says how to install it. */
export async function loadLlama(importModule: (name: string) => Promise<unknown>): Promise<LlamaModule> {
  try {
    return (await importModule(LLAMA_PACKAGE)) as LlamaModule;
  } catch {
    throw new ProviderError(
      "unavailable",
      `needs the package ${LLAMA_PACKAGE}, which is not installed: run \`npm install --no-save ${LLAMA_PACKAGE}@3\` in the game's folder and restart the world`,
    );
  }
}
