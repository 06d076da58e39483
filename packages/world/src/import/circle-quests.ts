import { Cursor, readNumber } from "./cursor.ts";
import { FLAGS, flagNames, readBits } from "./flag-names.ts";
import { loseWords, quotedText } from "./leftover.ts";
import type { OldQuest, OldWorld } from "./model.ts";
import { recordsOf, takeNew, type OldRecord } from "./records.ts";
import type { ImportLog } from "./report.ts";

/** What tbaMUD writes for "none". */
const NOTHING = 65_535;

/** Of tbaMUD's levels: no limit. */
const HIGHEST = 34;
/** The type that says to whom a thing is brought. */
const BRINGS = 5;
/** Types of which there is only one to do: to find a room, or a being. */
const COUNTS_ONE: ReadonlySet<number> = new Set([1, 2]);

/** A `.qst` file of tbaMUD. */
export function readQuests(file: string, lines: readonly string[], world: OldWorld, log: ImportLog): void {
  for (const record of recordsOf(file, lines, log))
    takeNew(world.quests, record.vnum, readQuest(record, log), record.at, "quest", log);
}

function readQuest(record: OldRecord, log: ImportLog): OldQuest {
  const cursor = new Cursor(record, log);
  const name = cursor.text("quest's name", { line: true, short: true });
  const keywords = cursor.text("quest's keywords", { line: true, short: true });
  const offer = cursor.text("quest's words", { line: true });
  const done = cursor.text("quest's end", { line: true });
  const quit = cursor.text("quest's words for who gives up", { line: true });
  const numbers = (names: readonly string[]): number[] => {
    const { at } = cursor;
    const words = (cursor.line() ?? "").split(/\s+/);
    loseWords(words, names.length, "the quest's numbers", at, log);
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
  const flags = flagNames(readBits(flagsWord, "circle", flagsAt, log), FLAGS.quest);
  const of = (list: readonly number[], index: number): number => list[index] ?? -1;
  const lost: string[] = [];
  if (keywords.trim() !== "") lost.push(`its keywords ${quotedText(keywords)}`);
  for (const flag of flags) if (flag !== "repeatable") lost.push(`it is '${flag}'`);
  if (of(first, 0) !== BRINGS && of(second, 5) > 0) lost.push(`who takes it back, #${of(second, 5)}`);
  if (COUNTS_ONE.has(of(first, 0)) && of(second, 6) > 1) lost.push(`that it counts ${of(second, 6)}`);
  if (of(second, 0) > 0) lost.push(`${of(second, 0)} quest points`);
  if (of(second, 1) > 0) lost.push(`the penalty of ${of(second, 1)} points`);
  if (of(second, 3) > 0 && of(second, 3) !== HIGHEST) lost.push(`the highest level ${of(second, 3)}`);
  return {
    ...record.at,
    vnum: record.vnum,
    name,
    offer,
    done,
    quit,
    type: of(first, 0),
    giver: of(first, 1),
    flags,
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
