import { SECTORS } from "./circle-rooms.ts";
import { readReset } from "./circle-zones.ts";
import { Cursor, type Span } from "./cursor.ts";
import { FLAGS, flagNames, readBits } from "./flag-names.ts";
import { typeName } from "./item-use.ts";
import type { Extra, OldExit, OldRoom, OldWorld, OldZone } from "./model.ts";
import { loseFacts, loseWords, unless } from "./leftover.ts";
import { nearOf } from "./near.ts";
import { recordsOf, takeNew, type OldRecord } from "./records.ts";
import type { ImportLog } from "./report.ts";

/** As Circle's, but for the last three. */
const ROM_SECTORS = [...SECTORS.slice(0, 8), "number 8", "flying", "desert"];
/** Of ROM: 1 a door, 2 pickproof, 3 nobody passes through it as a ghost, 4 both. */
const NO_PASS = new Set([3, 4]);

/** `#ROOMS`. */
export function readAreRooms(span: Span, zone: OldZone, world: OldWorld, log: ImportLog): void {
  for (const record of recordsOf(span.file, span.lines, log, { ...span, ends: "#0" }))
    takeNew(world.rooms, record.vnum, readRoom(record, zone, log), record.at, "room", log);
}

function readRoom(record: OldRecord, _zone: OldZone, log: ImportLog): OldRoom {
  const cursor = new Cursor(record, log);
  const name = cursor.text("room's name", { short: true });
  const look = cursor.text("room's description");
  const { at: flagsAt } = cursor;
  loseFacts(`#${record.vnum}`, { "number of its area": unless(cursor.word(), "0", "") }, flagsAt, log);
  const flags = readBits(cursor.word(), "rom", flagsAt, log);
  const sector = cursor.number("sector");
  loseWords([cursor.rest()], 0, "the room's sector", flagsAt, log);
  const exits: OldExit[] = [];
  const extras: Extra[] = [];
  let heal = 100;
  let ended = false;
  while (!cursor.done && !ended) {
    const { at } = cursor;
    const word = cursor.word();
    const direction = /^D(\d*)$/.exec(word)?.[1];
    if (word === "S") ended = true;
    else if (word === "E") {
      const keywords = cursor.text("description's keywords", { short: true });
      extras.push({ ...at, keywords, text: cursor.text("description") });
    } else if (direction !== undefined) {
      const way = direction === "" ? cursor.number("direction") : Number(direction);
      const text = cursor.text("exit's description");
      const keywords = cursor.text("exit's keywords");
      const door = cursor.number("door of an exit");
      if (NO_PASS.has(door)) loseFacts(`#${record.vnum}`, { "its door": "that nobody passes" }, at, log);
      if (door < 0 || door > 4)
        log.add(
          at,
          "bad-number",
          `A door of the kind ${door}; ${door > 0 ? "a plain one" : "none"} was taken.`,
        );
      const key = cursor.number("key of an exit", -1);
      const to = cursor.number("room of an exit", -1);
      loseWords([cursor.rest()], 0, "an exit's numbers", at, log);
      exits.push({
        ...at,
        direction: way,
        look: text,
        keywords,
        door: door > 0,
        pickproof: door === 2 || door === 4,
        hidden: false,
        key,
        to,
      });
    } else if (word === "H") {
      // H 110 M 90 on one line is ROM's way.
      heal = cursor.number("healing", 100);
    } else if (word === "M" || word === "C" || word === "O")
      log.add(at, "lost-value", `'${word} ${cursor.rest().slice(0, 40)}' of a room has no meaning here.`);
    else {
      log.add(at, "bad-record", `'${word.slice(0, 60)}' means nothing in a room.`);
      cursor.rest();
    }
  }
  if (!ended) log.add(cursor.at, "cut-file", `Room #${record.vnum} has no 'S' at its end.`);
  return {
    ...record.at,
    vnum: record.vnum,
    name,
    look,
    flags: flagNames(flags, FLAGS.romRoom),
    sector: ROM_SECTORS[sector] ?? `number ${sector}`,
    exits,
    extras,
    heal,
  };
}

/** `#RESETS`, up to their `S`. */
export function readAreResets(span: Span, zone: OldZone, _world: OldWorld, log: ImportLog): void {
  for (let row = span.from; row < span.to; row += 1) {
    const text = (span.lines[row] ?? "").trim();
    const at = { file: span.file, line: row + 1 };
    if (text === "" || text.startsWith("*")) continue;
    if (/^S\b/.test(text)) return;
    const reset = readReset(text, at, log);
    // The first number means nothing here; each hangs on the being or thing before it all the same.
    if (reset) zone.resets.push({ ...reset, dependent: "GEP".includes(reset.command) });
  }
  log.add({ file: span.file, line: span.to }, "cut-file", "The resets have no 'S' at their end.");
}

/** `#SHOPS`: one to a line. */
export function readAreShops(span: Span, _zone: OldZone, world: OldWorld, log: ImportLog): void {
  const cursor = new Cursor(span, log);
  while (!cursor.done) {
    const { at } = cursor;
    const keeper = cursor.number("shop's keeper");
    if (keeper <= 0) return;
    const types = Array.from({ length: 5 }, () => cursor.word()).filter(
      (word) => word !== "0" && word !== "",
    );
    const asks = cursor.number("shop's price", 100) / 100;
    const gives = cursor.number("shop's price for what it buys", 50) / 100;
    const [open, close] = [
      cursor.number("shop's hour of opening"),
      cursor.number("shop's hour of closing", 23),
    ];
    cursor.rest();
    const buys = types.map((word) => typeName(word, "rom"));
    world.shops.push({ ...at, keeper, sells: [], buys, asks, gives, rooms: [], open, close, lost: [] });
  }
  log.add(cursor.at, "cut-file", "The shops have no '0' at their end.");
}

/** `#SPECIALS`: `M 3001 spec_cast_mage`. */
export function readAreSpecials(span: Span, zone: OldZone, world: OldWorld, log: ImportLog): void {
  const cursor = new Cursor(span, log);
  while (!cursor.done) {
    const { at } = cursor;
    const line = cursor.line() ?? "";
    if (/^S\b/.test(line)) return;
    const [, vnum, name] = /^M\s+(\d{1,10})\s+(\S+)/.exec(line) ?? [];
    if (vnum === undefined || name === undefined)
      log.add(at, "bad-record", `'${line.slice(0, 60)}' is no special.`);
    else
      world.notes.push({
        ...at,
        kind: "special",
        title: `Mob #${vnum}`,
        text: name,
        near: nearOf(zone, world),
      });
  }
  log.add(cursor.at, "cut-file", "The specials have no 'S' at their end.");
}

/** `#HELPS`: level, words, text; `0 $~` ends them. */
export function readAreHelps(span: Span, _zone: OldZone, world: OldWorld, log: ImportLog): void {
  const cursor = new Cursor(span, log);
  while (!cursor.done) {
    const { at } = cursor;
    const level = cursor.number("help's level");
    const keywords = cursor.text("help's words", { short: true }).trim();
    if (keywords.startsWith("$")) return;
    loseFacts(
      `the help '${keywords.slice(0, 40)}'`,
      { "least level": level > 0 ? level : undefined },
      at,
      log,
    );
    world.helps.push({ ...at, keywords, text: cursor.text("help's text") });
  }
  log.add(cursor.at, "cut-file", "The helps have no '0 $~' at their end.");
}
