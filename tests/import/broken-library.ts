import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { seededRandom } from "@wyldlands/bots";
import { writeLibrary, type LibraryFacts } from "./library.ts";

/** A fault that was put into a file, and what an import has to say of it. */
export interface Fault {
  readonly what: string;
  readonly file: string;
  /** From 1, of the file as it is now. */
  readonly line: number;
  readonly code: string;
}

export interface BrokenLibrary {
  readonly facts: LibraryFacts;
  readonly faults: readonly Fault[];
  /** Records that their fault takes away. */
  readonly lost: { readonly rooms: number; readonly mobs: number; readonly objects: number };
}

/** Zones of the library below: each kind of fault has files of its own. */
const ROOMS = 240;

/** A library with one of each fault that old files have. Where in its file each is, is chosen by the seed. */
export function writeBrokenLibrary(folder: string, seed: number): BrokenLibrary {
  const facts = writeLibrary(folder, ROOMS, seed);
  const random = seededRandom(seed);
  const faults: Fault[] = [];
  /** Changes a file's lines; the fault's line comes back, from 0. */
  const spoil = (file: string, what: string, code: string, harm: (lines: string[]) => number): void => {
    const path = join(folder, file);
    const lines = readFileSync(path, "utf8").split("\n");
    const row = harm(lines);
    writeFileSync(path, lines.join("\n"));
    faults.push({ what, file, line: row + 1, code });
  };
  /** Where one of a file's records begins, but for its first and last ones. */
  const someRecord = (lines: readonly string[]): number => {
    const heads = lines.flatMap((line, row) => (/^#\d+$/.test(line) ? [row] : []));
    return heads[1 + Math.floor(random() * (heads.length - 2))] ?? 0;
  };
  const somewhere = (lines: readonly string[], fits: RegExp): number => {
    const rows = lines.flatMap((line, row) => (fits.test(line) ? [row] : []));
    return rows[Math.floor(random() * rows.length)] ?? 0;
  };

  spoil("wld/1.wld", "a description without its '~'", "missing-tilde", (lines) => {
    const head = someRecord(lines);
    lines.splice(lines.indexOf("~", head), 1);
    return head + 2;
  });
  spoil("mob/1.mob", "a name without its '~'", "missing-tilde", (lines) => {
    const head = someRecord(lines);
    lines[head + 2] = lines[head + 2]?.replace("~", "") ?? "";
    return head + 2;
  });
  spoil("obj/1.obj", "a record whose number is none", "bad-vnum", (lines) => {
    const head = someRecord(lines);
    lines[head] = "#oops";
    return head;
  });
  spoil("obj/2.obj", "a number that was given out already", "duplicate-vnum", (lines) => {
    const head = someRecord(lines);
    lines[head] = lines[0] ?? "";
    return head;
  });
  spoil("wld/2.wld", "a file that ends in the middle of a description", "cut-file", (lines) => {
    const last = lines.findLastIndex((line) => /^#\d+$/.test(line));
    lines.length = last + 3;
    return last + 2;
  });
  spoil("zon/2.zon", "a reset that is none", "bad-record", (lines) => {
    const row = somewhere(lines, /^[MO] 0 /);
    lines[row] = "Q 0 1 2 3";
    return row;
  });
  spoil("wld/4.wld", "an exit whose room is no number", "bad-number", (lines) => {
    const row = somewhere(lines, /^0 -1 4\d\d$/);
    lines[row] = "0 -1 north";
    return row;
  });
  spoil("mob/2.mob", "a level that is too large to be one", "bad-number", (lines) => {
    const row = somewhere(lines, /^\d+ \d+ -?\d+ 2d6/);
    lines[row] = lines[row]?.replace(/^\d+/, "99999999999999999999") ?? "";
    return row;
  });
  spoil("qst/1.qst", "a quest without its end", "cut-file", (lines) => {
    lines.length = lines.lastIndexOf("S");
    return lines.length - 1;
  });
  spoil("shp/1.shp", "a list that does not end", "cut-file", (lines) => {
    const row = lines.findLastIndex((line) => line === "WEAPON");
    lines.length = row + 1;
    return row;
  });
  // Bytes of Latin-1; the finding names the first line with one.
  const latin = readFileSync(join(folder, "mob/3.mob"), "utf8").replaceAll("stands", "st\u00e4nds");
  writeFileSync(join(folder, "mob/3.mob"), latin, "latin1");
  const first = latin.slice(0, latin.indexOf("\u00e4")).split("\n").length;
  faults.push({ what: "a file in Latin-1", file: "mob/3.mob", line: first, code: "bad-encoding" });
  // Line ends of Windows are no fault: what they hold has to come over as it is.
  const windows = join(folder, "wld/3.wld");
  writeFileSync(windows, readFileSync(windows, "utf8").replaceAll("\n", "\r\n"));
  return { facts, faults, lost: { rooms: 0, mobs: 0, objects: 2 } };
}
