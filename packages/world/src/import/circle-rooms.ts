import { Cursor, readNumber } from "./cursor.ts";
import { FLAGS, flagNames, readBits } from "./flag-names.ts";
import { loseWords } from "./leftover.ts";
import type { Extra, OldExit, OldRoom, OldWorld } from "./model.ts";
import { recordsOf, takeNew, type OldRecord } from "./records.ts";
import type { At, ImportLog } from "./report.ts";

/** 1 a door, 2 pickproof; of tbaMUD 3 hidden, 4 both. */
const MOST_DOOR = 4;
export const SECTORS =
  "inside city field forest hills mountain water-swim water-no-swim flying underwater".split(" ");

/** Bits of flags that are spread over several words of 32. */
export function wideBits(words: readonly string[], at: At, log: ImportLog): number[] {
  return words.flatMap((word, index) => readBits(word, "circle", at, log, index * 32));
}

/** A `.wld` file. */
export function readRooms(file: string, lines: readonly string[], world: OldWorld, log: ImportLog): void {
  for (const record of recordsOf(file, lines, log))
    takeNew(world.rooms, record.vnum, readRoom(record, world, log), record.at, "room", log);
}

function readRoom(record: OldRecord, world: OldWorld, log: ImportLog): OldRoom {
  const cursor = new Cursor(record, log);
  const name = cursor.text("room's name", { line: true, short: true });
  const look = cursor.text("room's description", { line: true });
  const numbers = cursor.at;
  const words = /^-?\d+(?:\s|$)/.test(cursor.peek() ?? "") ? (cursor.line() ?? "").split(/\s+/) : [];
  if (words.length < 3)
    log.add(numbers, "bad-number", "The line with the room's flags and sector is missing or short.");
  // CircleMUD: zone flags sector; tbaMUD: zone, four words of flags, sector.
  const wide = words.length >= 6;
  const zone = world.zones.find(({ bottom, top }) => bottom <= record.vnum && record.vnum <= top);
  if (words.length >= 3 && zone && String(zone.number) !== words[0])
    log.add(numbers, "changed", `Room #${record.vnum} says zone ${words[0]}; it is in zone ${zone.number}.`);
  const bits = wideBits(wide ? words.slice(1, 5) : [words[1] ?? "0"], numbers, log);
  const sector = readNumber((wide ? words[5] : words[2]) ?? "0", "sector", 0, numbers, log);
  loseWords(words, wide ? 6 : 3, "the room's sector", numbers, log);
  const exits: OldExit[] = [];
  const extras: Extra[] = [];
  readParts(cursor, record, { exits, extras }, world, log);
  return {
    ...record.at,
    vnum: record.vnum,
    name,
    look,
    flags: flagNames(bits, FLAGS.circleRoom),
    sector: SECTORS[sector] ?? `number ${sector}`,
    exits,
    extras,
    heal: 100,
  };
}

function readParts(
  cursor: Cursor,
  record: OldRecord,
  { exits, extras }: { exits: OldExit[]; extras: Extra[] },
  world: OldWorld,
  log: ImportLog,
): void {
  let ended = false;
  while (!cursor.done) {
    const { at } = cursor;
    const text = cursor.line();
    if (text === undefined) break;
    const direction = /^D(\d+)$/.exec(text)?.[1];
    if (text === "S") ended = true;
    else if (direction !== undefined) exits.push(readExit(cursor, Number(direction), at, log));
    else if (text === "E") extras.push(readExtra(cursor, at));
    else if (/^T\s+-?\d+/.test(text))
      world.notes.push({ ...at, kind: "attached", title: `Room #${record.vnum}`, text, near: record.vnum });
    else log.add(at, "bad-record", `'${text.slice(0, 60)}' means nothing in a room.`);
  }
  if (!ended) log.add(cursor.at, "cut-file", `Room #${record.vnum} has no 'S' at its end.`);
}

function readExit(cursor: Cursor, direction: number, at: At, log: ImportLog): OldExit {
  const look = cursor.text("exit's description", { line: true });
  const keywords = cursor.text("exit's keywords", { line: true });
  const numbers = cursor.at;
  const isNumbers = /^-?\d/.test(cursor.peek() ?? "");
  const words = isNumbers ? (cursor.line() ?? "").split(/\s+/) : [];
  const number = (index: number, what: string, usual: number): number =>
    readNumber(words[index] ?? "", what, usual, numbers, log);
  const door = number(0, "door of an exit", 0);
  loseWords(words, 3, "an exit's numbers", numbers, log);
  if (door < 0 || door > MOST_DOOR)
    log.add(
      numbers,
      "bad-number",
      `A door of the kind ${door}; ${door > 0 ? "a plain one" : "none"} was taken.`,
    );
  return {
    ...at,
    direction,
    look,
    keywords,
    door: door > 0,
    pickproof: door === 2 || door === 4,
    hidden: door === 3 || door === 4,
    key: number(1, "key of an exit", -1),
    to: number(2, "room of an exit", -1),
  };
}

/** An `E` record, behind its letter. */
export function readExtra(cursor: Cursor, at: At): Extra {
  const keywords = cursor.text("description's keywords", { line: true, short: true });
  return { ...at, keywords, text: cursor.text("description", { line: true }) };
}
