import { Cursor, type Span } from "./cursor.ts";
import { APPLIES } from "./circle-objects.ts";
import { FLAGS, flagNames, readBits } from "./flag-names.ts";
import { loseFacts, loseWords, quotedText, unless } from "./leftover.ts";
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
  const group = cursor.word(); // Merc has an 'S' in its place
  loseFacts(`#${record.vnum}`, { group: unless(group, "S", "0") }, flagsAt, log);
  loseWords([cursor.rest()], 0, "the mob's flags", flagsAt, log);
  const fightAt = cursor.at;
  const level = cursor.number("mob's level", 1);
  const more: (At & { text: string })[] = [];
  const hit = cursor.number("mob's aim");
  if (hit !== 0) more.push({ ...fightAt, text: `its aim of ${hit}` });
  const shared = { ...record.at, vnum: record.vnum, keywords, name, ground, look, alignment, level };
  const flags = flagNames(act, FLAGS.romMob);
  const affected = flagNames(affects, FLAGS.romAffect);
  if (!rom) {
    const armour = cursor.word();
    loseFacts(`#${record.vnum}`, { armour: unless(armour, "0", "") }, fightAt, log);
    const [health, damage] = [cursor.word(), cursor.word()];
    loseWords([cursor.rest()], 0, "the mob's dice", fightAt, log);
    const [gold, experience] = [cursor.number("mob's gold"), cursor.number("mob's experience")];
    losePostures(cursor, record.vnum, log);
    return { ...shared, flags, affects: affected, health, damage, gold, experience, more };
  }
  const [health, mana, damage] = [cursor.word(), cursor.word(), cursor.word()];
  const how = cursor.moreOnLine ? cursor.word().toLowerCase() : "";
  loseFacts(`#${record.vnum}`, { "dice of mana": mana }, fightAt, log);
  loseWords([cursor.rest()], 0, "the mob's harm", fightAt, log);
  const armourAt = cursor.at;
  loseFacts(`#${record.vnum}`, { "armour of four kinds": cursor.line() }, armourAt, log);
  const bodyAt = cursor.at;
  for (const what of ["ways of fighting", "immunities", "resistances", "vulnerabilities"]) {
    const word = cursor.word();
    if (word !== "0" && word !== "") more.push({ ...bodyAt, text: `its ${what} '${word.slice(0, 40)}'` });
  }
  loseWords([cursor.rest()], 0, "the mob's vulnerabilities", bodyAt, log);
  const standsAt = cursor.at;
  const [comes, usually, sex] = [cursor.word(), cursor.word(), cursor.word()];
  const postures = { "posture when it comes": comes, "usual posture": usually, sex };
  loseFacts(`#${record.vnum}`, postures, standsAt, log);
  const gold = cursor.number("mob's wealth");
  loseWords([cursor.rest()], 0, "the mob's wealth", standsAt, log);
  const formAt = cursor.at;
  const [form, parts, size, ...material] = (cursor.line() ?? "").split(/\s+/);
  const shape = { form, parts, size, material: material.join(" ") };
  loseFacts(`#${record.vnum}`, shape, formAt, log);
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
    ...(how !== "" && how !== "none" && { how }),
    ...(race ? { race } : {}),
    more,
  };
}

/** Merc's: how it stands when it comes, and usually; and its sex. */
function losePostures(cursor: Cursor, vnum: number, log: ImportLog): void {
  const { at } = cursor;
  const [comes, usually, sex, ...rest] = (cursor.line() ?? "").split(/\s+/);
  const facts = {
    "posture when it comes": unless(comes, "8"),
    "usual posture": unless(usually, "8"),
    sex: unless(sex, "0"),
  };
  loseFacts(`#${vnum}`, facts, at, log);
  loseWords(rest, 0, "the mob's postures and sex", at, log);
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
  const materialAt = cursor.at;
  const material = quotedText(cursor.text("object's material"));
  loseFacts(`#${record.vnum}`, { "material, or action": material }, materialAt, log);
  const flagsAt = cursor.at;
  const type = typeName(cursor.word(), "rom");
  const extra = readBits(cursor.word(), "rom", flagsAt, log);
  const wear = readBits(cursor.word(), "rom", flagsAt, log);
  loseWords([cursor.rest()], 0, "the object's flags", flagsAt, log);
  const valuesAt = cursor.at;
  const values: string[] = [];
  // Merc writes the spells of some as texts.
  const line = new Cursor({ ...spanOfLine(record, valuesAt), to: valuesAt.line }, log);
  for (; values.length < 5 && line.moreOnLine; ) values.push(line.word().replace(/~$/, ""));
  loseWords(line.moreOnLine ? [line.rest()] : [], 0, "the object's values", valuesAt, log);
  cursor.rest();
  const rom = values.length === 5;
  const numbersAt = cursor.at;
  const first = cursor.number("object's level or weight");
  const second = cursor.number("object's weight or cost");
  const third = cursor.moreOnLine ? cursor.number("object's cost") : 0;
  const fourth = cursor.rest();
  if (rom) loseFacts(`#${record.vnum}`, { condition: fourth }, numbersAt, log);
  else {
    loseFacts(`#${record.vnum}`, { "rent a day": third === 0 ? undefined : third }, numbersAt, log);
    loseWords([fourth], 0, "the object's cost", numbersAt, log);
  }
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
    } else if (word === "F") {
      // What it lends its wearer stands on the line below.
      const lent = cursor.rest() || (cursor.line() ?? "");
      more.push({ ...at, text: `'F ${lent.slice(0, 60)}'` });
    } else if (word === "L" || word === "C")
      more.push({ ...at, text: `'${word} ${cursor.rest().slice(0, 60)}'` });
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
