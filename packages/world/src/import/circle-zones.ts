import { readNumber } from "./cursor.ts";
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
    const head = /^#(-?\d+)/.exec(one.text)?.[1];
    if (one.text.startsWith("$")) {
      ended = true;
      break;
    }
    if (head === undefined) {
      log.add(one.at, "bad-record", `'${one.text.slice(0, 60)}' stands where a zone should begin.`);
      continue;
    }
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
  const texts: string[] = [];
  // tbaMUD names the builders first.
  while (line && texts.length < 2 && !/^-?\d+(?:\s+-?\d+){2}/.test(line.text)) {
    if (!line.text.includes("~")) log.add(line.at, "missing-tilde", "The zone's name has no '~' at its end.");
    texts.push(line.text.replace(/~.*$/, ""));
    line = next();
  }
  const words = line?.text.split(/\s+/) ?? [];
  const numbersAt = line?.at ?? at;
  // Older files leave out the first room.
  const old = words.length === 3;
  const value = (index: number, what: string, usual: number): number =>
    readNumber(words[old ? index - 1 : index] ?? "", what, usual, numbersAt, log);
  const zone: OldZone = {
    ...at,
    number,
    name: texts.at(-1)?.trim() ?? "",
    bottom: old ? number * 100 : value(0, "zone's first room", number * 100),
    top: value(1, "zone's last room", number * 100 + 99),
    minutes: value(3, "reset mode", 2) === 0 ? 0 : value(2, "zone's lifespan", 30),
    resets: [],
  };
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
  return { ...at, command, dependent, a: number(1), b: number(2), c: number(3), text };
}
