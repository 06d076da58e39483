import { Cursor, readNumber } from "./cursor.ts";
import { FLAGS, flagNames, readBits } from "./flag-names.ts";
import type { OldQuest, OldWorld } from "./model.ts";
import { recordsOf, takeNew, type OldRecord } from "./records.ts";
import type { ImportLog } from "./report.ts";

/** What tbaMUD writes for "none". */
const NOTHING = 65_535;

/** A `.qst` file of tbaMUD. */
export function readQuests(file: string, lines: readonly string[], world: OldWorld, log: ImportLog): void {
  for (const record of recordsOf(file, lines, log))
    takeNew(world.quests, record.vnum, readQuest(record, log), record.at, "quest", log);
}

function readQuest(record: OldRecord, log: ImportLog): OldQuest {
  const cursor = new Cursor(record, log);
  const name = cursor.text("quest's name", { line: true, short: true });
  cursor.text("quest's keywords", { line: true, short: true });
  const offer = cursor.text("quest's words", { line: true });
  const done = cursor.text("quest's end", { line: true });
  const quit = cursor.text("quest's words for who gives up", { line: true });
  const numbers = (names: readonly string[]): number[] => {
    const { at } = cursor;
    const words = (cursor.line() ?? "").split(/\s+/);
    return names.map((what, index) => {
      const usual = -1;
      const value = what === "flags" ? 0 : readNumber(words[index] ?? "", `quest's ${what}`, usual, at, log);
      return value === NOTHING ? -1 : value;
    });
  };
  const flagsAt = cursor.at;
  const flagsWord = (cursor.peek() ?? "").split(/\s+/)[2] ?? "0";
  const first = numbers(["type", "giver", "flags", "target", "forerunner", "follower", "needed thing"]);
  const second = numbers(["points", "penalty", "least level", "highest level", "time", "receiver", "count"]);
  const third = numbers(["coins", "experience", "reward"]);
  if (cursor.line() !== "S") log.add(cursor.at, "cut-file", `Quest #${record.vnum} has no 'S' at its end.`);
  const of = (list: readonly number[], index: number): number => list[index] ?? -1;
  const lost: string[] = [];
  if (of(second, 0) > 0) lost.push(`${of(second, 0)} quest points`);
  if (of(second, 1) > 0) lost.push(`the penalty of ${of(second, 1)} points`);
  if (of(second, 3) > 0 && of(second, 3) < 34) lost.push(`the highest level ${of(second, 3)}`);
  return {
    ...record.at,
    vnum: record.vnum,
    name,
    offer,
    done,
    quit,
    type: of(first, 0),
    giver: of(first, 1),
    flags: flagNames(readBits(flagsWord, "circle", flagsAt, log), FLAGS.quest),
    target: of(first, 3),
    before: of(first, 4),
    next: of(first, 5),
    needs: of(first, 6),
    level: of(second, 2),
    hours: of(second, 4),
    to: of(second, 5),
    count: of(second, 6),
    coins: of(third, 0),
    experience: of(third, 1),
    thing: of(third, 2),
    lost,
  };
}
