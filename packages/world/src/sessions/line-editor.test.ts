import { plainText } from "@wyldlands/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Draft } from "../components/drafts.ts";
import { characterCount, editLine } from "./line-editor.ts";

const MOST = { lines: 5, characters: 12 };
const EMPTY: Draft = { lines: [], changes: [] };

/** What stands after these lines were typed, and what the last of them was answered with. */
function typed(...lines: string[]): { lines: string[]; said: string | undefined; ends: string | undefined } {
  let draft = EMPTY;
  let said: string | undefined;
  let ends: string | undefined;
  for (const line of lines) {
    const edited = editLine(draft, line, MOST);
    draft = edited.draft ?? draft;
    said = edited.say && plainText(edited.say);
    ends = edited.ends;
  }
  return { lines: [...draft.lines], said, ends };
}

describe("the line editor", () => {
  it("adds what is typed, empty lines too, and says nothing to it", () => {
    expect(typed("Tall,", "", "  thin.  ")).toEqual({
      lines: ["Tall,", "", "  thin."],
      said: undefined,
      ends: undefined,
    });
  });

  it("saves at a dot and gives up at a tilde, alone on their line", () => {
    expect([".", ".s", " ."].map((line) => typed(line).ends)).toEqual(["saved", "saved", undefined]);
    expect(["~", ".q", "~~"].map((line) => typed(line).ends)).toEqual(["given-up", "given-up", undefined]);
  });

  it("takes two dots for a line that begins with one", () => {
    expect(typed("..", "..hm", "...").lines).toEqual([".", ".hm", ".."]);
  });

  it("lists with numbers that can be heard, whole or in part", () => {
    expect(typed(".l").said).toBe("Nothing is written yet.");
    expect(typed("a", "b", "c", "d", ".l").said).toBe("1: a\n2: b\n3: c\n4: d");
    expect(typed("a", "b", "c", "d", ".l 2-3").said).toBe("2: b\n3: c");
    expect(typed("a", "b", ".l 2").said).toBe("2: b");
    expect(typed("a", "b", ".l 2-99").said).toBe("2: b");
  });

  it("deletes, inserts before, replaces and clears", () => {
    expect(typed("a", "b", "c", ".d 2")).toMatchObject({ lines: ["a", "c"], said: "Line 2 is gone." });
    expect(typed("a", "b", "c", ".d 2-3")).toMatchObject({
      lines: ["a"],
      said: "Lines 2 to 3 are gone.",
    });
    expect(typed("a", "c", ".i 2 b")).toMatchObject({
      lines: ["a", "b", "c"],
      said: "It is line 2 now.",
    });
    expect(typed("a", ".r 1   b c")).toMatchObject({ lines: ["  b c"], said: "Line 1 is changed." });
    expect(typed("a", "b", ".c")).toMatchObject({
      lines: [],
      said: "All 2 lines are gone. .u brings them back.",
    });
  });

  it("takes changes back one by one", () => {
    expect(typed("a", "b", ".r 1 x", ".c", ".u").lines).toEqual(["x", "b"]);
    expect(typed("a", "b", ".r 1 x", ".c", ".u", ".u").lines).toEqual(["a", "b"]);
    expect(typed("a", ".u", ".u")).toMatchObject({ lines: [], said: "There is nothing to take back." });
  });

  it("says what lines there are to whoever names one that is not there", () => {
    for (const line of [".d", ".d 0", ".d 3", ".d 2-1", ".d x", ".i 3 x", ".r 9 x", ".l 3"])
      expect(typed("a", "b", line)).toMatchObject({
        lines: ["a", "b"],
        said: expect.stringContaining("There are lines 1 to 2."),
      });
    expect(typed(".d 1").said).toBe("Nothing is written yet, so there are no lines to name.");
  });

  it("refuses a line that is too long or too many in words, and gives it back whole", () => {
    const long = "thirteen & more";
    expect(typed(long)).toMatchObject({
      lines: [],
      said: `A line may have 12 characters, and this one has 15. It was not taken:\n${long}`,
    });
    expect(typed("a", `.r 1 ${long}`).lines).toEqual(["a"]);
    expect(typed("1", "2", "3", "4", "5", "six")).toMatchObject({
      lines: ["1", "2", "3", "4", "5"],
      said: "There is room for 5 lines, and all are written. This one was not taken:\nsix",
    });
    expect(typed("1", "2", "3", "4", "5", ".i 1 six").lines).toHaveLength(5);
    expect(typed("🐟".repeat(12)).lines).toHaveLength(1);
  });

  it("explains itself, and a command that is none", () => {
    const { said } = typed(".h");
    for (const part of [
      ". or .s",
      "~ or .q",
      ".l 2-5",
      ".d 2-4",
      ".i 2 words",
      ".r 2",
      ".c",
      ".u",
      "..words",
    ])
      expect(said).toContain(part);
    expect(typed(".hello there")).toMatchObject({
      lines: [],
      said: expect.stringContaining("There is no command '.hello' in here"),
    });
  });

  it("never breaks its limits, and goes back to the beginning, whatever is typed", () => {
    const line = fc.oneof(
      fc.string({ maxLength: 16 }),
      fc.constantFrom(".c", ".u", ".d 1", ".d 1-3", ".l", "..", "."),
      fc
        .tuple(fc.constantFrom(".i", ".r"), fc.nat(6), fc.string({ maxLength: 14 }))
        .map((all) => all.join(" ")),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        let draft = EMPTY;
        for (const one of lines) {
          draft = editLine(draft, one, MOST).draft ?? draft;
          expect(draft.lines.length).toBeLessThanOrEqual(MOST.lines);
          for (const text of draft.lines) expect(characterCount(text)).toBeLessThanOrEqual(MOST.characters);
        }
        for (let left = lines.length; left > 0; left -= 1) draft = editLine(draft, ".u", MOST).draft ?? draft;
        expect(draft).toEqual(EMPTY);
      }),
    );
  });
});
