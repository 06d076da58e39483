import { parentPort, type MessagePort } from "node:worker_threads";
import type { CopiesAsk, CopyRead } from "../building/load-copies.ts";
import { publish, type Published, type PublishedFile } from "../building/publication.ts";
import { checkContent, type CheckedContent } from "../content/check-content.ts";
import { ReadCache } from "../content/read-cache.ts";
import { folderSource, overlaid } from "../content/source.ts";
import type { Content, Finding } from "../content/types.ts";
import {
  loadOverlaid,
  storedHashes,
  storedTexts,
  type Bytes,
  type Overlay,
  type StoredTexts,
} from "./content-tasks.ts";
import { keepLastGood } from "./last-good.ts";
import { chunksOf, type Chunk } from "./wire.ts";

/** What the thread does for others; each with what it answers. */
export interface ContentTasks {
  /** Reads content; its parts lie at `port` when it answers. `keepable`: `keep` can put what was read aside. */
  readonly read: {
    readonly ask: {
      readonly folder: string;
      readonly overlay?: Overlay;
      readonly port: MessagePort;
      /** The reading by which the world goes now: what is as it was there is not sent again. */
      readonly base?: number;
      /** What builders walk in beside the world. */
      readonly copies?: readonly CopiesAsk[];
    };
    readonly answer:
      | {
          readonly ok: true;
          readonly keepable: boolean;
          readonly number: number;
          readonly copies: readonly CopyRead[];
        }
      | { readonly ok: false; readonly findings: readonly Finding[] };
  };
  /** All that can be found in it, as `wyldlands content check` does. */
  readonly check: {
    readonly ask: { readonly folder: string; readonly overlay?: Overlay };
    readonly answer: CheckedContent;
  };
  readonly texts: {
    readonly ask: { readonly folder: string; readonly files: readonly string[] };
    readonly answer: StoredTexts;
  };
  readonly hashes: {
    readonly ask: { readonly folder: string; readonly files: readonly string[] };
    readonly answer: ReadonlyMap<string, string | null>;
  };
  readonly publish: {
    readonly ask: { readonly folder: string; readonly files: readonly PublishedFile[] };
    readonly answer: Published;
  };
  /** Puts content aside for a start whose content does not load: the given files, or those of the last reading. */
  readonly keep: {
    readonly ask: { readonly to: string; readonly files?: Bytes };
    readonly answer: { readonly kept: boolean };
  };
}

export type TaskName = keyof ContentTasks;

export type Asked = {
  readonly [Name in TaskName]: {
    readonly id: number;
    readonly task: Name;
    readonly ask: ContentTasks[Name]["ask"];
  };
}[TaskName];

export type Answered = { readonly id: number } & ({ readonly answer: unknown } | { readonly error: string });

if (parentPort) serve(parentPort);

/** One task after the other, in the order in which they come: what is published is never read by halves. */
function serve(port: MessagePort): void {
  let last: Promise<void> = Promise.resolve();
  let read: Bytes | undefined;
  let number = 0;
  const caches = new Map<string, ReadCache>();
  /** By its number: readings that the world may go by. */
  const readings = new Map<number, Content>();
  const run = async (asked: Asked): Promise<ContentTasks[TaskName]["answer"]> => {
    switch (asked.task) {
      case "read": {
        const { folder, overlay, port: parts, base, copies: wanted } = asked.ask;
        const cache = caches.get(folder) ?? new ReadCache();
        caches.set(folder, cache);
        try {
          read = undefined;
          const { result, bytes, copies } = await loadOverlaid(folder, overlay, cache, wanted);
          if (!result.ok) return { ok: false, findings: result.findings };
          const known = base === undefined ? undefined : readings.get(base);
          for (const chunk of chunksOf(result.content, known)) parts.postMessage(chunk satisfies Chunk);
          read = bytes;
          for (const old of readings.keys()) if (old !== base) readings.delete(old);
          readings.set((number += 1), result.content);
          return { ok: true, keepable: bytes !== undefined, number, copies };
        } finally {
          parts.close();
        }
      }
      case "check": {
        const { folder, overlay } = asked.ask;
        return checkContent(overlaid(folderSource(folder), overlay ?? new Map()));
      }
      case "texts":
        return storedTexts(asked.ask.folder, asked.ask.files);
      case "hashes":
        return storedHashes(asked.ask.folder, asked.ask.files);
      case "publish":
        return publish(asked.ask.folder, asked.ask.files);
      case "keep": {
        const files = asked.ask.files ?? read;
        read = undefined;
        if (files) keepLastGood(asked.ask.to, files);
        return { kept: files !== undefined };
      }
    }
  };
  port.on("message", (asked: Asked) => {
    const answer = (what: Answered): void => port.postMessage(what);
    last = last
      .then(() => run(asked))
      .then((done) => answer({ id: asked.id, answer: done }))
      .catch((error: unknown) =>
        answer({ id: asked.id, error: error instanceof Error ? error.message : "unknown" }),
      );
  });
}
