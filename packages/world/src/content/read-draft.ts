import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { checkSchema } from "./check-schema.ts";
import { emptyDraft } from "./draft.ts";
import type { Draft, Shelf } from "./draft.ts";
import type { FindingCode, Findings } from "./findings.ts";
import { checkMarkupOf, checkTextMarkup } from "./markup-check.ts";
import { didYouMean } from "./nearest.ts";
import { questSchema } from "./quest-schema.ts";
import { readHelpTopic } from "./read-help.ts";
import { readNews } from "./read-news.ts";
import { readRules } from "./read-rules.ts";
import { areaSchema, itemSchema, npcSchema, roomSchema, worldSchema } from "./schemas.ts";
import { readTextFile } from "./text-file.ts";
import { parseYamlFile } from "./yaml-file.ts";
import type { YamlFile, YamlPath } from "./yaml-file.ts";

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const KINDS = ["rooms", "items", "npcs", "quests"] as const;

/** Reads every file of the folder. What is wrong in a file by itself is found here. */
export async function readDraft(folder: string, findings: Findings): Promise<Draft> {
  const draft = emptyDraft();
  await readWorld(folder, draft, findings);
  await readRules(folder, await names(folder, "rules"), draft, findings);
  for (const area of await names(folder, "areas")) await readArea(folder, area, draft, findings);
  for (const name of await names(folder, "help")) {
    if (!name.endsWith(".md")) continue;
    const read = await readHelpTopic(folder, name, findings);
    if (read === undefined) draft.complete = false;
    else draft.help.set(read.topic.name, read);
  }
  await readNews(folder, await names(folder, "news"), draft, findings);
  for (const name of await names(folder, "screens")) {
    if (!name.endsWith(".txt")) continue;
    const read = await readTextFile(folder, `screens/${name}`, findings);
    if (read === undefined) {
      draft.complete = false;
      continue;
    }
    checkTextMarkup(read, findings);
    draft.screens.set(name.slice(0, -".txt".length), read.text.trimEnd());
  }
  return draft;
}

async function readWorld(folder: string, draft: Draft, findings: Findings): Promise<void> {
  const source = await readYaml(folder, "world.yaml", draft, findings);
  if (source === undefined) return;
  const value = checkSchema(worldSchema, source.value, source, [], findings);
  if (value !== undefined) draft.world = { id: "", area: "", value, source, path: [] };
}

async function readArea(folder: string, area: string, draft: Draft, findings: Findings): Promise<void> {
  const at = `areas/${area}`;
  if (area.includes(".")) {
    findings.add(at, 1, "unknown-file", "areas/ holds one folder for each area. Move this file out of it.");
    return;
  }
  if (!SLUG.test(area)) findings.add(at, 1, "bad-slug", `Call the folder '${slugOf(area)}': ${SLUG_RULE}`);
  const source = await readYaml(folder, `${at}/area.yaml`, draft, findings);
  if (source !== undefined) {
    const value = checkSchema(areaSchema, source.value, source, [], findings);
    if (value !== undefined) draft.areas.set(area, { id: area, area, value, source, path: [] });
  }
  for (const entry of await names(folder, at)) {
    if (entry === "area.yaml") continue;
    const kind = KINDS.find((each) => entry === each || entry === `${each}.yaml`);
    if (kind === undefined) {
      const hint = didYouMean(entry, ["area.yaml", ...KINDS.map((each) => `${each}.yaml`), ...KINDS]);
      findings.add(
        `${at}/${entry}`,
        1,
        "unknown-file",
        `An area holds area.yaml, rooms.yaml, items.yaml, npcs.yaml, quests.yaml, or folders of that name.${hint}`,
      );
      continue;
    }
    const files =
      entry === kind ? (await names(folder, `${at}/${kind}`)).map((name) => `${kind}/${name}`) : [entry];
    for (const file of files) await readCatalogue(folder, `${at}/${file}`, area, kind, draft, findings);
  }
}

async function readCatalogue(
  folder: string,
  file: string,
  area: string,
  kind: (typeof KINDS)[number],
  draft: Draft,
  findings: Findings,
): Promise<void> {
  if (!file.endsWith(".yaml")) {
    findings.add(
      file,
      1,
      "unknown-file",
      `Only files ending in .yaml belong here. Rename it, or move it out.`,
    );
    return;
  }
  const source = await readYaml(folder, file, draft, findings, duplicateCode);
  if (source === undefined || source.value === null) return;
  const context = { source, area, findings };
  if (kind === "rooms") stock(draft.rooms, roomSchema, context);
  else if (kind === "items") stock(draft.items, itemSchema, context);
  else if (kind === "npcs") stock(draft.npcs, npcSchema, context);
  else stock(draft.quests, questSchema, context);
}

/** Takes each entry 'slug: {…}' of a file onto its shelf. */
function stock<T>(
  shelf: Shelf<T>,
  schema: z.ZodType<T>,
  { source, area, findings }: { source: YamlFile; area: string; findings: Findings },
): void {
  if (typeof source.value !== "object" || source.value === null || Array.isArray(source.value)) {
    findings.add(
      source.file,
      1,
      "bad-value",
      "This file is a list of entries, each beginning with its own name: 'quay:', and indented below it what it is.",
    );
    return;
  }
  for (const [slug, entry] of Object.entries(source.value)) {
    const path: YamlPath = [slug];
    const line = source.lineOf(path);
    if (!SLUG.test(slug))
      findings.add(source.file, line, "bad-slug", `'${slug}' cannot be a name here: ${SLUG_RULE}`);
    const id = `${area}:${slug}`;
    if (shelf.ids.has(id)) {
      const other = shelf.authored.get(id);
      const where =
        other === undefined ? "" : ` in ${other.source.file}, line ${other.source.lineOf(other.path)}`;
      findings.add(
        source.file,
        line,
        "duplicate-slug",
        `'${slug}' exists already${where}. Rename one of the two.`,
      );
      continue;
    }
    shelf.ids.add(id);
    const value = checkSchema(schema, entry, source, path, findings);
    if (value !== undefined) shelf.authored.set(id, { id, area, value, source, path });
  }
}

function duplicateCode(path: YamlPath): FindingCode {
  if (path.length === 0) return "duplicate-slug";
  return path.length === 2 && path[1] === "details" ? "duplicate-detail" : "duplicate-key";
}

async function readYaml(
  folder: string,
  file: string,
  draft: Draft,
  findings: Findings,
  duplicates?: (path: YamlPath) => FindingCode,
): Promise<YamlFile | undefined> {
  const text = await readTextFile(folder, file, findings);
  const source = text && parseYamlFile(text, findings, duplicates);
  if (source === undefined) draft.complete = false;
  else checkMarkupOf(source, findings);
  return source;
}

/** Entries of a folder, sorted, without hidden files and editors' backups. A folder that is not there has none. */
async function names(folder: string, inside: string): Promise<string[]> {
  const found = await readdir(join(folder, inside)).catch(() => []);
  return found.filter((name) => !name.startsWith(".") && !name.endsWith("~")).sort();
}

function slugOf(name: string): string {
  return (
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "") || "area"
  );
}

const SLUG_RULE = "use small letters a-z, digits and single hyphens, such as 'fish-market'.";
