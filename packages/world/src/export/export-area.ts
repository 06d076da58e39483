import { createHash } from "node:crypto";
import { plainText } from "@wyldlands/protocol";
import { zipSync, type Zippable } from "fflate";
import { resolve, type Authored, type Draft } from "../content/draft.ts";
import { readContent } from "../content/load.ts";
import { didYouMean } from "../content/nearest.ts";
import { ITEM_PARTS, NPC_PARTS, ROOM_PARTS } from "../content/parts/index.ts";
import { referencesOf, type Part } from "../content/parts/part.ts";
import { asSource, type ContentSource } from "../content/source.ts";
import { idsIn } from "./area-ids.ts";
import { BundleError } from "./bundle-error.ts";
import { BUNDLE_VERSION, MANIFEST, type Manifest } from "./manifest.ts";

export interface ExportOptions {
  readonly author?: string | undefined;
  readonly licence?: string | undefined;
}

/**
 * An area as one file to give to others: a zip file of a manifest and the area's files as they are on disk. The same files make the
 * same bundle, byte for byte. Throws a `BundleError` when there is no such area or the content has faults.
 */
export async function exportArea(
  from: string | ContentSource,
  area: string,
  { author, licence }: ExportOptions = {},
): Promise<{ zip: Uint8Array; manifest: Manifest }> {
  const source = asSource(from);
  const { result, draft } = await readContent(source);
  if (!result.ok || !draft)
    throw new BundleError(
      "no-game",
      "This content has faults, so nobody could use the area. `wyldlands content check` names them.",
    );
  const own = draft.areas.get(area);
  if (!own)
    throw new BundleError("no-area", `There is no area '${area}'.${didYouMean(area, draft.areas.keys())}`);
  const files = await areaFiles(source, area);
  const { name, levels } = own.value;
  const manifest: Manifest = {
    format: "wyldlands-area",
    version: BUNDLE_VERSION,
    id: area,
    name: plainText(name),
    ...(levels && { levels }),
    ...(author !== undefined && { author }),
    ...(licence !== undefined && { licence }),
    needs: needsOf(files, area, draft),
    rules: rulesOf(area, draft),
    waysIn: waysInto(area, draft),
    files: [...files].map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256(bytes) })),
  };
  const packed: Zippable = {
    [MANIFEST]: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`),
    ...Object.fromEntries([...files].map(([path, bytes]) => [`${area}/${path}`, bytes])),
  };
  // The earliest time that a zip file can say, in whatever zone this runs: when it was packed is nobody's business.
  return { zip: zipSync(packed, { level: 9, mtime: new Date(1980, 0, 1) }), manifest };
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Every file that the loader reads for an area, by its path inside the area's folder. */
async function areaFiles(source: ContentSource, area: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const take = async (inside: string): Promise<void> => {
    for (const name of await source.names(`areas/${area}/${inside}`)) {
      const path = `${inside}${name}`;
      if (name.endsWith(".yaml")) {
        const bytes = await source.read(`areas/${area}/${path}`);
        if (bytes) files.set(path, bytes);
      } else if (inside === "") await take(`${name}/`);
    }
  };
  await take("");
  return files;
}

function needsOf(files: ReadonlyMap<string, Uint8Array>, area: string, draft: Draft): Manifest["needs"] {
  const needs = new Map<string, Manifest["needs"][number]>();
  for (const [path, bytes] of files)
    for (const written of idsIn(new TextDecoder().decode(bytes))) {
      const id = `${written.area}:${written.slug}`;
      const known = written.area === area ? undefined : thingOf(id, draft);
      if (!known) continue;
      const need = needs.get(id) ?? { id, ...known, uses: [] };
      need.uses.push(`${path}:${written.line}`);
      needs.set(id, need);
    }
  return [...needs.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

function thingOf(
  id: string,
  { rooms, items, npcs, quests }: Draft,
): { kind: "room" | "item" | "npc" | "quest"; name: string } | undefined {
  const shelves = { room: rooms, item: items, npc: npcs, quest: quests } as const;
  for (const kind of ["room", "item", "npc", "quest"] as const) {
    const found = shelves[kind].authored.get(id);
    if (found) return { kind, name: plainText(found.value.name) };
  }
  return undefined;
}

/** Climates, skills, effects and so on that the area's things name. */
function rulesOf(area: string, draft: Draft): Manifest["rules"] {
  const rules = new Map<string, Manifest["rules"][number]>();
  const add = (kind: string, name: string, entry: Authored<unknown>, path: readonly PropertyKey[]): void => {
    const rule = rules.get(`${kind} ${name}`) ?? { kind, name, uses: [] };
    const file = entry.source.file.slice(`areas/${area}/`.length);
    rule.uses.push(`${file}:${entry.source.lineOf([...entry.path, ...path])}`);
    rules.set(`${kind} ${name}`, rule);
  };
  const own = draft.areas.get(area);
  if (own?.value.climate !== undefined) add("climate", own.value.climate, own, ["climate"]);
  const look = (parts: readonly Part[], entries: Iterable<Authored<object>>): void => {
    for (const entry of entries) {
      if (entry.area !== area) continue;
      for (const { kind, ref, path } of referencesOf(parts, entry.value))
        if (kind !== "item" && kind !== "npc" && kind !== "room") add(kind, ref, entry, path);
    }
  };
  look(ITEM_PARTS, draft.items.authored.values());
  look(NPC_PARTS, draft.npcs.authored.values());
  look(ROOM_PARTS, draft.rooms.authored.values());
  return [...rules.values()].sort((one, other) =>
    `${one.kind} ${one.name}` < `${other.kind} ${other.name}` ? -1 : 1,
  );
}

function waysInto(area: string, { rooms }: Draft): Manifest["waysIn"] {
  return [...rooms.authored.values()].flatMap((room) =>
    Object.entries(room.value.exits).flatMap(([direction, exit]) => {
      const to = resolve(exit.to, room.area);
      return room.area !== area && to.startsWith(`${area}:`) ? [{ from: room.id, direction, to }] : [];
    }),
  );
}
