import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expand, fillAlias, MOST_STEPS, splitStack } from "./expand.ts";

const rules = (aliases: Record<string, string> = {}) => ({
  aliases,
  isSpeech: (word: string) => ["say", "'", "alias"].includes(word),
  isRun: (word: string) => word === "run",
});
const texts = (line: string, aliases: Record<string, string> = {}): string[] =>
  expand(line, rules(aliases)).steps.map(({ text }) => text);

describe("a line of several commands", () => {
  it.each([
    ["get mug", ["get mug"]],
    [" n ;get mug; ;s;", ["n", "get mug", "s"]],
    ['look "a;b";n', ['look "a;b"', "n"]],
    ["look 'a;b' ; n", ["look 'a;b'", "n"]],
    ["look coll's;n", ["look coll's", "n"]],
    ["look a\\;b;n", ["look a;b", "n"]],
    ["", []],
    [" ; ;; ", []],
  ])("%j is split at its semicolons", (line, parts) => {
    expect(splitStack(line, rules())).toEqual(parts);
  });

  it.each([
    ["say hello; my friend ;)", ["say hello; my friend ;)"]],
    ["n; say a;b", ["n", "say a;b"]],
    ["'well;well", ["'well;well"]],
    ["n;'well;well", ["n", "'well;well"]],
    ["alias tidy get all;drop all", ["alias tidy get all;drop all"]],
    ["say 'a;b", ["say 'a;b"]],
  ])("%j keeps what somebody says whole", (line, parts) => {
    expect(splitStack(line, rules())).toEqual(parts);
  });

  it("loses nothing that is typed without quotes and speech", () => {
    const part = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/).filter((text) => !text.startsWith("say"));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 10 }), (parts) => {
        expect(splitStack(parts.join(";"), rules())).toEqual(parts);
      }),
    );
  });
});

describe("a player's own command", () => {
  it.each([
    ["get $1 from $2", "mug sack", "get mug from sack"],
    ["get $1", '"tin mug" now', "get tin mug"],
    ["say $*, $1!", "well met", "say well met, well!"],
    ["give 5$$ to $3", "a b", "give 5$ to "],
    ["get", "all mugs", "get all mugs"],
    ["look", "", "look"],
    ["say $& $` $0", "x", "say $& $` $0 x"],
  ])("%j with %j is %j", (body, rest, filled) => {
    expect(fillAlias(body, rest)).toBe(filled);
  });

  it("may be several commands, and made of others", () => {
    const aliases = { tidy: "get all;stow $1", stow: "put all in $1" };
    expect(texts("n;TIDY sack;s", aliases)).toEqual(["n", "get all", "put all in sack", "s"]);
  });

  it("is not put into itself, however it comes round", () => {
    expect(texts("look up", { look: "stand;look" })).toEqual(["stand", "look up"]);
    expect(texts("a", { a: "b;b", b: "a;c" })).toEqual(["a", "c", "a", "c"]);
  });

  it("that comes to too much is not done at all", () => {
    const many = { a: "b;b;b;b;b;b", b: "c;c;c;c;c;c", c: "n" };
    expect(expand("a", rules(many))).toEqual({ steps: [], over: true });
    expect(expand("x;".repeat(MOST_STEPS + 1), rules()).over).toBe(true);
    const empty = { a: "b;".repeat(40), b: "c;".repeat(40), c: "$1" };
    expect(expand("a", rules(empty)).over).toBe(true);
    const long = Object.fromEntries(
      [..."abcdef"].map((one, index, all) => [one, `${all[index + 1] ?? "x"} $*$*$*$*$*`]),
    );
    expect(expand(`a ${"y".repeat(400)}`, rules(long)).over).toBe(true);
  });

  it("is none of an object's own workings", () => {
    for (const word of ["constructor", "__proto__", "toString"]) expect(texts(word)).toEqual([word]);
  });

  it("whatever it is ends, in few commands", () => {
    const body = fc.array(fc.constantFrom("a", "b", "c", "n", "say x", "$1", "$*", "3n"), { maxLength: 4 });
    fc.assert(
      fc.property(body, body, body, fc.string(), (a, b, c, rest) => {
        const aliases = { a: a.join(";"), b: b.join(";"), c: c.join(";") };
        expect(expand(`a ${rest}`, rules(aliases)).steps.length).toBeLessThanOrEqual(MOST_STEPS);
      }),
    );
  });
});

describe("a walk in a line", () => {
  it("is taken apart, and each walk counts by itself", () => {
    expect(expand("2n;look;run ne1e", rules()).steps).toEqual([
      { text: "north", walk: 0 },
      { text: "north", walk: 0 },
      { text: "look" },
      { text: "northeast", walk: 3 },
      { text: "east", walk: 3 },
    ]);
  });

  it("begins with a number or with RUN: else it is a word", () => {
    for (const line of ["nne", "new", "5 oars", "run away", "5"]) expect(texts(line)).toEqual([line]);
  });
});
