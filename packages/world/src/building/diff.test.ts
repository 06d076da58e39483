import { describe, expect, it } from "vitest";
import { diffWords, unifiedDiff } from "./diff.ts";

const FILE = "areas/dock/rooms.yaml";
const BEFORE = `# The dock.
pier:
  name: The Pier
  look: >-
    Planks over green water, worn by sea boots, and a bollard that somebody painted red in the year of the long winter.
  exits: { north: shed, south: sea }
  npcs: [joss, gull]
`;

describe("a diff for the eye", () => {
  it("is what `diff -u` prints, with two lines around", () => {
    expect(unifiedDiff(FILE, BEFORE, BEFORE.replace("The Pier", "The Long Pier"))).toEqual([
      `--- a/${FILE}`,
      `+++ b/${FILE}`,
      "@@ -1,5 +1,5 @@",
      " # The dock.",
      " pier:",
      "-  name: The Pier",
      "+  name: The Long Pier",
      "   look: >-",
      "     Planks over green water, worn by sea boots, and a bollard that somebody painted red in the year of the long winter.",
    ]);
  });

  it("says where a file comes from or goes to, and is nothing when nothing changed", () => {
    expect(unifiedDiff("a.yaml", null, "x: 1\n")).toEqual([
      "--- /dev/null",
      "+++ b/a.yaml",
      "@@ -0,0 +1 @@",
      "+x: 1",
    ]);
    expect(unifiedDiff("a.yaml", "x: 1\n", null)).toEqual([
      "--- a/a.yaml",
      "+++ /dev/null",
      "@@ -1 +0,0 @@",
      "-x: 1",
    ]);
    expect(unifiedDiff("a.yaml", "x: 1\n", "x: 1\n")).toEqual([]);
    expect(unifiedDiff("a.yaml", null, null)).toEqual([]);
  });

  it("has no carriage returns, and says when a last line end is missing", () => {
    expect(unifiedDiff("a", "x\r\ny\r\n", "x\r\nz")).toEqual([
      "--- a/a",
      "+++ b/a",
      "@@ -1,2 +1,2 @@",
      " x",
      "-y",
      "+z",
      "\\ No newline at end of file",
    ]);
  });
});

describe("a diff for the ear", () => {
  const say = (after: string): string[] => diffWords(FILE, BEFORE, after);

  it("says what each value was and is, by line", () => {
    expect(say(BEFORE.replace("The Pier", "The Long Pier").replace("south: sea", "south: marsh"))).toEqual([
      `${FILE}, line 3: 'pier, name' was 'The Pier', now 'The Long Pier'.`,
      `${FILE}, line 6: 'pier, exits, south' was 'sea', now 'marsh'.`,
    ]);
  });

  it("says what is new and what is gone, entries of lists too", () => {
    const after = BEFORE.replace(", south: sea", "").replace("[joss, gull]", "[joss, cat, gull]");
    expect(say(`${after}shed:\n  name: The Shed\n  peaceful: true\n`)).toEqual([
      `${FILE}, line 6 before: 'pier, exits, south' is gone. It was 'sea'.`,
      `${FILE}, line 7: 'pier, npcs, 2' is new: 'cat'.`,
      `${FILE}, line 8: 'shed' is new: name 'The Shed', peaceful true.`,
    ]);
  });

  it("reads out only the words of a long text that differ", () => {
    expect(
      say(BEFORE.replace("worn by sea boots", "smooth from boots").replace("painted red", "painted")),
    ).toEqual([
      `${FILE}, line 4: 'pier, look' has other words: 'worn by sea' is now 'smooth from'; 'red' went out.`,
    ]);
  });

  it("goes by lines where values say nothing: comments, and files that are no YAML", () => {
    expect(say(BEFORE.replace("# The dock.", "# The old dock."))).toEqual([
      `${FILE}, line 1 before is gone: # The dock.`,
      `${FILE}, line 1 is new: # The old dock.`,
    ]);
    expect(diffWords("help/start.md", "One.\n", "One.\n\nTwo.\n")).toEqual([
      "help/start.md, line 2 is new: an empty line",
      "help/start.md, line 3 is new: Two.",
    ]);
    expect(diffWords("a.yaml", "a: [", "a: 1\n")).toEqual([
      "a.yaml, line 1 before is gone: a: [",
      "a.yaml, line 1 is new: a: 1",
    ]);
  });

  it("says that a file is new or gone", () => {
    expect(diffWords("a.yaml", null, "x: 1\n")).toEqual(["a.yaml is new.", "a.yaml, line 1: 'x' is new: 1."]);
    expect(diffWords("a.yaml", "x: 1\n", null)).toEqual(["a.yaml is gone."]);
    expect(diffWords("a.yaml", "x", "x")).toEqual([]);
  });

  it("counts a list's entries from one, as people do", () => {
    expect(diffWords("a.yaml", "l: [a, b]\n", "l: [a, c]\n")).toEqual([
      "a.yaml, line 1: 'l, 2' was 'b', now 'c'.",
    ]);
  });
});
