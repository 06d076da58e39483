import { readNumber } from "./cursor.ts";
import { FLAGS, flagNames, readBits } from "./flag-names.ts";
import { loseFacts, loseWords, unless } from "./leftover.ts";
import type { OldReset, OldWorld, OldZone } from "./model.ts";
import type { At, ImportLog } from "./report.ts";

/** How many numbers each command has behind its letter, the first of them the one that makes it hang on the last. */
const NUMBERS: Readonly<Record<string, number>> = { M: 4, O: 4, G: 3, E: 4, P: 4, D: 4, R: 3, T: 4, V: 4 };

/** A `.zon` file: zones, each with its resets. */
export function readZones(file: string, lines: readonly string[], world: OldWorld, log: ImportLog): void {
  let row = 0;
  let ended = false;
  const next = (): { text: string; at: At } | undefined => {
    for (; row < lines.length; row += 1) {
      const text = (lines[row] ?? "").trim();
      if (text === "" || text.startsWith("*")) continue;
      row += 1;
      return { text, at: { file, line: row } };
    }
    return undefined;
  };
  for (let one = next(); one; one = next()) {
    const [, head, behind = ""] = /^#(-?\d+)(\S*)/.exec(one.text) ?? [];
    if (/^\$~?$/.test(one.text)) {
      ended = true;
      break;
    }
    if (head === undefined) {
      log.add(one.at, "bad-record", `'${one.text.slice(0, 60)}' stands where a zone should begin.`);
      continue;
    }
    if (!/^~?$/.test(behind)) loseWords([behind], 0, "the zone's number", one.at, log);
    readZone({ number: Number(head), at: one.at }, next, world, log);
  }
  if (!ended)
    log.add({ file, line: Math.max(1, lines.length) }, "cut-file", "The '$' at the end is missing.");
}

function readZone(
  { number, at }: { number: number; at: At },
  next: () => { text: string; at: At } | undefined,
  world: OldWorld,
  log: ImportLog,
): void {
  let line = next();
  const texts: { text: string; at: At }[] = [];
  // tbaMUD names the builders first.
  while (line && texts.length < 2 && !/^-?\d+(?:\s+-?\d+){2}/.test(line.text)) {
    if (!line.text.includes("~")) log.add(line.at, "missing-tilde", "The zone's name has no '~' at its end.");
    texts.push({ text: line.text.replace(/~.*$/, "").trim(), at: line.at });
    line = next();
  }
  const words = line?.text.split(/\s+/) ?? [];
  const numbersAt = line?.at ?? at;
  // Older files leave out the first room.
  const old = words.length === 3;
  const value = (index: number, what: string, usual: number): number =>
    readNumber(words[old ? index - 1 : index] ?? "", what, usual, numbersAt, log);
  const behind = words.slice(old ? 3 : 4);
  const levels = readTail(behind, number, numbersAt, log);
  const zone: OldZone = {
    ...at,
    number,
    name: texts.at(-1)?.text ?? "",
    bottom: old ? number * 100 : value(0, "zone's first room", number * 100),
    top: value(1, "zone's last room", number * 100 + 99),
    minutes: value(3, "reset mode", 2) === 0 ? 0 : value(2, "zone's lifespan", 30),
    ...levels,
    resets: [],
  };
  const [builders] = texts;
  if (builders && texts.length > 1)
    loseFacts(`zone #${number}`, { builders: unless(builders.text, "None") }, builders.at, log);
  const mode = words[old ? 2 : 3] ?? "";
  if (!/^[012]$/.test(mode)) loseFacts(`zone #${number}`, { "reset mode": mode }, numbersAt, log);
  if (zone.minutes !== 0 && mode === "1")
    log.add(
      numbersAt,
      "changed",
      `Zone #${number} was reset only when nobody was in it; here what is gone comes back.`,
    );
  const known = world.zones.some((one) => one.number === number);
  if (known)
    log.add(at, "duplicate-vnum", `There is a zone #${number} already; this one's resets were added to it.`);
  else world.zones.push(zone);
  const into = world.zones.find((one) => one.number === number) ?? zone;
  for (line = next(); line; line = next()) {
    if (/^S\b/.test(line.text)) return;
    const reset = readReset(line.text, line.at, log);
    if (reset) into.resets.push(reset);
  }
  log.add(at, "cut-file", `Zone #${number} has no 'S' at its end.`);
}

/** What tbaMUD says behind the reset mode: four words of flags, and for which levels the zone is. */
function readTail(
  words: readonly string[],
  number: number,
  at: At,
  log: ImportLog,
): { levels?: readonly [number, number] } {
  if (words.length === 0) return {};
  const flags = words.slice(0, 4).flatMap((word, index) => readBits(word, "circle", at, log, index * 32));
  for (const flag of flagNames(flags, FLAGS.circleZone))
    log.add(at, "lost-flag", `Zone #${number} is '${flag}'.`);
  loseWords(words, 6, "the zone's levels", at, log);
  if (words.length < 6) return {};
  const from = readNumber(words[4] ?? "", "zone's lowest level", -1, at, log);
  const to = readNumber(words[5] ?? "", "zone's highest level", -1, at, log);
  return from > 0 || to > 0 ? { levels: [from, to] } : {};
}

/** One line of resets, of Circle and of ROM alike. */
export function readReset(text: string, at: At, log: ImportLog): OldReset | undefined {
  const command = text[0] ?? "";
  const wanted = NUMBERS[command];
  if (wanted === undefined) {
    log.add(at, "bad-record", `'${text.slice(0, 60)}' is no reset.`);
    return undefined;
  }
  const words = text.slice(1).trim().split(/\s+/);
  const script = command === "T" || command === "V";
  const number = (index: number): number => {
    if (index >= wanted || script) return 0;
    return readNumber(words[index] ?? "", `number ${index + 1} of the reset '${command}'`, -1, at, log);
  };
  const dependent = words[0] !== undefined && words[0] !== "0" && command !== "T";
  const more = words[wanted];
  // What follows the numbers is a comment, but for a fifth number of ROM's.
  const d = more !== undefined && "MP".includes(command) && /^-?\d{1,9}$/.test(more) ? Number(more) : -1;
  return { ...at, command, dependent, a: number(1), b: number(2), c: number(3), d, text };
}
