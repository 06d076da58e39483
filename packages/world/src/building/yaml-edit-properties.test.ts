import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Document, isCollection, isScalar, parse, parseDocument, visit } from "yaml";
import { getIn, removeIn, setIn, YamlEditError, type EditPath } from "./yaml-edit.ts";

const CONTENT = join(import.meta.dirname, "../../../../content");
const FILES = readdirSync(CONTENT, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => {
    const text = readFileSync(join(CONTENT, file), "utf8");
    const data = parse(text) as Data;
    return { name: file, text, data, paths: pathsOf(data) };
  });

/** The same texts in every run; another number tries others. */
const SEED = Number(process.env["WYLDLANDS_FUZZ_SEED"] ?? 1);
const SHARE = process.env["WYLDLANDS_LONG"] === undefined ? 0.5 : 10;

type Data = null | boolean | number | string | Data[] | { [key: string]: Data };

/** Every path of what a text says, the outermost left out. */
function pathsOf(data: unknown, path: EditPath = []): EditPath[] {
  if (typeof data !== "object" || data === null) return [];
  const steps = Array.isArray(data) ? [...data.keys()] : Object.keys(data);
  return steps.flatMap((step) => {
    const at = [...path, step];
    return [at, ...pathsOf((data as Record<string | number, unknown>)[step], at)];
  });
}

function withValue(data: Data, [step, ...rest]: EditPath, value: Data): Data {
  if (step === undefined) return value;
  if (Array.isArray(data)) return data.map((one, at) => (at === step ? withValue(one, rest, value) : one));
  const keys = Object.entries(data as Record<string, Data>);
  return Object.fromEntries(
    keys.map(([key, one]) => [key, key === step ? withValue(one, rest, value) : one]),
  );
}

/** How many lines at the beginning and at the end of two texts are the same, byte by byte. */
function alike(before: string, after: string): { head: number; tail: number; lines: number } {
  const [one, other] = [before.split("\n"), after.split("\n")];
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < most && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  return { head, tail, lines: one.length };
}

/** From the line where the path's part begins to the one where it ends, from 0. */
function linesOf(text: string, path: EditPath): { from: number; to: number } {
  const { range, offset } = rangeAt(text, path);
  const end = Math.max(offset, range[1] - (text[range[1] - 1] === "\n" ? 1 : 0));
  const line = (at: number): number => text.slice(0, at).split("\n").length - 1;
  return { from: line(offset), to: line(end) };
}

function rangeAt(text: string, path: EditPath): { range: readonly [number, number]; offset: number } {
  const doc = parseDocument(text);
  let node: unknown = doc.contents;
  let offset = 0;
  for (const step of path) {
    const { items } = node as { items: { key: { value: unknown; range: number[] }; value: unknown }[] };
    const pair = items.find(({ key }) => key !== undefined && String(key.value) === String(step));
    node = pair ? pair.value : items[Number(step)];
    offset = pair?.key.range[0] ?? (node as { range: number[] }).range[0] ?? 0;
  }
  const { range } = node as { range: [number, number] };
  return { range, offset };
}

/** Words, and all that YAML makes something else of. */
const words = fc.oneof(
  fc.stringMatching(/^[a-z]{1,8}( [a-z,.']{1,9}){0,40}$/),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom(
    ..."~|null|true|no|12|0x1f|1e3|- a|a: b|# a|a #b| a|a |'|''|\"|\\|{a}|[b]|*a|&a|!a|%a|@a|`|>|a\nb|\n|a\n\n\nb\n|\ta|a\tb|<<|---|...|? a|:|,|\u0085|\u2028|\uFEFF".split(
      "|",
    ),
  ),
);
const value: fc.Arbitrary<Data> = fc.letrec<{ value: Data }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    words,
    fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.double({ noNaN: true })),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.stringMatching(/^[a-z][a-z-]{0,9}$/), words), tie("value"), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).value;
const entry = fc.dictionary(fc.stringMatching(/^[a-z][a-z-]{0,9}$/), value, {
  minKeys: 1,
  maxKeys: 5,
  noNullPrototype: true,
});

/** A place in one of the files. */
const anywhere = fc.tuple(fc.nat(FILES.length - 1), fc.nat()).map(([file, pick]) => {
  const { name = "", text = "", data = null, paths = [] } = FILES[file] ?? {};
  return { name, text, data, path: paths[pick % paths.length] ?? [] };
});

describe("edits of the content that ships", () => {
  it("reads back what is set, keeps every other line, and says the same as before when it is set back", () => {
    fc.assert(
      fc.property(anywhere, value, ({ text, data, path }, fresh) => {
        const after = setIn(text, path, fresh);
        expect(getIn(after, path)).toEqual(fresh);
        expect(isDeepStrictEqual(parse(after), withValue(data, path, fresh))).toBe(true);
        const { from, to } = linesOf(text, path);
        const { head, tail, lines } = alike(text, after);
        expect(head).toBeGreaterThanOrEqual(from);
        expect(tail).toBeGreaterThanOrEqual(lines - 1 - to);
        expect(isDeepStrictEqual(parse(setIn(after, path, getIn(text, path))), data)).toBe(true);
      }),
      { numRuns: 80 * SHARE, seed: SEED },
    );
  });

  it("changes no byte when what is set is there already", () => {
    fc.assert(
      fc.property(anywhere, ({ text, path }) => {
        expect(setIn(text, path, getIn(text, path))).toBe(text);
      }),
      { numRuns: 50 * SHARE, seed: SEED },
    );
  });

  it("says the same again when what was taken out is put in, and has taken out nothing else", () => {
    fc.assert(
      fc.property(anywhere, ({ text, data, path }) => {
        const after = removeIn(text, path);
        const last = path.at(-1);
        if (typeof last === "string") {
          expect(getIn(after, path)).toBeUndefined();
          expect(parse(setIn(after, path, getIn(text, path)))).toEqual(data);
        } else {
          const list = getIn(text, path.slice(0, -1)) as Data[];
          expect(getIn(after, path.slice(0, -1))).toEqual(list.filter((_one, at) => at !== last));
        }
        const { from, to } = linesOf(text, path);
        const { head, tail, lines } = alike(text, after);
        // The blank line before it goes along, of a file's first entry the one behind it; of a list's entry the next key moves up
        // beside the dash.
        const dash = from === 0 || /^\s*- \S+:/.test(text.split("\n")[from] ?? "") ? 1 : 0;
        expect(head).toBeGreaterThanOrEqual(Math.max(from - 1, 0));
        expect(tail).toBeGreaterThanOrEqual(lines - 1 - to - dash);
      }),
      { numRuns: 80 * SHARE, seed: SEED },
    );
  });
});

describe("edits of whatever may be written", () => {
  it("takes any value to any place, and never answers with something else", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), entry, {
          minKeys: 1,
          maxKeys: 4,
          noNullPrototype: true,
        }),
        value,
        fc.nat(),
        fc.boolean(),
        (data, fresh, pick, crlf) => {
          let text = "";
          for (const [slug, one] of Object.entries(data)) text = setIn(text, [slug], one);
          expect(isDeepStrictEqual(parse(text), data)).toBe(true);
          const original = crlf ? text.replaceAll("\n", "\r\n") : text;
          const paths = pathsOf(data);
          const path = paths[pick % paths.length] ?? [];
          const after = setIn(original, path, fresh);
          expect(
            isDeepStrictEqual(parse(after.replaceAll("\r\n", "\n")), withValue(data as Data, path, fresh)),
          ).toBe(true);
          if (crlf) expect(after.replaceAll("\r\n", "")).not.toContain("\n");
        },
      ),
      { numRuns: 150 * SHARE, seed: SEED },
    );
  });
});

/** The same data as other people write it: in other quotes, brackets, widths and indentations, with comments and blank lines anywhere. */
const foreign = fc
  .record({
    data: fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), entry, {
      minKeys: 1,
      maxKeys: 3,
      noNullPrototype: true,
    }),
    choices: fc.array(fc.nat(19), { minLength: 7, maxLength: 97 }),
    indent: fc.integer({ min: 1, max: 5 }),
    indentSeq: fc.boolean(),
    lineWidth: fc.constantFrom(0, 30, 80),
    crlf: fc.boolean(),
  })
  .map(({ data, choices, indent, indentSeq, lineWidth, crlf }) => {
    let turn = 0;
    const next = (): number => choices[turn++ % choices.length] ?? 0;
    const types = ["PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE", "BLOCK_FOLDED", "BLOCK_LITERAL"] as const;
    const doc = new Document(data);
    visit(doc, (_key, node) => {
      if (isScalar(node) && typeof node.value === "string") node.type = types[next()] ?? "PLAIN";
      if (isCollection(node) && next() < 4) node.flow = true;
      if ((isScalar(node) || isCollection(node)) && next() < 3) node.comment = " behind";
      if ((isScalar(node) || isCollection(node)) && next() < 3) node.commentBefore = " before";
      if ((isScalar(node) || isCollection(node)) && next() < 3) node.spaceBefore = true;
    });
    const text = doc.toString({ indent, indentSeq, lineWidth });
    return { data: data, text: crlf ? text.replaceAll("\n", "\r\n") : text };
  })
  // What the printer itself gets wrong is nobody's file.
  .filter(({ data, text }) => {
    try {
      return isDeepStrictEqual(parse(text.replaceAll("\r\n", "\n")), data);
    } catch {
      return false;
    }
  });

describe("edits of what others wrote otherwise", () => {
  it("does what is meant and loses no comment of another place, or refuses; and that is rare", () => {
    let [asked, refused] = [0, 0];
    const attempt = (edit: () => string): string | undefined => {
      asked += 1;
      try {
        return edit();
      } catch (error) {
        if (!(error instanceof YamlEditError)) throw error;
        refused += 1;
        return undefined;
      }
    };
    const says = (text: string): unknown => parse(text.replaceAll("\r\n", "\n"));
    fc.assert(
      fc.property(foreign, value, fc.nat(), ({ data, text }, fresh, pick) => {
        const isFlow = /^\{/m.test(text);
        const paths = pathsOf(data);
        const path = paths[pick % paths.length] ?? [];
        const after = attempt(() => setIn(text, path, fresh));
        if (after !== undefined) {
          expect(isDeepStrictEqual(says(after), withValue(data, path, fresh))).toBe(true);
          const mark = ["mark", "x"];
          const more = attempt(() => setIn(text, mark, fresh));
          if (more !== undefined) {
            expect(getIn(more, mark)).toEqual(fresh);
            const lines = more.split(/\r?\n/);
            if (isFlow)
              expect(more.match(/# (?:before|behind)/g)).toEqual(text.match(/# (?:before|behind)/g));
            else for (const line of text.split(/\r?\n/)) expect(lines).toContain(line);
          }
        }
        const [last] = path.slice(-1);
        const without = typeof last === "string" ? attempt(() => removeIn(text, path)) : undefined;
        if (without !== undefined) expect(getIn(without, path)).toBeUndefined();
      }),
      { numRuns: 100 * SHARE, seed: SEED },
    );
    expect(refused / asked).toBeLessThan(0.05);
  });
});
