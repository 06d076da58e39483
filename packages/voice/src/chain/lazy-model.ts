import type { Model } from "../model.ts";
import { modelStream } from "./model-stream.ts";

/** A model that is still being loaded: requests wait for it, within their own timeouts from then on. */
export function lazyModel(name: string, loading: Promise<Model>): Model {
  // A failure is told to whoever asks.
  loading.catch(() => undefined);
  return {
    name,
    generate: async (request) => (await loading).generate(request),
    stream: (request) =>
      modelStream(async (push) => {
        const { pieces, answer } = (await loading).stream(request);
        for await (const piece of pieces) push(piece);
        return await answer;
      }),
  };
}
