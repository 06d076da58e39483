import type { z } from "zod";
import { checkSchema } from "./check-schema.ts";
import { emptyDraft } from "./draft.ts";
import type { Draft, Shelf } from "./draft.ts";
import { Findings, type FindingCode } from "./findings.ts";
import { checkMarkupOf, checkTextMarkup } from "./markup-check.ts";
import { didYouMean } from "./nearest.ts";
import { questSchema } from "./quest-schema.ts";
import { ReadCache } from "./read-cache.ts";
import { readHelpTopic } from "./read-help.ts";
import { readNews } from "./read-news.ts";
import { readRules } from "./read-rules.ts";
import { areaSchema, itemSchema, npcSchema, roomSchema, worldSchema, zoneSchema } from "./schemas.ts";
import type { ContentSource } from "./source.ts";
import { readTextFile } from "./text-file.ts";
import { parseYamlFile } from "./yaml-file.ts";
import type { YamlFile, YamlPath } from "./yaml-file.ts";

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const KINDS = ["rooms", "items", "npcs", "quests"] as const;

/** Reads every file of the content. What is wrong in a file by itself is found here. */
export async function readDraft(from: ContentSource, findings: Findings, cache?: ReadCache): Promise<Draft> {
  const draft = emptyDraft();
  await readWorld(from, draft, findings);
  await readRules(from, await from.names("rules"), draft, findings);
  for (const area of await from.names("areas")) await readArea(from, area, draft, findings, cache);
  await readZones(from, draft, findings);
  for (const name of await from.names("help")) {
    if (!name.endsWith(".md")) continue;
    const read = await readHelpTopic(from, name, findings);
    if (read === undefined) draft.complete = false;
    else draft.help.set(read.topic.name, read);
  }
  await readNews(from, await from.names("news"), draft, findings);
  for (const name of await from.names("screens")) {
    if (!name.endsWith(".txt")) continue;
    const read = await readTextFile(from, `screens/${name}`, findings);
    if (read === undefined) {
      draft.complete = false;
      continue;
    }
    checkTextMarkup(read, findings);
    draft.screens.set(name.slice(0, -".txt".length), read.text.trimEnd());
  }
  return draft;
}

async function readWorld(from: ContentSource, draft: Draft, findings: Findings): Promise<void> {
  const source = await readYaml(from, "world.yaml", draft, findings);
  if (source === undefined) return;
  const value = checkSchema(worldSchema, source.value, source, [], findings);
  if (value !== undefined) draft.world = { id: "", area: "", value, source, path: [] };
}

/** `zones.yaml`, which a content may have. */
async function readZones(from: ContentSource, draft: Draft, findings: Findings): Promise<void> {
  if (!(await from.names("")).includes("zones.yaml")) return;
  const source = await readYaml(from, "zones.yaml", draft, findings, duplicateCode);
  if (source === undefined || source.value === null) return;
  stock({ authored: draft.zones, ids: new Set() }, zoneSchema, {
    source,
    area: "zone",
    findings,
    cache: undefined,
  });
}

async function readArea(
  from: ContentSource,
  area: string,
  draft: Draft,
  findings: Findings,
  cache: ReadCache | undefined,
): Promise<void> {
  const at = `areas/${area}`;
  if (area.includes(".")) {
    findings.add(at, 1, "unknown-file", "areas/ holds one folder for each area. Move this file out of it.");
    return;
  }
  if (!SLUG.test(area)) findings.add(at, 1, "bad-slug", `Call the folder '${slugOf(area)}': ${SLUG_RULE}`);
  const source = await readYaml(from, `${at}/area.yaml`, draft, findings, undefined, cache);
  if (source !== undefined) {
    const value = checkSchema(areaSchema, source.value, source, [], findings);
    if (value !== undefined) draft.areas.set(area, { id: area, area, value, source, path: [] });
  }
  for (const entry of await from.names(at)) {
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
      entry === kind ? (await from.names(`${at}/${kind}`)).map((name) => `${kind}/${name}`) : [entry];
    for (const file of files) await readCatalogue(from, `${at}/${file}`, area, kind, draft, findings, cache);
  }
}

async function readCatalogue(
  from: ContentSource,
  file: string,
  area: string,
  kind: (typeof KINDS)[number],
  draft: Draft,
  findings: Findings,
  cache: ReadCache | undefined,
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
  const source = await readYaml(from, file, draft, findings, duplicateCode, cache);
  if (source === undefined || source.value === null) return;
  const context = { source, area, findings, cache };
  if (kind === "rooms") stock(draft.rooms, roomSchema, context);
  else if (kind === "items") stock(draft.items, itemSchema, context);
  else if (kind === "npcs") stock(draft.npcs, npcSchema, context);
  else stock(draft.quests, questSchema, context);
}

/** Takes each entry 'slug: {…}' of a file onto its shelf. */
function stock<T>(
  shelf: Shelf<T>,
  schema: z.ZodType<T>,
  {
    source,
    area,
    findings,
    cache,
  }: { source: YamlFile; area: string; findings: Findings; cache: ReadCache | undefined },
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
    const line = (): number => source.lineOf(path);
    if (!SLUG.test(slug))
      findings.add(source.file, line(), "bad-slug", `'${slug}' cannot be a name here: ${SLUG_RULE}`);
    const id = `${area}:${slug}`;
    if (shelf.ids.has(id)) {
      const other = shelf.authored.get(id);
      const where =
        other === undefined ? "" : ` in ${other.source.file}, line ${other.source.lineOf(other.path)}`;
      findings.add(
        source.file,
        line(),
        "duplicate-slug",
        `'${slug}' exists already${where}. Rename one of the two.`,
      );
      continue;
    }
    shelf.ids.add(id);
    const kept = cache?.entry<T>(entry);
    if (kept) {
      shelf.authored.set(id, kept);
      continue;
    }
    const own = new Findings();
    const value = checkSchema(schema, entry, source, path, own);
    findings.take(own);
    if (value === undefined) continue;
    const authored = { id, area, value, source, path };
    shelf.authored.set(id, authored);
    if (!own.any) cache?.keepEntry(entry, authored);
  }
}

function duplicateCode(path: YamlPath): FindingCode {
  if (path.length === 0) return "duplicate-slug";
  return path.length === 2 && path[1] === "details" ? "duplicate-detail" : "duplicate-key";
}

async function readYaml(
  from: ContentSource,
  file: string,
  draft: Draft,
  findings: Findings,
  duplicates?: (path: YamlPath) => FindingCode,
  cache?: ReadCache,
): Promise<YamlFile | undefined> {
  const bytes = await from.read(file);
  const hash = cache && bytes && ReadCache.hash(bytes);
  const kept = hash === undefined ? undefined : cache?.file(file, hash);
  if (kept) return kept;
  const own = new Findings();
  const text = await readTextFile({ ...from, read: () => Promise.resolve(bytes) }, file, own);
  const source = text && parseYamlFile(text, own, duplicates);
  if (source === undefined) draft.complete = false;
  else checkMarkupOf(source, own);
  findings.take(own);
  if (source && hash !== undefined && !own.any) cache?.keepFile(file, hash, source);
  return source;
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
