import { join } from "node:path";
import { checkContent } from "../content/check-content.ts";
import { resolve, type Draft } from "../content/draft.ts";
import { Findings } from "../content/findings.ts";
import { readDraft } from "../content/read-draft.ts";
import { folderSource, overlaid, type ContentSource } from "../content/source.ts";
import type { Finding } from "../content/types.ts";
import { renameArea } from "./area-ids.ts";
import { BundleError } from "./bundle-error.ts";
import { SLUG, type Manifest } from "./manifest.ts";
import { readBundle } from "./read-bundle.ts";
import { placeFolder, type StageDisk } from "./stage.ts";

export interface ImportAreaOptions {
  /** What the area shall be called here; otherwise as it was. */
  readonly as?: string | undefined;
  /** Writes it although the content does not load with it, to be mended by hand. */
  readonly force?: boolean | undefined;
  readonly disk?: StageDisk | undefined;
}

export interface ImportedArea {
  readonly area: string;
  readonly manifest: Manifest;
  /** Whether it is in the folder now. */
  readonly written: boolean;
  /** Whether a world starts with it. */
  readonly loads: boolean;
  /** What keeps a world from starting with it; or else what `content check` has to say of the new area. */
  readonly findings: readonly Finding[];
  /** What it names of areas that are not here. */
  readonly missing: Manifest["needs"];
  /** Ways that led to it where it was made, and are not here. */
  readonly waysIn: Manifest["waysIn"];
}

/**
 * Brings a bundle into a content folder as a new area: whole, or not at all, and never over one that is there. Ids are rewritten
 * when it gets another name. Throws a `BundleError` for a bundle that is not taken, and what the disk says.
 */
export async function importArea(
  zip: Uint8Array,
  folder: string,
  { as, force = false, disk }: ImportAreaOptions = {},
): Promise<ImportedArea> {
  const { manifest, files } = readBundle(zip);
  const area = as ?? manifest.id;
  if (!SLUG.test(area))
    throw new BundleError(
      "bad-name",
      `'${area}' is no name for an area: use small letters, digits and hyphens.`,
    );
  const base = folderSource(folder);
  if ((await base.read("world.yaml")) === undefined)
    throw new BundleError("no-game", `${folder} holds no world.yaml. Name the content folder of a game.`);
  if ((await base.names("areas")).includes(area))
    throw new BundleError(
      "taken",
      `There is an area '${area}' already. Give this one another name: --as ${await freeName(base, area)}.`,
    );
  const renamed = renamedFiles(files, manifest.id, area);
  const texts = new Map([...renamed].map(([path, text]) => [`areas/${area}/${path}`, text]));
  const source = overlaid(base, texts);
  const { loads, findings } = await checkContent(source);
  const written = loads || force;
  const bytes = new Map([...renamed].map(([path, text]) => [path, new TextEncoder().encode(text)]));
  if (written) await placeFolder(join(folder, "areas"), area, bytes, disk);
  const draft = await readDraft(source, new Findings());
  const { rooms, items, npcs, quests } = draft;
  const shelves = { room: rooms, item: items, npc: npcs, quest: quests };
  return {
    area,
    manifest,
    written,
    loads,
    findings: loads ? findings.filter(({ file }) => file.startsWith(`areas/${area}/`)) : findings,
    missing: manifest.needs.filter(({ id, kind }) => !shelves[kind].ids.has(id)),
    waysIn: manifest.waysIn.filter((way) => !leadsIn(way, manifest.id, area, draft)),
  };
}

async function freeName(base: ContentSource, area: string): Promise<string> {
  const taken = await base.names("areas");
  for (let number = 2; ; number += 1) if (!taken.includes(`${area}-${number}`)) return `${area}-${number}`;
}

/** The texts as they are, byte-order marks too, but for the ids. Throws for what is no text, or no YAML that anybody would write. */
function renamedFiles(files: ReadonlyMap<string, Uint8Array>, from: string, to: string): Map<string, string> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  return new Map(
    [...files].map(([path, bytes]) => {
      try {
        const text = decoder.decode(bytes);
        return [path, from === to ? text : renameArea(text, from, to)];
      } catch {
        throw new BundleError(
          "no-bundle",
          `'${path}' in it is no text in UTF-8. Ask its author for a new one.`,
        );
      }
    }),
  );
}

function leadsIn(way: Manifest["waysIn"][number], was: string, area: string, { rooms }: Draft): boolean {
  const room = rooms.authored.get(way.from);
  const exit = room?.value.exits[way.direction];
  const to = way.to.startsWith(`${was}:`) ? `${area}:${way.to.slice(was.length + 1)}` : way.to;
  return room !== undefined && exit !== undefined && resolve(exit.to, room.area) === to;
}
