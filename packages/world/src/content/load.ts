import { readdir } from "node:fs/promises";
import { buildContent } from "./build-content.ts";
import { checkMap } from "./check-map.ts";
import { checkReferences } from "./check-references.ts";
import type { Draft } from "./draft.ts";
import { Findings } from "./findings.ts";
import { readDraft } from "./read-draft.ts";
import type { LoadResult } from "./types.ts";

/**
 * Reads a content folder whole or not at all: any finding and there is no content, so that a running world keeps the
 * one it has. Does not throw for what authors or disks do.
 */
export async function loadContent(folder: string): Promise<LoadResult> {
  return (await readContent(folder)).result;
}

/** The same, with what the authors wrote when it loads, for whoever looks closer. */
export async function readContent(folder: string): Promise<{ result: LoadResult; draft?: Draft }> {
  const findings = new Findings();
  const entries = await readdir(folder).catch(() => undefined);
  if (entries === undefined) {
    findings.add(
      ".",
      1,
      "no-folder",
      "There is no such folder, or it cannot be read. Name the folder that holds world.yaml.",
    );
    return { result: { ok: false, findings: findings.sorted() } };
  }
  if (entries.length === 0) {
    findings.add(
      ".",
      1,
      "empty-folder",
      "The folder is empty. Name the folder that holds world.yaml and areas/.",
    );
    return { result: { ok: false, findings: findings.sorted() } };
  }
  const draft = await readDraft(folder, findings);
  if (draft.complete) checkReferences(draft, findings);
  checkMap(draft, findings);
  if (findings.any || draft.world === undefined)
    return { result: { ok: false, findings: findings.sorted() } };
  return { result: { ok: true, content: buildContent(draft, draft.world.value) }, draft };
}
