import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { entriesOf, entryOf, linesOf, withEntry, withLines } from "./entries.ts";
import { merged } from "./merge.ts";
import { asLines, asText } from "./paragraphs.ts";
import { builderSlug, copyOf, freeSlug, isCopy, originalOf, slugOf } from "./slugs.ts";
import { reversed, spliced, spliceOf } from "./splice.ts";
import { keysAt, pathOf, valuesOf, wordsAt } from "./values.ts";

const areas = new URL("../../../../content/areas/", import.meta.url);
const shipped = (readdirSync(areas, { recursive: true }) as string[])
  .filter((file) => file.endsWith(".yaml") && !file.endsWith("area.yaml"))
  .map((file) => [file, readFileSync(new URL(file, areas), "utf8")] as const);

describe("a splice", () => {
  const text = fc.option(fc.string(), { nil: null });

  it("makes one text of the other, and the other way round", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== null || after !== null);
        const splice = spliceOf("a.yaml", before, after);
        expect(spliced(before, splice)).toBe(after);
        expect(spliced(after, reversed(splice))).toBe(before);
      }),
    );
  });

  it("holds only what changed, and does not fit another text", () => {
    const splice = spliceOf("a.yaml", "name: The Pier\nlook: x\n", "name: The Old Pier\nlook: x\n");
    expect(splice).toEqual({ file: "a.yaml", at: 10, took: "", put: "Old " });
    expect(spliced("name: The Pier", reversed(splice))).toBeUndefined();
    expect(spliced(null, splice)).toBeUndefined();
  });
});

describe("the entries of a file", () => {
  it.each(shipped)("of %s are those that YAML has, line for line", (_file, text) => {
    const data = parse(text) as Record<string, unknown>;
    expect(entriesOf(text).map(({ slug }) => slug)).toEqual(Object.keys(data));
    for (const entry of entriesOf(text))
      expect(parse(linesOf(text, entry))).toEqual({ [entry.slug]: data[entry.slug] });
  });

  it("are found behind a mark, quotes and carriage returns, and in texts of several lines", () => {
    const text = "\uFEFFpier:\r\n  look: |\r\n    a\r\n\r\n    b\r\n# note\r\n'shed':\r\n  look: x\r\n";
    expect(entriesOf(text).map((one) => linesOf(text, one))).toEqual([
      "pier:\r\n  look: |\r\n    a\r\n\r\n    b\r\n",
      "'shed':\r\n  look: x\r\n",
    ]);
  });

  it("come and go without a trace", () => {
    for (const [, text] of shipped) {
      const more = withEntry(text, "zz-new:\n  name: New\n");
      const found = entryOf(more, "zz-new");
      expect(found && withLines(more, found, "")).toBe(text);
    }
    expect(withEntry("", "a:\n  b: 1\n")).toBe("a:\n  b: 1\n");
    expect(withEntry("a: {}\r\n", "b: {}\r\n")).toBe("a: {}\r\n\r\nb: {}\r\n");
  });
});

describe("two changes of one file", () => {
  const base = "a:\n  n: 1\n\nb:\n  n: 2\n\nc:\n  n: 3\n";

  it.each([
    [
      "one each",
      base.replace("1", "10"),
      base.replace("3", "30"),
      base.replace("1", "10").replace("3", "30"),
      [],
    ],
    [
      "a new entry",
      withEntry(base, "d:\n  n: 4\n"),
      base.replace("3", "30"),
      withEntry(base.replace("3", "30"), "d:\n  n: 4\n"),
      [],
    ],
    [
      "one taken out",
      base.replace("b:\n  n: 2\n\n", ""),
      base.replace("3", "30"),
      "a:\n  n: 1\n\nc:\n  n: 30\n",
      [],
    ],
    ["the same", base.replace("1", "10"), base.replace("1", "10"), base.replace("1", "10"), []],
    ["only theirs", base, base.replace("1", "10"), base.replace("1", "10"), []],
    ["both of one", base.replace("1", "10"), base.replace("1", "11"), base.replace("1", "10"), ["a"]],
  ])("come together: %s", (_what, draft, disk, text, conflicts) => {
    expect(merged(base, draft, disk)).toEqual({ text, conflicts });
  });

  it("are in each other's way when a file is gone, or is no list of entries", () => {
    expect(merged(base, `${base}d: {}\n`, null).conflicts).toEqual([""]);
    expect(merged(null, "a: {}\n", "b: {}\n").conflicts).toEqual([""]);
    expect(merged("# one\na: {}\n", "# two\na: {}\n", "# one\na: { n: 1 }\n").conflicts).toEqual([""]);
  });
});

describe("slugs", () => {
  it.each([
    ["The Fish Steps", "fish-steps"],
    ["  Crow's Nest!", "crows-nest"],
    ["Café Noir", "cafe-noir"],
    ["A", "a"],
    ["---", ""],
  ])("of '%s' is '%s'", (name, slug) => expect(slugOf(name)).toBe(slug));

  it("are made free by a number", () => {
    expect(freeSlug("pier", (slug) => ["pier", "pier-2"].includes(slug))).toBe("pier-3");
  });

  it("of copies tell whose and of what they are, and keep accounts apart", () => {
    expect(copyOf("ann", "gull-rock")).toBe("draft-ann-gull-rock");
    expect(originalOf("draft-ann-gull-rock:pier")).toBe("gull-rock:pier");
    expect(originalOf("dock:pier")).toBe("dock:pier");
    expect([isCopy("draft-ann-dock:pier"), isCopy("dock:draft-ann-x"), isCopy("draft")]).toEqual([
      true,
      false,
      false,
    ]);
    expect(builderSlug("jean-luc")).not.toBe(builderSlug("jean_luc"));
    expect(isCopy(copyOf("jean-luc", "dock"))).toBe(true);
  });
});

describe("what is typed for a key", () => {
  it.each([
    ["item", "weight", "40", 40],
    ["item", "stack", "yes", true],
    ["item", "also", "paddle, blade", ["paddle", "blade"]],
    ["room", "at", "[1, 2, 0]", [1, 2, 0]],
    ["room", "at", "1, 2, 0", [1, 2, 0]],
    ["room", "exits.north", "shed", "shed"],
    ["room", "exits.north", "{ to: shed, oneWay: true }", { to: "shed", oneWay: true }],
    ["npc", "body.level", "3", 3],
    ["npc", "name", "3", "3"],
    ["quest", "repeat", "3600", 3600],
    ["quest", "repeat", "daily", "daily"],
  ] as const)("%s %s '%s'", (kind, key, typed, value) => {
    expect(valuesOf(kind, pathOf(kind, key), typed)[0]).toEqual(value);
  });

  it("goes by the schemas: their keys, their choices, lists counted from one", () => {
    expect(keysAt("npc", ["body"])).toContain("level");
    expect(wordsAt("room", ["terrain"])).toContain("quay");
    expect(wordsAt("item", ["stack"])).toEqual(["true", "false"]);
    expect(pathOf("quest", "steps.2.next")).toEqual(["steps", 1, "next"]);
    expect(() => pathOf("quest", "steps.0.next")).toThrow("count from 1");
    expect(() => pathOf("npc", "bodey")).toThrow("Did you mean 'body'?");
    expect(() => valuesOf("item", ["also"], "[a")).toThrow("These brackets cannot be read.");
  });
});

describe("a long text", () => {
  it("is folded for the editor, and comes back as it was", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 40 }), {
          minLength: 1,
          maxLength: 3,
        }),
        (paragraphs) => {
          const text = paragraphs.map((words) => words.join(" ")).join("\n");
          expect(asText(asLines(text))).toBe(text);
          expect(
            Math.max(
              ...asLines(text)
                .split("\n")
                .map((line) => line.length),
            ),
          ).toBeLessThanOrEqual(100);
        },
      ),
    );
  });
});
