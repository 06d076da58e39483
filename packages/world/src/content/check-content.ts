import type { CheckContext } from "./checks/check.ts";
import { CHECKS } from "./checks/index.ts";
import { reachFrom } from "./checks/reach.ts";
import { counts } from "./counts.ts";
import type { Authored, Draft } from "./draft.ts";
import { Findings } from "./findings.ts";
import { readContent } from "./load.ts";
import { readLore, readPlayerTexts } from "./player-texts.ts";
import { asSource, type ContentSource } from "./source.ts";
import type { Content, ContentCounts, Finding } from "./types.ts";
import type { YamlPath } from "./yaml-file.ts";

export interface CheckedContent {
  /** A world starts with it, whatever was found. */
  readonly loads: boolean;
  readonly counts: ContentCounts;
  readonly findings: Finding[];
}

const NOTHING: ContentCounts = { areas: 0, rooms: 0, npcs: 0, items: 0, quests: 0 };

/**
 * All that can be found in content. What keeps a game from loading comes first, alone; when nothing does, everything else
 * that its builders would want to know (`checks/`). Does not throw for what authors or disks do.
 */
export async function checkContent(from: string | ContentSource): Promise<CheckedContent> {
  const source = asSource(from);
  const { result, draft } = await readContent(source);
  if (!result.ok) return { loads: false, counts: NOTHING, findings: result.findings };
  const findings = draft ? await lookCloser(source, draft, result.content) : [];
  return { loads: true, counts: counts(result.content), findings };
}

async function lookCloser(from: ContentSource, draft: Draft, content: Content): Promise<Finding[]> {
  const findings = new Findings();
  const shared = {
    draft,
    content,
    reach: reachFrom([content.world.start], draft),
    everywhere: reachFrom(draft.rooms.ids, draft),
    lore: await readLore(from, findings),
    texts: await readPlayerTexts(from, draft, findings),
  };
  for (const { code, run } of CHECKS) {
    const add: CheckContext["add"] = (file, line, message) => findings.add(file, line, code, message);
    const at = ({ source, path: own }: Authored<unknown>, path: YamlPath, message: string): void =>
      add(source.file, source.lineOf([...own, ...path]), message);
    run({ ...shared, add, at });
  }
  return findings.sorted();
}
