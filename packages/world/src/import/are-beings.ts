import { Cursor, type Span } from "./cursor.ts";
import { APPLIES } from "./circle-objects.ts";
import { FLAGS, flagNames, readBits } from "./flag-names.ts";
import { typeName, useOf } from "./item-use.ts";
import type { Extra, OldItem, OldMob, OldWorld, OldZone } from "./model.ts";
import { recordsOf, takeNew, type OldRecord } from "./records.ts";
import type { At, ImportLog } from "./report.ts";

const GRAMS_OF_A_POUND = 454;
/** ROM weighs in tenths of a pound. */
const GRAMS_OF_A_TENTH = 45;

/** `#MOBILES`: of ROM when a race follows the description, of Merc when flags do. */
export function readAreMobs(span: Span, _zone: OldZone, world: OldWorld, log: ImportLog): void {
  for (const record of recordsOf(span.file, span.lines, log, { ...span, ends: "#0" }))
    takeNew(world.mobs, record.vnum, readMob(record, log), record.at, "mob", log);
}

function readMob(record: OldRecord, log: ImportLog): OldMob {
  const cursor = new Cursor(record, log);
  const keywords = cursor.text("mob's keywords", { short: true });
  const name = cursor.text("mob's name", { short: true });
  const ground = cursor.text("sentence that shows the mob");
  const look = cursor.text("mob's description");
  const rom = cursor.peek()?.includes("~") === true;
  const race = rom ? cursor.text("mob's race", { short: true }).trim().toLowerCase() : undefined;
  const flagsAt = cursor.at;
  const act = readBits(cursor.word(), "rom", flagsAt, log);
  const affects = readBits(cursor.word(), "rom", flagsAt, log);
  const alignment = cursor.number("mob's alignment");
  cursor.word(); // ROM: its group; Merc: an 'S'
  const level = cursor.number("mob's level", 1);
  const more: (At & { text: string })[] = [];
  const hit = cursor.number("mob's aim");
  if (hit !== 0) more.push({ ...flagsAt, text: `its aim of ${hit}` });
  const shared = { ...record.at, vnum: record.vnum, keywords, name, ground, look, alignment, level };
  const flags = flagNames(act, FLAGS.romMob);
  const affected = flagNames(affects, FLAGS.romAffect);
  if (!rom) {
    cursor.word(); // its armour
    const [health, damage] = [cursor.word(), cursor.word()];
    const [gold, experience] = [cursor.number("mob's gold"), cursor.number("mob's experience")];
    return { ...shared, flags, affects: affected, health, damage, gold, experience, more };
  }
  const [health, , damage] = [cursor.word(), cursor.word(), cursor.word()];
  cursor.rest(); // the kind of its harm
  cursor.line(); // its armour, of four kinds
  const bodyAt = cursor.at;
  for (const what of ["ways of fighting", "immunities", "resistances", "vulnerabilities"]) {
    const word = cursor.word();
    if (word !== "0" && word !== "") more.push({ ...bodyAt, text: `its ${what} '${word.slice(0, 40)}'` });
  }
  for (let i = 0; i < 3; i += 1) cursor.word(); // positions, sex
  const gold = cursor.number("mob's wealth");
  cursor.line(); // form, parts, size, material
  while (!cursor.done) {
    const { at } = cursor;
    more.push({ ...at, text: `'${(cursor.line() ?? "").slice(0, 60)}'` });
  }
  return {
    ...shared,
    flags,
    affects: affected,
    health,
    damage,
    gold,
    experience: 0,
    ...(race ? { race } : {}),
    more,
  };
}

/** `#OBJECTS`: of ROM when a material and five values are there, of Merc with four. */
export function readAreObjects(span: Span, _zone: OldZone, world: OldWorld, log: ImportLog): void {
  for (const record of recordsOf(span.file, span.lines, log, { ...span, ends: "#0" }))
    takeNew(world.items, record.vnum, readObject(record, log), record.at, "object", log);
}

function readObject(record: OldRecord, log: ImportLog): OldItem {
  const cursor = new Cursor(record, log);
  const keywords = cursor.text("object's keywords", { short: true });
  const name = cursor.text("object's name", { short: true });
  const ground = cursor.text("sentence that shows the object");
  cursor.text("object's material");
  const flagsAt = cursor.at;
  const type = typeName(cursor.word(), "rom");
  const extra = readBits(cursor.word(), "rom", flagsAt, log);
  const wear = readBits(cursor.word(), "rom", flagsAt, log);
  cursor.rest();
  const valuesAt = cursor.at;
  const values: string[] = [];
  // Merc writes the spells of some as texts.
  const line = new Cursor({ ...spanOfLine(record, valuesAt), to: valuesAt.line }, log);
  for (; values.length < 5 && line.moreOnLine; ) values.push(line.word().replace(/~$/, ""));
  cursor.rest();
  const rom = values.length === 5;
  const numbersAt = cursor.at;
  const first = cursor.number("object's level or weight");
  const second = cursor.number("object's weight or cost");
  const third = cursor.moreOnLine ? cursor.number("object's cost") : 0;
  cursor.rest();
  const letters = "rom";
  const extras: Extra[] = [];
  const affects: OldItem["affects"][number][] = [];
  const more: (At & { text: string })[] = [];
  while (!cursor.done) {
    const { at } = cursor;
    const word = cursor.word();
    if (word === "E") {
      const words = cursor.text("description's keywords", { short: true });
      extras.push({ ...at, keywords: words, text: cursor.text("description") });
    } else if (word === "A") {
      const place = cursor.number("place of an affect");
      affects.push({ ...at, location: APPLIES[place] ?? `number ${place}`, by: cursor.number("affect") });
    } else if (word === "F") more.push({ ...at, text: `'F ${cursor.rest().slice(0, 60)}'` });
    else {
      log.add(at, "bad-record", `'${word.slice(0, 60)}' means nothing in an object.`);
      cursor.rest();
    }
  }
  const [level, weight, cost] = rom ? [first, second, third] : [0, first, second];
  if (weight < 0) log.add(numbersAt, "bad-number", `A weight of ${weight}; 0 was taken.`);
  return {
    ...record.at,
    vnum: record.vnum,
    keywords,
    name,
    ground,
    use: useOf(type, values, letters, valuesAt, log),
    extraFlags: flagNames(extra, FLAGS.romExtra),
    wear: flagNames(wear, FLAGS.wear),
    grams: Math.max(0, weight) * (rom ? GRAMS_OF_A_TENTH : GRAMS_OF_A_POUND),
    cost,
    level,
    extras,
    affects,
    more,
  };
}

function spanOfLine(record: OldRecord, at: At): Span {
  return { file: record.file, lines: record.lines, from: Math.min(at.line - 1, record.to), to: record.to };
}
