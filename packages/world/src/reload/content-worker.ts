import { parentPort, type MessagePort } from "node:worker_threads";
import { loadContent } from "../content/load.ts";
import type { Finding } from "../content/types.ts";
import { loadSettled } from "./settled.ts";
import { chunksOf, type Chunk } from "./wire.ts";

/** Asks the thread to read a folder; the parts of what it read lie at `port` when it answers. */
export interface ReadRequest {
  readonly folder: string;
  readonly port: MessagePort;
}

export type ReadAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly findings: readonly Finding[] }
  | { readonly error: string };

parentPort?.on("message", ({ folder, port }: ReadRequest) => {
  const answer = (what: ReadAnswer): void => parentPort?.postMessage(what);
  loadSettled(folder, loadContent)
    .then((loaded) => {
      if (!loaded.ok) return answer({ ok: false, findings: loaded.findings });
      for (const chunk of chunksOf(loaded.content)) port.postMessage(chunk satisfies Chunk);
      return answer({ ok: true });
    })
    .catch((error: unknown) => answer({ error: error instanceof Error ? error.message : "unknown" }))
    .finally(() => port.close());
});
