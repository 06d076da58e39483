import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { arrivals, doorsInto } from "./arrivals.ts";
import { readAre } from "./are.ts";
import { readCircle } from "./circle.ts";
import type { Colours } from "./clean-text.ts";
import { convertWorld, type Converted } from "./convert-world.ts";
import { coinOf, isGame, knownRules, writeGame } from "./game-files.ts";
import { helpFiles } from "./convert-helps.ts";
import { nameAll } from "./names.ts";
import { noteFiles } from "./notes.ts";
import { ImportLog, reportText, type ImportCounts, type ImportFinding } from "./report.ts";
import { yamlFile, type Entry } from "./yaml-out.ts";

export interface ImportOptions {
  /** `circle` for CircleMUD and tbaMUD, `are` for Merc, ROM and their kin. */
  readonly from: "circle" | "are";
  /** Folders and files. */
  readonly paths: readonly string[];
  /** The content folder: a new one, or a game to which the areas are added. */
  readonly out: string;
  /** What the first zone's folder shall be called. */
  readonly area?: string | undefined;
  /** The game that ships with the program: a new folder gets its rules and help. */
  readonly shipped: string;
}

export interface ImportResult {
  readonly counts: ImportCounts;
  readonly findings: readonly ImportFinding[];
  /** Folders of the areas that were written. */
  readonly areas: readonly string[];
}

/** Rooms in which a world of Circle or ROM begins, when it has them. */
const TEMPLE = 3001;

/**
 * Brings an old world into a content folder. What the source holds never stops it: whatever cannot be carried over is a
 * finding. Throws only for what the disk does.
 */
export async function importWorld(options: ImportOptions): Promise<ImportResult> {
  const { out } = options;
  const log = new ImportLog();
  const colours: Colours = options.from === "are" ? "rom" : "circle";
  const old = await (options.from === "are" ? readAre : readCircle)(options.paths, log);
  if (old.rooms.size === 0 && old.items.size === 0 && old.mobs.size === 0 && old.helps.length === 0)
    return { counts: log.counts, findings: log.findings(), areas: [] };
  const joins = await isGame(out);
  if (!joins)
    await writeGame(
      out,
      options.shipped,
      old.zones.length === 1 ? (old.zones[0]?.name ?? "") : "An Old World",
    );
  const taken = new Set([...(await readdir(join(out, "areas")).catch(() => [])), "arrivals"]);
  const names = nameAll(old, colours, { taken, area: options.area });
  const codes = new Map<string, number>();
  const converted = convertWorld({
    world: old,
    log,
    colours,
    rules: await knownRules(out),
    areas: names.areas,
    roomNames: names.rooms,
    itemNames: names.items,
    mobNames: names.mobs,
    coin: await coinOf(out),
    codes,
  });
  const start = old.rooms.has(TEMPLE) ? TEMPLE : old.rooms.keys().next().value;
  const roots = doorsInto(converted.ways, start);
  for (const vnum of roots) {
    const room = old.rooms.get(vnum);
    if (room && (joins || vnum !== start))
      log.add(
        room,
        "unreachable-room",
        joins
          ? `No way leads to #${vnum}: give a room of the game an exit to it.`
          : `No way leads from #${start ?? 0} to #${vnum}.`,
      );
  }
  for (const area of names.areas) await writeArea(out, area.slug, converted);
  if (!joins) {
    const ways = roots.flatMap((vnum) => {
      const named = names.rooms.get(vnum);
      return named ? [{ named, name: converted.roomTitles.get(vnum) ?? named.slug }] : [];
    });
    const made = arrivals(ways, start === undefined ? undefined : names.rooms.get(start));
    await writeFiles(out, "arrivals", made.area, {
      rooms: made.rooms,
      items: made.items,
      npcs: made.npcs,
      quests: {},
    });
  }
  for (const [file, text] of await helpFiles(old, colours, log, join(out, "help")))
    await put(out, file, text);
  for (const [file, text] of noteFiles(old, names, log)) await put(out, file, text);
  for (const [file, count] of codes)
    log.add(
      { file, line: 1 },
      "lost-colour",
      `${count} colour ${count === 1 ? "code" : "codes"} were dropped.`,
    );
  Object.assign(log.counts, { areas: names.areas.length, help: old.helps.length, notes: old.notes.length });
  const findings = log.findings();
  await put(out, "import-report.md", reportText(log.counts, findings));
  return { counts: log.counts, findings, areas: names.areas.map(({ slug }) => slug) };
}

async function writeArea(out: string, slug: string, { areas, written }: Converted): Promise<void> {
  const of = (shelf: ReadonlyMap<string, Record<string, Entry>>): Record<string, Entry> =>
    shelf.get(slug) ?? {};
  const { rooms, items, npcs, quests } = written;
  await writeFiles(out, slug, areas.get(slug) ?? {}, {
    rooms: of(rooms),
    items: of(items),
    npcs: of(npcs),
    quests: of(quests),
  });
}

async function writeFiles(
  out: string,
  slug: string,
  area: Entry,
  kinds: Record<"rooms" | "items" | "npcs" | "quests", Record<string, Entry>>,
): Promise<void> {
  const name = typeof area["name"] === "string" ? area["name"] : slug;
  await put(out, `areas/${slug}/area.yaml`, yamlFile(name, area, false));
  for (const [kind, entries] of Object.entries(kinds)) {
    if (Object.keys(entries).length === 0) continue;
    await put(out, `areas/${slug}/${kind}.yaml`, yamlFile(`${name}: ${kind}.`, entries));
  }
}

async function put(out: string, file: string, text: string): Promise<void> {
  const path = join(out, file);
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, text);
}
