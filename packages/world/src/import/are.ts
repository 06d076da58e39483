import { readFile } from "node:fs/promises";
import { readAreMobs, readAreObjects } from "./are-beings.ts";
import { readAreHelps, readAreResets, readAreRooms, readAreShops, readAreSpecials } from "./are-places.ts";
import { findFiles } from "./circle.ts";
import { Cursor, readLines, type Span } from "./cursor.ts";
import { emptyWorld, type OldWorld, type OldZone } from "./model.ts";
import { loseFacts, quotedText } from "./leftover.ts";
import { nearOf } from "./near.ts";
import type { At, ImportLog } from "./report.ts";

/** Minutes between two resets of an area that nobody is in. */
const MINUTES = 15;

type Reader = (span: Span, zone: OldZone, world: OldWorld, log: ImportLog) => void;

const READERS: Readonly<Record<string, Reader>> = {
  AREA: readHead,
  AREADATA: readData,
  HELPS: readAreHelps,
  MOBILES: readAreMobs,
  MOBOLD: readAreMobs,
  OBJECTS: readAreObjects,
  OBJOLD: readAreObjects,
  ROOMS: readAreRooms,
  RESETS: readAreResets,
  SHOPS: readAreShops,
  SPECIALS: readAreSpecials,
  MOBPROGS: readPrograms,
  OBJPROGS: readPrograms,
  ROOMPROGS: readPrograms,
};

/** Reads area files of Merc, ROM and their kin. */
export async function readAre(paths: readonly string[], log: ImportLog): Promise<OldWorld> {
  const world = emptyWorld();
  for (const { name, path } of await findFiles(paths, ["are"], log)) {
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes === undefined) {
      log.add({ file: name, line: 1 }, "unreadable", "It could not be read.");
      continue;
    }
    log.counts.files += 1;
    readAreFile(name, readLines(name, bytes, log), world, log);
  }
  return world;
}

/** Cuts the file at its `#SECTION` lines; each is read within its own bounds. */
export function readAreFile(file: string, lines: readonly string[], world: OldWorld, log: ImportLog): void {
  const heads: { name: string; row: number }[] = [];
  let ended = false;
  for (const [row, line] of lines.entries()) {
    const name = /^#([A-Z]{3,}|\$)(?:\s|$)/.exec(line)?.[1];
    if (name === undefined) continue;
    if (name === "$") {
      ended = true;
      heads.push({ name, row });
      break;
    }
    heads.push({ name, row });
  }
  if (!ended) log.add({ file, line: lines.length }, "cut-file", "The '#$' at the end is missing.");
  const number = world.zones.length + 1;
  const zone = { file, line: 1, number, name: "", bottom: 0, top: -1, minutes: MINUTES, resets: [] };
  const before = [world.rooms.size, world.mobs.size, world.items.size];
  for (const [index, { name, row }] of heads.entries()) {
    if (name === "$") break;
    const to = heads[index + 1]?.row ?? lines.length;
    const read = READERS[name];
    // A head's own line has the rest of `#AREA`.
    if (read) read({ file, lines, from: name === "AREA" ? row : row + 1, to }, zone, world, log);
    else keepSection({ file, lines, from: row + 1, to }, name, zone, world, log);
  }
  const after = [world.rooms.size, world.mobs.size, world.items.size];
  const empty = after.every((size, index) => size === before[index]);
  // A file of help texts is no area.
  if (empty && zone.resets.length === 0) return;
  settle(zone, file, world);
  world.zones.push(zone);
}

/** A section that means nothing here goes to the notes. */
function keepSection(span: Span, name: string, zone: OldZone, world: OldWorld, log: ImportLog): void {
  const at = { file: span.file, line: span.from };
  log.add(at, "unknown-section", `#${name} has no counterpart here; its text is in the notes.`);
  const text = span.lines.slice(span.from, span.to).join("\n");
  world.notes.push({ ...at, kind: "script", title: `#${name}`, text, near: nearOf(zone, world) });
}

/** The numbers that the area really has, where its head says none or too few. */
function settle(
  zone: OldZone & { bottom: number; top: number; name: string },
  file: string,
  world: OldWorld,
): void {
  const own = [world.rooms, world.mobs, world.items].flatMap((map) =>
    [...(map as Map<number, { file: string; vnum: number }>).values()].filter((one) => one.file === file),
  );
  const vnums = own.map(({ vnum }) => vnum);
  const [least, most] = [
    vnums.reduce((a, b) => Math.min(a, b), 2 ** 31),
    vnums.reduce((a, b) => Math.max(a, b), -1),
  ];
  if (zone.top < zone.bottom) Object.assign(zone, { bottom: Math.min(least, most), top: most });
  if (zone.name === "") zone.name = file.replace(/^.*\//, "").replace(/\.are$/i, "");
}

/** `{ 1 35} Author   Name`: for which levels it is, who made it, what it is called. */
function nameAndAuthor(text: string, zone: OldZone, at: At, log: ImportLog): void {
  const [, levels = "", rest = ""] = /^\s*(?:[{[(]([^}\])]*)[}\])])?\s*(.*)$/s.exec(text) ?? [];
  const [, from, to] = /^\s*(\d{1,9})\s+(\d{1,9})\s*$/.exec(levels) ?? [];
  if (from !== undefined && to !== undefined) Object.assign(zone, { levels: [Number(from), Number(to)] });
  else loseFacts("the area", { levels: quotedText(levels) }, at, log);
  if (zone.name !== "") return loseFacts("the area", { author: quotedText(rest) }, at, log);
  // The author stands before the name, with two blanks between them.
  const parts = rest.trim().split(/\s{2,}/);
  const name = parts.pop() ?? "";
  loseFacts("the area", { author: quotedText(parts.join(" ")) }, at, log);
  Object.assign(zone, { name });
}

/** `#AREA { 1 35} Author Name~`, or ROM's lines: file, name, levels and author, first and last number. */
function readHead(span: Span, zone: OldZone, _world: OldWorld, log: ImportLog): void {
  const at = { file: span.file, line: span.from + 1 };
  const first = (span.lines[span.from] ?? "").replace(/^#AREA/, "");
  if (first.includes("~")) {
    nameAndAuthor(first.replace(/~.*$/, ""), zone, at, log);
    return;
  }
  const cursor = new Cursor({ ...span, from: span.from + 1 }, log);
  const called = cursor.text("area's file name", { short: true }).trim();
  if (called.toLowerCase() !== span.file.replace(/^.*\//, "").toLowerCase())
    loseFacts("the area", { "file's name": quotedText(called) }, at, log);
  const name = cursor.text("area's name", { short: true }).trim();
  Object.assign(zone, { name });
  const creditsAt = cursor.at;
  nameAndAuthor(cursor.text("area's levels", { short: true }), zone, creditsAt, log);
  Object.assign(zone, {
    bottom: cursor.number("area's first number"),
    top: cursor.number("area's last number", -1),
  });
}

/** `#AREADATA`: a key and its value on each line. */
function readData(span: Span, zone: OldZone, _world: OldWorld, log: ImportLog): void {
  const cursor = new Cursor(span, log);
  while (!cursor.done) {
    const { at } = cursor;
    const line = cursor.line() ?? "";
    const [, key = "", value = ""] = /^(\w+)\s*(.*)$/.exec(line) ?? [];
    const text = value.replace(/~.*$/, "").trim();
    if (/^end$/i.test(key)) return;
    if (/^name$/i.test(key)) Object.assign(zone, { name: text });
    else if (/^vnums$/i.test(key)) {
      const [bottom = "", top = ""] = text.split(/\s+/);
      if (/^\d{1,9}$/.test(bottom) && /^\d{1,9}$/.test(top))
        Object.assign(zone, { bottom: Number(bottom), top: Number(top) });
      else log.add(at, "bad-number", `'${text.slice(0, 40)}' are no two numbers.`);
    } else log.add(at, "lost-value", `'${line.slice(0, 60)}' of the area has no meaning here.`);
  }
}

/** Programs: kept as text. */
function readPrograms(span: Span, zone: OldZone, world: OldWorld, log: ImportLog): void {
  const cursor = new Cursor(span, log);
  while (!cursor.done) {
    const { at } = cursor;
    const head = cursor.line() ?? "";
    if (head === "#0" || /^S\b/.test(head)) return;
    if (!/^#\d+/.test(head)) continue;
    const text = cursor.text("program");
    world.notes.push({ ...at, kind: "script", title: `Program ${head}`, text, near: nearOf(zone, world) });
  }
}
