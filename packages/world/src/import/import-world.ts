import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readAre } from "./are.ts";
import { readCircle } from "./circle.ts";
import type { Colours } from "./clean-text.ts";
import { convertFiles } from "./convert-files.ts";
import { helpFiles } from "./convert-helps.ts";
import { coinOf, isGame, knownRules, writeGame } from "./game-files.ts";
import { ImportLog, reportText, type ImportCounts, type ImportFinding } from "./report.ts";

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
  const into = {
    colours,
    rules: await knownRules(out),
    coin: await coinOf(out),
    joins,
    names: { taken, area: options.area },
  };
  const { files, areas } = convertFiles(old, into, log);
  const helps = await helpFiles(old, colours, log, join(out, "help"));
  const findings = log.findings();
  const report = ["import-report.md", reportText(log.counts, findings)] as const;
  await writeAll(out, [...files, ...helps, report]);
  return { counts: log.counts, findings, areas };
}

/** So many files are written at a time. */
const AT_ONCE = 16;

async function writeAll(
  out: string,
  files: readonly (readonly [file: string, text: string])[],
): Promise<void> {
  for (const folder of new Set(files.map(([file]) => dirname(file))))
    await mkdir(join(out, folder), { recursive: true });
  for (let from = 0; from < files.length; from += AT_ONCE)
    await Promise.all(
      files.slice(from, from + AT_ONCE).map(([file, text]) => writeFile(join(out, file), text)),
    );
}
