import { Cursor, readNumber } from "./cursor.ts";
import { wideBits } from "./circle-rooms.ts";
import { FLAGS, flagNames } from "./flag-names.ts";
import { ATTACKS } from "./item-use.ts";
import { loseFacts, loseWords, unless } from "./leftover.ts";
import type { OldMob, OldWorld } from "./model.ts";
import { recordsOf, takeNew, type OldRecord } from "./records.ts";
import type { At, ImportLog } from "./report.ts";

/** Postures by number; 8 is how one usually stands. */
const POSTURES =
  "dead mortally-wounded incapacitated stunned sleeping resting sitting fighting standing".split(" ");
const STANDING = "8";
const SEXES = "neutral male female".split(" ");

/** A `.mob` file. */
export function readMobs(file: string, lines: readonly string[], world: OldWorld, log: ImportLog): void {
  for (const record of recordsOf(file, lines, log))
    takeNew(world.mobs, record.vnum, readMob(record, world, log), record.at, "mob", log);
}

function readMob(record: OldRecord, world: OldWorld, log: ImportLog): OldMob {
  const cursor = new Cursor(record, log);
  const keywords = cursor.text("mob's keywords", { line: true, short: true });
  const name = cursor.text("mob's name", { line: true, short: true });
  const ground = cursor.text("sentence that shows the mob", { line: true });
  const look = cursor.text("mob's description", { line: true });
  const flagsAt = cursor.at;
  const words = (cursor.line() ?? "").split(/\s+/);
  const type = /^[A-Za-z]$/.test(words.at(-1) ?? "") ? words.pop() : undefined;
  if (type === undefined || words.length < 3)
    log.add(flagsAt, "bad-record", "The line with the mob's flags should end in 'S' or 'E'.");
  // CircleMUD: act affect alignment; tbaMUD: four words of each, then alignment.
  const wide = words.length >= 9;
  const act = wideBits(wide ? words.slice(0, 4) : words.slice(0, 1), flagsAt, log);
  const affects = wideBits(wide ? words.slice(4, 8) : words.slice(1, 2), flagsAt, log);
  const alignment = readNumber((wide ? words[8] : words[2]) ?? "0", "alignment", 0, flagsAt, log);
  loseWords(words, wide ? 9 : 3, "the mob's flags", flagsAt, log);
  const fightAt = cursor.at;
  const fight = (cursor.line() ?? "").split(/\s+/);
  loseFacts(`#${record.vnum}`, { aim: fight[1], armour: fight[2] }, fightAt, log);
  loseWords(fight, 5, "the mob's dice", fightAt, log);
  const purseAt = cursor.at;
  const purse = (cursor.line() ?? "").split(/\s+/);
  loseWords(purse, 2, "the mob's gold and experience", purseAt, log);
  losePostures(cursor, record.vnum, log);
  const mob: OldMob = {
    ...record.at,
    vnum: record.vnum,
    keywords,
    name,
    ground,
    look,
    flags: flagNames(act, FLAGS.circleMob),
    affects: flagNames(affects, wide ? FLAGS.tbaAffect : FLAGS.circleAffect),
    alignment,
    level: readNumber(fight[0] ?? "", "level", 1, fightAt, log),
    health: fight[3] ?? "",
    damage: fight[4] ?? "",
    gold: readNumber(purse[0] ?? "", "gold", 0, purseAt, log),
    experience: readNumber(purse[1] ?? "", "experience", 0, purseAt, log),
    more: [],
  };
  const more = readMore(cursor, record, type === "E", world, log);
  // Its bare hands are its own way to strike.
  const hands = more.find(({ text }) => /^BareHandAttack:/i.test(text));
  const how = hands && ATTACKS[Number(hands.text.replace(/^\w+:\s*/, ""))];
  return how === undefined ? { ...mob, more } : { ...mob, how, more: more.filter((one) => one !== hands) };
}

/** How it stands when it comes, and usually; and its sex. */
function losePostures(cursor: Cursor, vnum: number, log: ImportLog): void {
  const { at } = cursor;
  const words = (cursor.line() ?? "").split(/\s+/);
  const named = (names: readonly string[], word: string | undefined): string | undefined =>
    word === undefined ? undefined : (names[Number(word)] ?? `number ${word}`);
  loseFacts(
    `#${vnum}`,
    {
      "posture when it comes": named(POSTURES, unless(words[0], STANDING, "")),
      "usual posture": named(POSTURES, unless(words[1], STANDING)),
      sex: named(SEXES, unless(words[2], "0")),
    },
    at,
    log,
  );
  loseWords(words, 3, "the mob's postures and sex", at, log);
}

/** The lines `Str: 18` of an enhanced mob, up to its `E`; and the triggers behind it. */
function readMore(
  cursor: Cursor,
  record: OldRecord,
  enhanced: boolean,
  world: OldWorld,
  log: ImportLog,
): (At & { text: string })[] {
  const more: (At & { text: string })[] = [];
  let ended = !enhanced;
  while (!cursor.done) {
    const { at } = cursor;
    const text = cursor.line();
    if (text === undefined) break;
    if (text === "E") ended = true;
    else if (/^T\s+-?\d+/.test(text))
      world.notes.push({ ...at, kind: "attached", title: `Mob #${record.vnum}`, text, near: record.vnum });
    else if (/^\w+:\s*\S/.test(text)) more.push({ ...at, text });
    else log.add(at, "bad-record", `'${text.slice(0, 60)}' means nothing in a mob.`);
  }
  if (!ended) log.add(cursor.at, "cut-file", `Mob #${record.vnum} has no 'E' at its end.`);
  return more;
}
