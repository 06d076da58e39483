import { buildContent } from "./build-content.ts";
import { checkMap } from "./check-map.ts";
import { checkReferences } from "./check-references.ts";
import type { Draft } from "./draft.ts";
import { Findings } from "./findings.ts";
import type { ReadCache } from "./read-cache.ts";
import { bringUpToDate, renamesOf } from "./renames.ts";
import { readDraft } from "./read-draft.ts";
import { asSource, type ContentSource } from "./source.ts";
import type { LoadResult } from "./types.ts";

/**
 * Reads content whole or not at all: any finding and there is no content, so that a running world keeps the
 * one it has. Does not throw for what authors or disks do. `cache`: what an earlier reading kept; it makes no difference but in time.
 */
export async function loadContent(from: string | ContentSource, cache?: ReadCache): Promise<LoadResult> {
  return (await readContent(from, cache)).result;
}

/** The same, with what the authors wrote when it loads, for whoever looks closer. */
export async function readContent(
  from: string | ContentSource,
  cache?: ReadCache,
): Promise<{ result: LoadResult; draft?: Draft }> {
  const findings = new Findings();
  const source = asSource(from);
  if (!(await source.there())) {
    findings.add(
      ".",
      1,
      "no-folder",
      "There is no such folder, or it cannot be read. Name the folder that holds world.yaml.",
    );
    return { result: { ok: false, findings: findings.sorted() } };
  }
  if ((await source.names("")).length === 0) {
    findings.add(
      ".",
      1,
      "empty-folder",
      "The folder is empty. Name the folder that holds world.yaml and areas/.",
    );
    return { result: { ok: false, findings: findings.sorted() } };
  }
  const draft = await readDraft(source, findings, cache);
  cache?.swept();
  draft.renames = renamesOf(draft, findings);
  draft.stale = bringUpToDate(draft, draft.renames);
  if (draft.complete) checkReferences(draft, findings);
  checkMap(draft, findings);
  if (findings.any || draft.world === undefined)
    return { result: { ok: false, findings: findings.sorted() } };
  return { result: { ok: true, content: buildContent(draft, draft.world.value, cache) }, draft };
}
