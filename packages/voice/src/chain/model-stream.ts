import type { ModelAnswer, ModelStream } from "../model.ts";
import { deferred, type Deferred } from "./deferred.ts";

/**
 * A stream whose work begins at once and goes on whether or not its pieces are read: they are kept until somebody does.
 * Who stops reading ends nothing; the request's signal does. The pieces can be read once.
 */
export function modelStream(run: (push: (piece: string) => void) => Promise<ModelAnswer>): ModelStream {
  const kept: string[] = [];
  let over = false;
  let news: Deferred<void> = deferred();
  const tell = (): void => {
    news.resolve();
    news = deferred();
  };
  const answer = run((piece) => {
    if (piece === "") return;
    kept.push(piece);
    tell();
  }).finally(() => {
    over = true;
    tell();
  });
  // Nobody may be waiting for the answer while the pieces are read: the failure is theirs then.
  answer.catch(() => undefined);
  async function* pieces(): AsyncGenerator<string> {
    for (let at = 0; ; ) {
      const changed = news.promise;
      while (at < kept.length) yield kept[at++] ?? "";
      if (over) break;
      await changed;
    }
    await answer;
  }
  return { pieces: pieces(), answer };
}
