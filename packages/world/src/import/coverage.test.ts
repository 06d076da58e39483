import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readAreFile } from "./are.ts";
import { addZonesOfFiles, CIRCLE_READERS } from "./circle.ts";
import { convertFiles } from "./convert-files.ts";
import type { KnownRules } from "./convert-context.ts";
import { circleWorld, mercWorld, romWorld, type MarkedWorld } from "./coverage-fixture.ts";
import { knownRules } from "./game-files.ts";
import { emptyWorld } from "./model.ts";
import { ImportLog, reportText } from "./report.ts";

const SHIPPED = join(import.meta.dirname, "../../../../content");

const WORLDS: [string, MarkedWorld][] = [
  ["CircleMUD", circleWorld(false)],
  ["tbaMUD", circleWorld(true)],
  ["ROM", romWorld()],
  ["Merc", mercWorld()],
];

let rules: KnownRules;
beforeAll(async () => {
  rules = await knownRules(SHIPPED);
});

/** Everything that an import of these files would write, the report with it. */
function imported(files: Readonly<Record<string, string>>): string {
  const log = new ImportLog();
  const world = emptyWorld();
  for (const [ending, read] of Object.entries(CIRCLE_READERS)) {
    const text = files[ending];
    if (text !== undefined) read(`old.${ending}`, text.split("\n"), world, log);
  }
  addZonesOfFiles(world, [], log);
  if (files["are"] !== undefined) readAreFile("old.are", files["are"].split("\n"), world, log);
  const into = {
    colours: files["are"] === undefined ? "circle" : "rom",
    rules,
    coin: "arrivals:coin",
    joins: false,
    names: { taken: new Set<string>() },
  } as const;
  const { files: written } = convertFiles(world, into, log);
  const helps = world.helps.map(({ keywords, text }) => `${keywords}\n${text}`);
  return [...written.values(), ...helps, reportText(log.counts, log.findings())].join("\n");
}

const markersOf = (files: Readonly<Record<string, string>>): string[] =>
  Object.values(files).flatMap(
    (text) => text.match(/\bmk[a-z]+\b|(?<![\d.])7[1-9]\d\d(?!\d)|\b71\.7\b|\b0\.71\b/gi) ?? [],
  );

describe.each(WORLDS)("every fact of a world of %s", (_, { files, shaped }) => {
  it("is in what was written, or in the report", () => {
    const text = imported(files).toLowerCase();
    const missing = markersOf(files).filter((marker) => {
      const stands = shaped[marker] ?? marker.toLowerCase();
      const whole = /^\d/.test(stands) ? "[\\d.]" : "[a-z]";
      return !new RegExp(`(?<!${whole})${stands.replace(".", "\\.")}(?![\\da-z])`).test(text);
    });
    expect(missing).toEqual([]);
  });

  it("is missed when it changes: no word of the files goes by unread", () => {
    const before = imported(files);
    const unread: string[] = [];
    for (const [ending, text] of Object.entries(files)) {
      const lines = text.split("\n");
      for (const [row, line] of lines.entries())
        for (const { 0: word, index } of line.matchAll(/[^\s~]+/g)) {
          if (MEANINGLESS.some((one) => one.test(`${line.slice(0, index)}>${line.slice(index)}`))) continue;
          const changed = line.slice(0, index) + otherThan(word) + line.slice(index + word.length);
          const after = imported({ ...files, [ending]: lines.with(row, changed).join("\n") });
          if (after === before) unread.push(`${ending}:${row + 1} '${word}' of '${line}'`);
        }
    }
    expect(unread).toEqual([]);
  }, 60_000);
});

/** Words that may change without a difference; a `>` stands before them on their line. */
const MEANINGLESS = [
  // Whether it hangs on the reset before it: that one was carried out.
  /^[MODR] >[01] /,
  // What says that the file is one of shops, and that a list is over.
  /^CircleMUD .*>/,
  /^>0(?: \$~)?$/,
  /^0 >\$~$/,
];

/** Another word of the same kind. */
function otherThan(word: string): string {
  const dice = /^(\d+)d(\d+)\+(\d+)$/.exec(word);
  if (dice) return `${Number(dice[1]) + 2}d${dice[2]}+${dice[3]}`;
  const number = /^-?\d+(\.\d+)?$/.exec(word);
  if (word === "-1") return "7999";
  if (number) return number[1] === undefined ? String(Number(word) + 1) : `${word}5`;
  return `${word}q`;
}

const letters = (count: number): string[] =>
  Array.from({ length: count }, (_, bit) => String.fromCharCode(bit < 26 ? 97 + bit : 65 + bit - 26));
const romLetters = (count: number): string[] =>
  letters(count).map((letter) => (letter < "a" ? letter.toLowerCase() : letter.toUpperCase()));
const numbers = (count: number): string[] => Array.from({ length: count }, (_, number) => String(number));
const without = (list: readonly string[], ...some: readonly number[]): string[] =>
  list.filter((_, index) => !some.includes(index));

const PLACE = (flags: string, sector: string, more = ""): string =>
  `#7001\nA Place~\nPlain.\n~\n70 ${flags} ${sector}\n${more}S\n$\n`;
const BEING = (act: string, affects: string): string =>
  `#7001\nbeing~\na being~\nA being is here.\n~\nPlain.\n~\n${act} ${affects} 0 S\n1 0 0 1d6+40 1d4+1\n0 0\n8 8 0\n$\n`;
const THING = (type: string, extra: string, wear: string, values: string, more = ""): string =>
  `#7001\nthing~\na thing~\nA thing is here.~\n~\n${type} ${extra} ${wear}\n${values}\n1 1 0\n${more}$\n`;
const BOTTLE = (spell: string): string => THING("10", "0", "a", `1 ${spell} 0 0`);
const DOOR = (door: string): string => `D0\n~\ndoor~\n${door} -1 7002\n`;
const OTHER = "#7002\nAnother~\nPlain.\n~\n70 0 0\nD2\n~\n~\n0 -1 7001\nS\n";
const ROM_BEING = (act: string, affects: string): string =>
  `#AREA {1 2} A  B~\n#MOBILES\n#7001\nx~\nx~\nx\n~\nx\n~\nhuman~\n${act} ${affects} 0 0\n1 0 1d6+40 1d1+1 1d4+1 bite\n0 0 0 0\n0 0 0 0\nstand stand none 0\n0 0 medium 0\n#0\n#$\n`;
const ROM_THING = (extra: string, wear: string): string =>
  `#AREA {1 2} A  B~\n#OBJECTS\n#7001\nx~\nx~\nx~\nx~\ntrash ${extra} ${wear}\n0 0 0 0 0\n1 1 1 P\n#0\n#$\n`;
const ROM_PLACE = (flags: string, sector: string): string =>
  `#AREA {1 2} A  B~\n#ROOMS\n#7001\nx~\nx\n~\n0 ${flags} ${sector}\nS\n#0\n#$\n`;

/** What is listed, each of its values, and the files that have the value. */
const LISTS: [string, string[], (value: string) => Record<string, string>][] = [
  ["flags of rooms", ["0", ...letters(17)], (it) => ({ wld: PLACE(it, "2") })],
  ["sectors", numbers(13), (it) => ({ wld: PLACE("0", it) })],
  ["doors", numbers(6), (it) => ({ wld: PLACE("0", "0", DOOR(it)).replace("$\n", `${OTHER}$\n`) })],
  // Bit 3 is set for each, and bit 19 is never in a file.
  ["flags of mobs", ["0", ...without(letters(24), 3, 19)], (it) => ({ mob: BEING(it, "0") })],
  ["affects of mobs", ["0", ...without(letters(24), 20)], (it) => ({ mob: BEING("0", it) })],
  ["types of things", numbers(26), (it) => ({ obj: THING(it, "0", "a", "0 0 0 0") })],
  ["flags of things", ["0", ...letters(20)], (it) => ({ obj: THING("13", it, "a", "0 0 0 0") })],
  ["places to wear", ["0", ...letters(18)], (it) => ({ obj: THING("12", "0", it, "0 0 0 0") })],
  [
    "places of armour",
    ["a", ...letters(18).slice(1)],
    (it) => ({ obj: THING("9", "0", `a${it}`, "8 0 0 0") }),
  ],
  ["flags of containers", numbers(32), (it) => ({ obj: THING("15", "0", "a", `9 ${it} 0 0`) })],
  ["ways to strike", numbers(17), (it) => ({ obj: THING("5", "0", "an", `0 1 4 ${it}`) })],
  ["liquids", numbers(18), (it) => ({ obj: THING("17", "0", "a", `5 5 ${it} 0`) })],
  ["spells of potions", numbers(60).slice(1), (it) => ({ obj: BOTTLE(it) })],
  ["what affects move", numbers(27), (it) => ({ obj: THING("9", "0", "ae", "8 0 0 0", `A\n${it} 8\n`) })],
  [
    "flags of zones",
    ["0", ...letters(9)],
    (it) => ({ wld: PLACE("0", "0"), zon: `#70\nNone~\nZ~\n7000 7099 9 2 ${it} 0 0 0 1 9\nS\n$\n` }),
  ],
  [
    "reset modes",
    numbers(5),
    (it) => ({
      wld: PLACE("0", "0"),
      obj: THING("13", "0", "a", "0 0 0 0"),
      zon: `#70\nZ~\n7000 7099 9 ${it}\nO 0 7001 1 7001\nS\n$\n`,
    }),
  ],
  ["ROM's flags of rooms", ["0", ...romLetters(32)], (it) => ({ are: ROM_PLACE(it, "2") })],
  ["ROM's sectors", numbers(13), (it) => ({ are: ROM_PLACE("0", it) })],
  // A is set for each.
  ["ROM's flags of mobs", ["0", ...romLetters(32).slice(1)], (it) => ({ are: ROM_BEING(it, "0") })],
  ["ROM's affects of mobs", ["0", ...without(romLetters(32), 11)], (it) => ({ are: ROM_BEING("0", it) })],
  ["ROM's flags of things", ["0", ...romLetters(32)], (it) => ({ are: ROM_THING(it, "A") })],
  ["ROM's places to wear", ["0", ...romLetters(20)], (it) => ({ are: ROM_THING("0", it) })],
];

describe("each value of a list", () => {
  it.each(LISTS)("of %s makes a difference, or is named", (_, values, files) => {
    const seen = new Map<string, string>();
    const same: string[] = [];
    for (const value of values) {
      const text = imported(files(value));
      const other = seen.get(text);
      if (other !== undefined) same.push(`'${other}' and '${value}'`);
      seen.set(text, value);
    }
    expect(same).toEqual([]);
  });
});
