import { describe, expect, it } from "vitest";
import { idsIn, renameArea } from "./area-ids.ts";

const TEXT = `# The quay of dock:pier keeps its comment.
pier:
  name: "dock:pier"   # the name of a room, oddly
  look: >-
    Ask at dock:shed, they say; it is no id in a sentence.
  exits: { north: dock:shed, south: 'dock:yard', east: inland:gate }
  regard:
    dock:ferryman: 0.2
  keys: [dock:rusty-key, rusty-key]
  door: dock:pier.north
  opens: 10:30
`;

describe("ids in an area's file", () => {
  it("are what is an id and nothing else, as a value or as a key, with its line", () => {
    expect(idsIn(TEXT).map(({ area, slug, line }) => `${line} ${area}:${slug}`)).toEqual([
      "3 dock:pier",
      "6 dock:shed",
      "6 dock:yard",
      "6 inland:gate",
      "8 dock:ferryman",
      "9 dock:rusty-key",
      "10 dock:pier",
      "11 10:30",
    ]);
  });

  it("get another area's name, and not a letter besides is touched", () => {
    const renamed = renameArea(TEXT, "dock", "dock-2");
    expect(renamed).toContain("exits: { north: dock-2:shed, south: 'dock-2:yard', east: inland:gate }");
    expect(renamed).toContain('name: "dock-2:pier"   # the name of a room, oddly');
    expect(renamed).toContain("Ask at dock:shed, they say");
    expect(renamed).toContain("# The quay of dock:pier keeps its comment.");
    expect(renameArea(renamed, "dock-2", "dock")).toBe(TEXT);
  });

  it("are found in what is no whole YAML as well, and nothing is thrown", () => {
    expect(idsIn("a: [dock:pier\nb: {")).toHaveLength(1);
    expect(renameArea("\uFEFFa: dock:pier\r\nb: 1\r\n", "dock", "quay")).toBe(
      "\uFEFFa: quay:pier\r\nb: 1\r\n",
    );
  });
});
