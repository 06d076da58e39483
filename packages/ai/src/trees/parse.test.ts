import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chance } from "../paths/testing/worlds.ts";
import { compileTrees, type Vocabulary } from "./compile.ts";
import { randomTree } from "./testing/forest.ts";
import { WORDS } from "./words.ts";

const vocabulary: Vocabulary = {
  conditions: { hurt: [0, 1], dusk: [0, 0] },
  actions: { walk: [1, 1], "call-for-help": [0, 0] },
  goals: ["stay-alive"],
};

/** The faults as 'line:column message'. */
function faults(text: string): string[] {
  const compiled = compileTrees(text, vocabulary);
  return (compiled.ok ? [] : compiled.faults).map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  );
}

describe("a text of trees", () => {
  test("is read with comments, titles, empty lines and any one indentation", () => {
    const text = `# The watch at the east gate.
root watch
   selector "hold the gate"   # falls back

      sequence
         condition hurt 0.3
         action call-for-help
      plan stay-alive

root nap
 wait 5
`;
    expect(faults(text)).toEqual([]);
    const compiled = compileTrees(text, vocabulary);
    expect(compiled.ok && [...compiled.trees.keys()]).toEqual(["watch", "nap"]);
  });

  test.each([
    ["root t\n  sequnce\n    wait 1", ["2:3 There is no node 'sequnce'; did you mean 'sequence'?"]],
    ["root t\n  condition hurtt", ["2:13 There is no condition 'hurtt'; did you mean 'hurt'?"]],
    ["root t\n  until dask\n    wait 1", ["2:9 There is no condition 'dask'; did you mean 'dusk'?"]],
    ["root t\n  action wolk gate", ["2:10 There is no action 'wolk'; did you mean 'walk'?"]],
    ["root t\n  plan stay-alife", ["2:8 There is no goal 'stay-alife'; did you mean 'stay-alive'?"]],
    ["root t\n  branch naps\nroot nap\n  wait 1", ["2:10 There is no root 'naps'; did you mean 'nap'?"]],
    ["root t\n  action walk", ["2:10 The action walk is told 0 things; it takes 1."]],
    ["root t\n  condition hurt 1 2", ["2:13 The condition hurt is told 2 things; it takes 0 to 1."]],
    ["wait 1", ["1:1 A tree begins with 'root' and its name at the margin, not with 'wait'."]],
    ["root", ["1:1 A root needs a name: root patrol."]],
    ["root t u\n  wait 1", ["1:8 After a root's name the line ends."]],
    ["root t", ["1:1 Nothing hangs from the root t."]],
    ["root t\n  wait 1\nroot t\n  wait 1", ["3:6 There is a root named t already."]],
    [
      "root t\n  wait 1\n  wait 2",
      ["3:3 Only one node hangs from a root. Put a sequence or a selector around them."],
    ],
    [
      "root t\n  invert\n    wait 1\n    wait 2",
      ["4:5 Only one node hangs from invert. Put a sequence or a selector around them."],
    ],
    ["root t\n  sequence", ["2:3 Nothing hangs from sequence. Indent what belongs to it below it."]],
    ["root t\n  wait 1\n    wait 2", ["3:5 Nothing can hang from wait. Is this line indented too far?"]],
    [
      "root t\n  sequence\n      wait 1\n    wait 2",
      ["4:5 This line is indented less than its first neighbour, and more than the node above them."],
    ],
    ["root t\n\twait 1", ["2:1 Indent with spaces; a tab is as wide as each reader likes."]],
    [
      'root t\n  action walk "the gate',
      [
        "2:10 The action walk is told 0 things; it takes 1.",
        "2:15 The quotation has no end: a quotation mark is missing.",
      ],
    ],
    ["root t\n  wait", ["2:3 Write wait and how many ticks, or wait random, the least and the most."]],
    ["root t\n  wait 0", ["2:8 Write wait and how many ticks, or wait random, the least and the most."]],
    [
      "root t\n  wait random 5 2",
      ["2:17 Write wait and how many ticks, or wait random, the least and the most."],
    ],
    ["root t\n  chance 101\n    wait 1", ["2:10 Write chance and a percentage from 0 to 100."]],
    ["root t\n  retry\n    wait 1", ["2:3 Write retry and how many times at most."]],
    ["root t\n  invert now\n    wait 1", ["2:10 Write invert."]],
    ["root t\n  plan stay-alive now", ["2:19 Write plan and a goal."]],
    ["root t\n  parallel 3\n    wait 1\n    wait 2", ["2:3 3 of 2 can never succeed."]],
    ["root t\n  sequence\n    root u", ["3:5 A root stands at the margin."]],
    [
      "root t\n  branch u\nroot u\n  branch t",
      [
        "2:10 A branch leads back to its own root: u, t, u.",
        "4:10 A branch leads back to its own root: t, u, t.",
      ],
    ],
  ])("%j is told where it is wrong, and how it is right", (text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  test("that would grow beyond all bounds through its branches is refused", () => {
    const roots = Array.from(
      { length: 20 },
      (_, at) => `root r${at}\n  sequence\n    branch r${at + 1}\n    branch r${at + 1}`,
    );
    expect(faults([...roots, "root r20\n  wait 1"].join("\n")).join("\n")).toContain(
      "With its branches the tree has over 1000 nodes.",
    );
    const chain = Array.from({ length: 50 }, (_, at) => `root r${at}\n  branch r${at + 1}`);
    expect(faults([...chain, "root r50\n  wait 1"].join("\n")).join("\n")).toContain(
      "Branches lead through over 32 roots.",
    );
  });

  test("that is too deep or too long is refused", () => {
    const deep = [
      "root t",
      ...Array.from({ length: 40 }, (_, at) => `${" ".repeat(at + 1)}invert`),
      `${" ".repeat(42)}wait 1`,
    ];
    expect(faults(deep.join("\n")).join("\n")).toContain("Nodes hang at most 32 deep.");
    expect(faults("#".repeat(70_000))).toEqual([
      "1:1 The text has 70000 characters; 65536 are the most. Cut it in two.",
    ]);
  });
});

describe("any text at all", () => {
  const words = fc.constantFrom(
    ...WORDS,
    "root",
    "root t",
    "t",
    "hurt",
    "any",
    "random",
    "1",
    "99999999999",
    "-1",
    '"',
    '"a b"',
    "#",
    "%",
  );
  const shaped = fc
    .array(fc.tuple(fc.nat(6), fc.array(words, { maxLength: 4 })), { maxLength: 12 })
    .map((lines) => lines.map(([indent, said]) => " ".repeat(indent) + said.join(" ")).join("\n"));
  const strings = fc.string({ unit: "binary", maxLength: 80 });

  test("is compiled or faulted by line and column, never thrown at", () => {
    fc.assert(
      fc.property(fc.oneof(shaped, shaped, strings), (text) => {
        const count = text.split(/\r\n|\n|\r/).length;
        const compiled = compileTrees(text, vocabulary);
        if (compiled.ok) {
          for (const tree of compiled.trees.values()) expect(tree.word.length).toBeGreaterThan(0);
          expect(compiled.trees.size > 0).toBe(/^\s*[^\s#]/m.test(text));
          return;
        }
        expect(compiled.faults).not.toEqual([]);
        for (const { line, column, message } of compiled.faults) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(count);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(message).not.toBe("");
        }
      }),
      { numRuns: 10_000 },
    );
  });

  test("made of the notation's nodes is compiled", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(compileTrees(randomTree(chance(seed)))).toMatchObject({ ok: true });
      }),
    );
  });

  test("that is hostile is done with soon", () => {
    const since = process.cpuUsage();
    for (const text of [
      "root a\n".repeat(9_000),
      "branch x\n".repeat(7_000),
      `root t\n ${"invert ".repeat(8_000)}`,
      '"'.repeat(65_000),
      "root t\n sequence\n  branch t\n".repeat(2_400),
    ])
      compileTrees(text, vocabulary);
    const { user, system } = process.cpuUsage(since);
    expect((user + system) / 1_000).toBeLessThan(4_000);
  });
});
