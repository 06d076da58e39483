import { Cursor } from "./cursor.ts";
import { flagNames, readBits } from "./flag-names.ts";
import { loseWords, quotedText } from "./leftover.ts";
import { typeName } from "./item-use.ts";
import type { OldShop, OldWorld } from "./model.ts";
import { recordsOf, type OldRecord } from "./records.ts";
import type { At, ImportLog } from "./report.ts";

/** Whom a shop spurns, by bit. */
const SPURNS = "good evil neutral mage cleric thief warrior".split(" ");

/** A `.shp` file, of CircleMUD 3 (lists that end in -1) or the older kind (five of each). */
export function readShops(file: string, lines: readonly string[], world: OldWorld, log: ImportLog): void {
  if (lines.every((line) => /^\s*$|^\$/.test(line))) return;
  const lists = /^CircleMUD v3/i.test(lines[0] ?? "");
  for (const record of recordsOf(file, lines, log)) world.shops.push(readShop(record, lists, log));
}

function readShop(record: OldRecord, lists: boolean, log: ImportLog): OldShop {
  const cursor = new Cursor(record, log);
  const lost: (At & { text: string })[] = [];
  const lose = (at: At, text: string): void => void lost.push({ ...at, text });
  const list = (what: string, each: (line: string) => string): string[] => {
    const found: string[] = [];
    for (let left = lists ? 500 : 5; left > 0; left -= 1) {
      const { at } = cursor;
      const line = cursor.line();
      if (line === undefined) {
        log.add(at, "cut-file", `The shop's list of ${what} does not end.`);
        break;
      }
      if (/^-\d+$/.test(line)) {
        if (lists) break;
      } else found.push(each(line));
    }
    return found;
  };
  const vnums = (what: string): number[] => {
    const { at } = cursor;
    return list(what, (line) => line.split(/\s+/)[0] ?? "").flatMap((word) => {
      if (/^\d{1,10}$/.test(word)) return word === "0" && !lists ? [] : [Number(word)];
      log.add(at, "bad-number", `'${word.slice(0, 30)}' in the shop's list of ${what} is no number.`);
      return [];
    });
  };
  const factor = (what: string): number => {
    const { at } = cursor;
    const word = cursor.line() ?? "";
    const value = Number(word);
    if (word !== "" && Number.isFinite(value) && Math.abs(value) < 1_000) return value;
    log.add(at, "bad-number", `The shop's ${what} is '${word.slice(0, 30)}'; 1 was taken.`);
    return 1;
  };
  const sells = vnums("products");
  const asks = factor("price factor");
  const gives = factor("factor for what it buys");
  const typesAt = cursor.at;
  const buys = list("types", (line) => line).map((line) => {
    const [word = "", ...filter] = line.split(/\s+/);
    if (filter.length > 0 && !filter[0]?.startsWith(";"))
      lose(typesAt, `It buys only '${filter.join(" ").slice(0, 60)}' of the ${typeName(word, "circle")}.`);
    return typeName(word, "circle");
  });
  for (let i = 0; i < 7; i += 1) {
    const { at } = cursor;
    const text = cursor.text("shop's message", { line: true, short: true });
    if (text.trim() !== "") lose(at, `What it says: ${quotedText(text)}`);
  }
  const temperAt = cursor.at;
  const temper = (cursor.line() ?? "0").split(/\s+/);
  if (temper[0] !== "0") lose(temperAt, `How it takes it when somebody cannot pay: number ${temper[0]}.`);
  loseWords(temper, 1, "the shop's temper", temperAt, log);
  const bitsAt = cursor.at;
  const bits = readBits((cursor.line() ?? "0").split(/\s+/)[0] ?? "0", "circle", bitsAt, log);
  for (const name of flagNames(bits, ["will-fight", "uses-bank"])) lose(bitsAt, `It is '${name}'.`);
  const keeper = cursor.number("shop's keeper", -1);
  const withAt = cursor.at;
  const spurned = readBits((cursor.line() ?? "0").split(/\s+/)[0] ?? "0", "circle", withAt, log);
  for (const name of flagNames(spurned, SPURNS)) lose(withAt, `It does not trade with '${name}'.`);
  const rooms = lists ? vnums("rooms") : [cursor.number("shop's room", -1)];
  const open = cursor.number("shop's hour of opening", 0);
  const close = cursor.number("shop's hour of closing", 28);
  const secondAt = cursor.at;
  const [open2, close2] = [
    cursor.number("shop's second hour of opening"),
    cursor.number("shop's second hour of closing"),
  ];
  if (open2 !== close2) lose(secondAt, `It opens again from ${open2} to ${close2}.`);
  return { ...record.at, keeper, sells, buys, asks, gives, rooms, open, close, lost };
}
