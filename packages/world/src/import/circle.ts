import { readFile, readdir, stat } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { readHelps } from "./circle-helps.ts";
import { readMobs } from "./circle-mobs.ts";
import { readObjects } from "./circle-objects.ts";
import { readQuests } from "./circle-quests.ts";
import { readRooms } from "./circle-rooms.ts";
import { readShops } from "./circle-shops.ts";
import { readZones } from "./circle-zones.ts";
import { Cursor, readLines } from "./cursor.ts";
import { emptyWorld, type OldWorld } from "./model.ts";
import { recordsOf } from "./records.ts";
import type { ImportLog } from "./report.ts";

type Reader = (file: string, lines: readonly string[], world: OldWorld, log: ImportLog) => void;

/** By ending, in the order in which files are read: what is unclear is a matter of zones. */
export const CIRCLE_READERS: Readonly<Record<string, Reader>> = {
  zon: readZones,
  wld: readRooms,
  mob: readMobs,
  obj: readObjects,
  shp: readShops,
  qst: readQuests,
  trg: readTriggers,
  hlp: readHelps,
};

/** Deeper down there is no library. */
const DEEPEST = 3;

export interface SourceFile {
  /** For findings: relative to what was named, with forward slashes. */
  readonly name: string;
  readonly path: string;
}

/** The files below the paths whose names end so; a folder's `index` says which of its files count. */
export async function findFiles(
  paths: readonly string[],
  endings: readonly string[],
  log: ImportLog,
): Promise<SourceFile[]> {
  const found = new Map<string, SourceFile>();
  const wanted = (name: string): boolean => endings.includes(name.split(".").at(-1)?.toLowerCase() ?? "");
  const walk = async (root: string, folder: string, depth: number): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const listed = await readIndex(folder);
    for (const entry of entries.toSorted((a, b) => compareNames(a.name, b.name))) {
      const path = join(folder, entry.name);
      const name = relative(root, path).replaceAll("\\", "/");
      if (entry.isDirectory() && depth < DEEPEST) await walk(root, path, depth + 1);
      else if (entry.isFile() && wanted(entry.name)) {
        if (listed && !listed.has(entry.name))
          log.add(
            { file: name, line: 1 },
            "unreadable",
            "It is not in the 'index' beside it, and was passed over.",
          );
        else found.set(path, { name, path });
      }
    }
    for (const name of listed ?? [])
      if (wanted(name) && !entries.some((entry) => entry.name === name))
        log.add(
          { file: relative(root, join(folder, "index")).replaceAll("\\", "/"), line: 1 },
          "unreadable",
          `It names '${name.slice(0, 60)}', and there is no such file.`,
        );
  };
  for (const path of paths) {
    const known = await stat(path).catch(() => undefined);
    if (known?.isDirectory() === true) await walk(path, path, 0);
    else if (known) found.set(path, { name: basename(path), path });
    else log.add({ file: path, line: 1 }, "unreadable", "There is no such file or folder.");
  }
  return [...found.values()];
}

/** 9 before 30. */
function compareNames(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

async function readIndex(folder: string): Promise<Set<string> | undefined> {
  const text = await readFile(join(folder, "index"), "latin1").catch(() => undefined);
  const names = text?.split(/\s+/).filter((name) => name !== "" && name !== "$");
  return names && names.length > 0 ? new Set(names) : undefined;
}

/** Reads a library of CircleMUD or tbaMUD, or the files of a zone. */
export async function readCircle(paths: readonly string[], log: ImportLog): Promise<OldWorld> {
  const world = emptyWorld();
  const files = await findFiles(paths, Object.keys(CIRCLE_READERS), log);
  for (const [ending, read] of Object.entries(CIRCLE_READERS))
    for (const { name, path } of files) {
      if (name.split(".").at(-1)?.toLowerCase() !== ending) continue;
      const bytes = await readFile(path).catch(() => undefined);
      if (bytes === undefined) {
        log.add({ file: name, line: 1 }, "unreadable", "It could not be read.");
        continue;
      }
      log.counts.files += 1;
      read(name, readLines(name, bytes, log), world, log);
    }
  addZonesOfFiles(world, files, log);
  return world;
}

/** `.trg`: kept as text. */
function readTriggers(file: string, lines: readonly string[], world: OldWorld, log: ImportLog): void {
  for (const record of recordsOf(file, lines, log)) {
    const name = new Cursor(record, log).text("trigger's name", { line: true, short: true });
    const text = lines.slice(record.from + 1, record.to).join("\n");
    const title = `Trigger #${record.vnum}: ${name.trim()}`;
    world.notes.push({ ...record.at, kind: "script", title, text, near: record.vnum });
  }
}

/** Rooms, mobs and objects that no zone has get one for each hundred, as their files would be called. */
export function addZonesOfFiles(world: OldWorld, files: readonly SourceFile[], log: ImportLog): void {
  const homeless = [...world.rooms.values(), ...world.mobs.values(), ...world.items.values()].filter(
    ({ vnum }) => !world.zones.some(({ bottom, top }) => bottom <= vnum && vnum <= top),
  );
  for (const { vnum, file } of homeless) {
    const number = Math.floor(vnum / 100);
    if (world.zones.some((zone) => zone.number === number && zone.bottom <= vnum && vnum <= zone.top))
      continue;
    const folder = dirname(file);
    const name = files.length > 0 && folder !== "." ? "" : basename(file).replace(/\.\w+$/, "");
    log.add(
      { file, line: 1 },
      "made-up",
      `No zone has #${vnum}; one was made for #${number * 100} to #${number * 100 + 99}.`,
    );
    world.zones.push({
      file,
      line: 1,
      number,
      name: /^\d*$/.test(name) ? `Zone ${number}` : name,
      bottom: number * 100,
      top: number * 100 + 99,
      minutes: 30,
      resets: [],
    });
  }
}
