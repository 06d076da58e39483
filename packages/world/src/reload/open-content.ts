import { join } from "node:path";
import type { Logger } from "pino";
import { codeOf } from "../building/disk.ts";
import { finishPublication } from "../building/roll-forward.ts";
import { loadContent } from "../content/load.ts";
import { folderSource } from "../content/source.ts";
import type { Content, Finding } from "../content/types.ts";
import { contentError } from "../errors.ts";
import { recorded, type Bytes } from "./content-tasks.ts";
import { LAST_GOOD, lastGoodSource } from "./last-good.ts";
import { findingLines } from "./report.ts";

/** What a world starts with. */
export interface OpenedContent {
  readonly content: Content;
  /** What it was made of; undefined when it is the copy of what last loaded. */
  readonly bytes: Bytes | undefined;
  /** What is wrong with the folder, when the world has to go by the copy. */
  readonly faults: readonly Finding[] | undefined;
}

/**
 * Reads the content folder for a world that starts. When the folder has faults the world goes by the content that last loaded, and says so; without such
 * a copy (a first start) it throws a WorldError that names each fault. A publication that was cut off is brought to its end first.
 */
export async function openContent(folder: string, dataDir: string, log: Logger): Promise<OpenedContent> {
  finishCutOff(folder, log);
  const bytes = new Map<string, Uint8Array>();
  const loaded = await loadContent(recorded(folderSource(folder), bytes));
  if (loaded.ok) return { content: loaded.content, bytes, faults: undefined };
  const { findings } = loaded;
  const kept = lastGoodSource(join(dataDir, LAST_GOOD));
  const last = kept && (await loadContent(kept));
  if (!last?.ok) throw contentError(folder, findings);
  log.error({ folder, count: findings.length }, fallenWords(folder, findings));
  return { content: last.content, bytes: undefined, faults: findings };
}

function fallenWords(folder: string, findings: readonly Finding[]): string {
  const lines = findingLines(findings).map((line) => `  ${line}`);
  return [
    `The content in ${folder} has faults. The world runs all the same, on the content that last loaded:`,
    ...lines,
    "Mend them, then have the world take it: `wyldlands content reload`.",
  ].join("\n");
}

/** What `/readyz` says of it. */
export function faultsInShort(findings: readonly Finding[]): string {
  const [first] = findings;
  const where = first ? `, the first in ${first.file}:${first.line}` : "";
  const count = findings.length === 1 ? "1 fault" : `${findings.length} faults`;
  return `the content that last loaded, since the folder has ${count}${where}`;
}

function finishCutOff(folder: string, log: Logger): void {
  try {
    for (const { files, direction, kept } of finishPublication(folder)) {
      const what = direction === "forward" ? "is finished" : "is taken back, since the disk refused it";
      log.info({ say: true, files, kept }, `A publication that was cut off ${what}: ${files.join(", ")}.`);
      if (kept.length > 0)
        log.warn(
          { say: true },
          `Somebody had changed files meanwhile; their texts are in ${kept.join(", ")}.`,
        );
    }
  } catch (error) {
    log.error(
      { err: error },
      `A publication that was cut off cannot be finished (${codeOf(error) || "unknown"}): give the server leave to write into ${folder}, and start it again.`,
    );
  }
}
