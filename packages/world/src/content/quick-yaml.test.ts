import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDocument, stringify } from "yaml";
import { yamlFile, type Entry } from "../import/yaml-out.ts";
import { Findings } from "./findings.ts";
import { quickYaml } from "./quick-yaml.ts";
import { parseYamlFile, type YamlFile, type YamlPath } from "./yaml-file.ts";

const CONTENT = join(import.meta.dirname, "../../../../content");
const LONG = process.env["WYLDLANDS_LONG"] === "1";
const FILES = readdirSync(CONTENT, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => ({ name, text: readFileSync(join(CONTENT, name), "utf8") }));

/** What the complete parser makes of it; undefined for a fault. */
function whole(text: string): { value: unknown } | undefined {
  const doc = parseDocument(text, { uniqueKeys: true, prettyErrors: false });
  return doc.errors.length + doc.warnings.length > 0 ? undefined : { value: doc.toJS() as unknown };
}

/** Either it leaves the text to the complete parser, or it reads the same. */
function mustAgree(text: string): boolean {
  const quick = quickYaml(text);
  if (quick) expect(quick.value, text).toStrictEqual(whole(text)?.value);
  return quick !== undefined;
}

function* pathsOf(value: unknown, path: YamlPath = []): Generator<YamlPath> {
  yield path;
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value))
    yield* pathsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

function parsed(text: string): YamlFile {
  const file = parseYamlFile({ file: "x.yaml", text }, new Findings());
  if (!file) throw new Error("not parsed");
  return file;
}

describe("the quick reader of YAML", () => {
  it("reads the files of the game itself as the complete parser does, all by itself", () => {
    expect(FILES.length).toBeGreaterThan(30);
    expect(FILES.filter(({ text }) => !mustAgree(text)).map(({ name }) => name)).toEqual([]);
  });

  it("knows the line of every key and entry of the game, as the complete parser does", () => {
    for (const { name, text } of FILES) {
      // A tab makes it a matter of the complete parser.
      const [quick, slow] = [parsed(text), parsed(`${text}\n#\t\n`)];
      for (const path of pathsOf(quick.value))
        expect(quick.lineOf(path), `${name} ${path.join(".")}`).toBe(slow.lineOf(path));
      expect(quick.lineOf(["no", "such", "part"])).toBe(slow.lineOf(["no", "such", "part"]));
    }
  });

  it("reads a file that somebody spoilt as the complete parser does, or not at all", () => {
    const SIGNS = [
      ..." \n:-#'\"[]{},>|&*!?%@`~<=0a.\t\\",
      "  ",
      "- ",
      ": ",
      " #",
      "''",
      "|2-",
      "\n\n",
      "<<: ",
      "[\n  ",
      ",\n    ",
      "\n  }",
      "0x1f",
      "1e3",
      "null",
      ".5",
    ];
    const spoilt = fc.record({
      file: fc.nat(),
      from: fc.nat(),
      length: fc.integer({ min: 1, max: 12 }),
      harm: fc.array(fc.record({ at: fc.nat(), drop: fc.nat(3), put: fc.constantFrom("", ...SIGNS) }), {
        minLength: 1,
        maxLength: 4,
      }),
    });
    fc.assert(
      fc.property(spoilt, ({ file, from, length, harm }) => {
        const lines = (FILES[file % FILES.length]?.text ?? "").split("\n");
        const start = from % lines.length;
        let text = lines.slice(start, start + length).join("\n");
        for (const { at, drop, put } of harm) {
          const where = at % (text.length + 1);
          text = text.slice(0, where) + put + text.slice(where + drop);
        }
        mustAgree(text);
      }),
      { numRuns: LONG ? 200_000 : 3_000 },
    );
  }, 300_000);

  it("reads what the importer writes, whatever the texts are", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 30 }),
      fc.stringMatching(/^[a-z ,:'"#{}[\]|>\n~-]{0,160}$/),
      fc.constantFrom(
        "true",
        "null",
        "12",
        "-0",
        "1e3",
        "0x1f",
        ".5",
        "1_000",
        "07:30",
        "2d6+4",
        "=",
        "<<",
        "-",
        "? a",
      ),
    );
    const { entry } = fc.letrec<{ entry: Entry; value: Entry[string] }>((tie) => ({
      entry: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9, -]{0,20}[a-z]$/), tie("value"), {
        minKeys: 1,
        maxKeys: 4,
        noNullPrototype: true,
      }),
      value: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.integer(),
        fc.boolean(),
        fc.array(text, { minLength: 1, maxLength: 3 }),
        tie("entry"),
      ),
    }));
    fc.assert(
      fc.property(entry, (value) => {
        const written = yamlFile("What was made up.", value);
        expect(whole(written)?.value, written).toStrictEqual(value);
        mustAgree(written);
        mustAgree(stringify(value));
      }),
      { numRuns: LONG ? 50_000 : 500 },
    );
  }, 300_000);

  it.each([
    ["a text folded over lines", "a: >-\n  one\n  two\n\n  three\nb: 1\n", { a: "one two\nthree", b: 1 }],
    ["a drawing", "a: |2-\n    /\\\n   /  \\\n", { a: "  /\\\n /  \\" }],
    [
      "a list at its key's own indentation",
      "a:\n- x: 1\n  y: 2\n- z\nb: c\n",
      { a: [{ x: 1, y: 2 }, "z"], b: "c" },
    ],
    [
      "small things in braces",
      "a: { b: [c, 'd, e', -1.5], 'f': true }\n",
      { a: { b: ["c", "d, e", -1.5], f: true } },
    ],
    [
      "brackets over several lines",
      "a:\n  [\n    one, two\n    three, 'it''s',\n  ]\nb: { c: 1,\n  d: [x,\n  y] }\ne: 2\n",
      { a: ["one", "two three", "it's"], b: { c: 1, d: ["x", "y"] }, e: 2 },
    ],
    ["nothing behind a key", "a:\nb: ''\n", { a: null, b: "" }],
    ["comments on lines of their own", "# first\na: 1\n  # deeper\nb: 2\n# last\n", { a: 1, b: 2 }],
  ])("reads %s by itself", (_, text, value) => {
    expect(quickYaml(text)?.value).toStrictEqual(value);
    expect(whole(text)?.value).toStrictEqual(value);
  });

  it.each([
    ["an alias", "a: &x 1\nb: *x\n"],
    ["a key that stands twice", "a: 1\na: 2\n"],
    ["a tab", "a:\n\tb: 1\n"],
    ["a second document", "a: 1\n---\nb: 2\n"],
    ["a line that is no key", "a: 1\nwhat is this\n"],
    ["a text that goes on below", "a: one\n  two\n"],
    ["an open bracket", "a: [b, c\n"],
    ["brackets that close too far left", "a: [\n  b\n]\n"],
    ["a comment in brackets", "a: [\n  b,\n  # c\n  d ]\n"],
    ["a quoted text over two lines", "a: [ 'b\n  c' ]\n"],
    ["a key over two lines", "a: { b\n  c: 1 }\n"],
    ["a key of every object's", "__proto__: { a: 1 }\n"],
  ])("leaves %s to the complete parser", (_, text) => {
    expect(quickYaml(text)).toBeUndefined();
  });
});
