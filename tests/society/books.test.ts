import { describe, expect, it } from "vitest";
import type { JournalRow } from "../../packages/world/src/persistence/port.ts";
import { accountOf, faultsOfBooks, sourcesAndSinks } from "../support/books.ts";

const row = (deed: string, owner: string, before: number, change: number): JournalRow => ({
  id: "",
  at: 0,
  worldMs: 0,
  deed,
  actor: null,
  owner,
  ownerName: owner,
  what: "harbor:copper",
  thing: null,
  change,
  before,
  after: before + change,
});
const ROWS = [
  row("world", "ann", 0, 10),
  row("world", "bob", 0, 10),
  row("trade", "ann", 10, -4),
  row("trade", "bob", 10, 4),
  row("auction", "bob", 14, -1),
];
const HAS = new Map([
  ["ann", 6],
  ["bob", 13],
]);

describe("the reading of the books", () => {
  it("finds nothing wrong with books that balance", () => {
    expect(faultsOfBooks(ROWS, HAS)).toEqual([]);
    expect(accountOf(ROWS, "bob")).toEqual(["world +10", "trade +4", "auction -1"]);
    expect(sourcesAndSinks(ROWS)).toEqual({ world: 20, auction: -1 });
  });

  it.each([
    ["a row is missing", ROWS.toSpliced(3, 1), HAS, /bob had 10 by the last row, 14 by this/],
    [
      "a row is there twice",
      ROWS.toSpliced(3, 0, row("trade", "ann", 10, -4)),
      HAS,
      /ann had 6 by the last row, 10 by this/,
    ],
    ["a coin is lost", ROWS, new Map([...HAS, ["ann", 5]]), /ann has 5, and 6 by the books/],
    ["a coin is nobody's by the books", ROWS, new Map([...HAS, ["cid", 1]]), /cid has 1, and 0 by the books/],
    ["a row does not add up", [{ ...ROWS[0], after: 11 }], new Map(), /ann had 0, and with 10 more 11/],
  ] as [string, JournalRow[], Map<string, number>, RegExp][])("sees that %s", (_what, rows, has, fault) => {
    expect(faultsOfBooks(rows, has).join("\n")).toMatch(fault);
  });
});
