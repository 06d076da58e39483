import { Cursor, readNumber } from "./cursor.ts";
import { readExtra, wideBits } from "./circle-rooms.ts";
import { FLAGS, flagNames } from "./flag-names.ts";
import { loseFacts, loseWords, quotedText, unless } from "./leftover.ts";
import { typeName, useOf } from "./item-use.ts";
import type { Extra, OldItem, OldWorld } from "./model.ts";
import { recordsOf, takeNew, type OldRecord } from "./records.ts";
import type { ImportLog } from "./report.ts";

const GRAMS_OF_A_POUND = 454;

/** What an `A` record moves, by its number. */
export const APPLIES =
  "nothing strength dexterity intelligence wisdom constitution charisma class level age weight height mana health stamina gold experience armour hit damage save-para save-rod save-petri save-breath save-spell".split(
    " ",
  );

/** An `.obj` file. */
export function readObjects(file: string, lines: readonly string[], world: OldWorld, log: ImportLog): void {
  for (const record of recordsOf(file, lines, log))
    takeNew(world.items, record.vnum, readObject(record, world, log), record.at, "object", log);
}

function readObject(record: OldRecord, world: OldWorld, log: ImportLog): OldItem {
  const cursor = new Cursor(record, log);
  const keywords = cursor.text("object's keywords", { line: true, short: true });
  const name = cursor.text("object's name", { line: true, short: true });
  const ground = cursor.text("sentence that shows the object", { line: true });
  const actionAt = cursor.at;
  const action = cursor.text("object's action", { line: true });
  const flagsAt = cursor.at;
  const words = (cursor.line() ?? "").split(/\s+/);
  // CircleMUD: type extra wear; tbaMUD: type and four words each of extra, wear and what it makes of its wearer.
  const wide = words.length >= 9;
  const extra = wideBits(wide ? words.slice(1, 5) : words.slice(1, 2), flagsAt, log);
  const wear = wideBits(wide ? words.slice(5, 9) : words.slice(2, 3), flagsAt, log);
  const lasting = flagNames(wideBits(words.slice(9, 13), flagsAt, log), FLAGS.tbaAffect);
  loseWords(words, wide ? 13 : 3, "the object's flags", flagsAt, log);
  if (words.length < 3)
    log.add(flagsAt, "bad-record", "The line with the object's type and flags is missing or short.");
  const valuesAt = cursor.at;
  const values = (cursor.line() ?? "").split(/\s+/);
  if (values.length < 4)
    log.add(valuesAt, "bad-record", "The line with the object's four values is missing or short.");
  loseWords(values, 4, "the object's values", valuesAt, log);
  const weightAt = cursor.at;
  const weight = (cursor.line() ?? "").split(/\s+/);
  const [rent, timer] = [unless(weight[2], "0"), unless(weight[4], "0", "-1")];
  loseFacts(`#${record.vnum}`, { "rent a day": rent, timer }, weightAt, log);
  loseWords(weight, 5, "the object's weight and cost", weightAt, log);
  const item: OldItem = {
    ...record.at,
    vnum: record.vnum,
    keywords,
    name,
    ground,
    use: useOf(typeName(words[0] ?? "", "circle"), values, "circle", valuesAt, log),
    extraFlags: flagNames(extra, FLAGS.circleExtra),
    wear: flagNames(wear, FLAGS.wear),
    grams: Math.max(0, readNumber(weight[0] ?? "", "weight", 1, weightAt, log)) * GRAMS_OF_A_POUND,
    cost: readNumber(weight[1] ?? "", "cost", 0, weightAt, log),
    level: readNumber(weight[3] ?? "0", "level", 0, weightAt, log),
    extras: [],
    affects: [],
    more: [
      ...(action.trim() === "" ? [] : [{ ...actionAt, text: `the action ${quotedText(action)}` }]),
      ...[...lasting].map((flag) => ({ ...flagsAt, text: `that its wearer is '${flag}'` })),
    ],
  };
  return { ...item, ...readParts(cursor, record, world, log) };
}

function readParts(
  cursor: Cursor,
  record: OldRecord,
  world: OldWorld,
  log: ImportLog,
): Pick<OldItem, "extras" | "affects"> {
  const extras: Extra[] = [];
  const affects: OldItem["affects"][number][] = [];
  while (!cursor.done) {
    const { at } = cursor;
    const text = cursor.line();
    if (text === undefined) break;
    if (text === "E") extras.push(readExtra(cursor, at));
    else if (text === "A") {
      const [where = "", by = "", ...rest] = (cursor.line() ?? "").split(/\s+/);
      loseWords(rest, 0, "an affect", at, log);
      const place = readNumber(where, "place of an affect", 0, at, log);
      affects.push({
        ...at,
        location: APPLIES[place] ?? `number ${place}`,
        by: readNumber(by, "affect", 0, at, log),
      });
    } else if (/^T\s+-?\d+/.test(text))
      world.notes.push({ ...at, kind: "attached", title: `Object #${record.vnum}`, text, near: record.vnum });
    else log.add(at, "bad-record", `'${text.slice(0, 60)}' means nothing in an object.`);
  }
  return { extras, affects };
}
