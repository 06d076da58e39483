import fc from "fast-check";
import { expect, test } from "vitest";
import { basisOf, nearlyFull, putCommands, roomLeft, sameLines, textLines } from "./editor-lines.ts";

const MOST = { lines: 3, characters: 10 };

/** The part of the world's line editor that is spoken to here. */
function typedInto(before: readonly string[], commands: readonly string[]): string[] {
  let lines = [...before];
  for (const typed of commands) {
    const gone = /^\.d (\d+)-(\d+)$/.exec(typed);
    const replace = /^\.r (\d+) (.*)$/.exec(typed);
    if (typed === ".c") lines = [];
    else if (gone !== null) lines.splice(Number(gone[1]) - 1, Number(gone[2]) - Number(gone[1]) + 1);
    else if (typed === "~") throw new Error("given up");
    else if (replace !== null) lines[Number(replace[1]) - 1] = replace[2] ?? "";
    else if (typed.startsWith("..")) lines.push(typed.slice(1));
    else if (typed.startsWith(".")) throw new Error(`no such command: ${typed}`);
    else lines.push(typed);
  }
  return lines;
}

test("any text reaches the line editor as it was written, whatever was there before", () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom("~", ".", "..", ".s", ".q", "~~", "", ".r 1 x", "-", ". ~"),
  );
  fc.assert(
    fc.property(fc.array(line), fc.array(line), fc.nat(), (written, other, at) => {
      const lines = textLines(written.join("\n"));
      // Most often the text is the one before with another end.
      const before = [...lines.slice(0, at % (lines.length + 1)), ...textLines(other.join("\n"))];
      expect(typedInto(before, putCommands(lines, basisOf(before, lines)))).toEqual(lines);
    }),
  );
});

test("what the world has already is not typed again", () => {
  const commands = (world: string[], lines: string[]): string[] => putCommands(lines, basisOf(world, lines));
  expect(commands([], ["a", "b"])).toEqual(["a", "b"]);
  expect(commands(["a"], ["a", "b"])).toEqual(["b"]);
  expect(commands(["a", "b", "c"], ["a", "x"])).toEqual([".d 2-3", "x"]);
  expect(commands(["a", "b"], ["a"])).toEqual([".d 2-2"]);
  expect(commands(["a"], [])).toEqual([".c"]);
});

test("lines have no tabs, no control characters and no ends that nobody sees", () => {
  expect(textLines("one\ttwo  \r\nthree\u0007\n\n  \n")).toEqual(["one    two", "three"]);
  expect(textLines("\none")).toEqual(["", "one"]);
  expect(textLines("")).toEqual([]);
  // As a word processor pastes it.
  expect(textLines("\ufeffone\u2028two\u202e\ud800")).toEqual(["one", "two\ufffd"]);
});

test("lines are the same when only their spaces differ", () => {
  expect(sameLines(["a  b ", ""], ["a b"])).toBe(true);
  expect(sameLines(["e\u0301"], ["\u00e9"])).toBe(true);
  expect(sameLines(["a", "b"], ["a b"])).toBe(false);
});

test("the room left is that of the line one is writing on", () => {
  const text = "a tall man\nin";
  expect(roomLeft(text, 0, MOST)).toEqual({ lines: 2, line: 1, left: 0 });
  expect(roomLeft(text, text.length, MOST)).toEqual({ lines: 2, line: 2, left: 8 });
  expect(roomLeft("", 0, MOST)).toEqual({ lines: 0, line: 1, left: 10 });
});

test("the first line that is too long is named, and by how much; so are lines too many", () => {
  expect(roomLeft("short\nmuch too long", 0, MOST).excess).toEqual({ line: 2, characters: 3 });
  expect(roomLeft("1\n2\n3\n4\n5", 0, MOST).excess).toEqual({ lines: 2 });
  // What nobody sees is not counted.
  expect(roomLeft("1\n2\n3\n\n \n", 0, MOST).excess).toBeUndefined();
  // A lighthouse is one character.
  expect(roomLeft("\u{1f5fc}".repeat(10), 20, MOST)).toEqual({ lines: 1, line: 1, left: 0 });
  expect(roomLeft("exactly 10   ", 13, MOST)).toEqual({ lines: 1, line: 1, left: 0 });
});

test("the writer is told unasked on the last line, near a line's end, and beyond", () => {
  const most = { lines: 3, characters: 40 };
  const told = (text: string): boolean => nearlyFull(roomLeft(text, text.length, most), most);
  expect(told("x".repeat(30))).toBe(false);
  expect(told("x".repeat(35))).toBe(true);
  expect(told("x".repeat(41))).toBe(true);
  expect(told("1\n2")).toBe(false);
  expect(told("1\n2\n3")).toBe(true);
});
