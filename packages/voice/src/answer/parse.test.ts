import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerSchema } from "../reply.ts";
import { parseAnswer } from "./parse.ts";

const WHOLE = '{"say":"Three coppers.","acts":["sell:mead"],"emotions":[{"kind":"joy","strength":0.4}]}';
const WORDS = { say: "Three coppers.", acts: ["sell:mead"], emotions: [{ kind: "joy", strength: 0.4 }] };

describe("reading a model's answer", () => {
  test("takes a good one as it is, without a note", () => {
    expect(parseAnswer(WHOLE)).toEqual({ words: WORDS, notes: [], cut: false });
  });

  test.each([
    ["fenced", `\`\`\`json\n${WHOLE}\n\`\`\``],
    ["with words around", `Sure! Here you go:\n${WHOLE}\nHope that helps!`],
    [
      "with commas too many",
      '{"say":"Three coppers.",,"acts":["sell:mead",],"emotions":[{"kind":"joy","strength":0.4},],}',
    ],
    [
      "with single quotes and bare keys",
      "{say: 'Three coppers.', acts: ['sell:mead'], emotions: [{kind: 'joy', strength: 0.4}]}",
    ],
    [
      "without its last brackets",
      '{"say":"Three coppers.","acts":["sell:mead"],"emotions":[{"kind":"joy","strength":0.4',
    ],
    [
      "with a bracket missing inside",
      '{"say":"Three coppers.","acts":["sell:mead"],"emotions":[{"kind":"joy","strength":0.4}}',
    ],
    [
      "with acts as objects",
      '{"say":"Three coppers.","acts":[{"id":"sell:mead"}],"emotions":[{"kind":"joy","strength":0.4}]}',
    ],
    [
      "with one act as text",
      '{"say":"Three coppers.","acts":"sell:mead","emotions":{"kind":"joy","strength":0.4}}',
    ],
  ])("mends one that is %s, and says so", (_, text) => {
    const parsed = parseAnswer(text);
    expect(parsed?.words).toEqual(WORDS);
    expect(parsed?.notes.length).toBeGreaterThan(0);
  });

  test("keeps the words of one that was cut in the middle of them", () => {
    expect(parseAnswer('{"say":"Three coppers. And mind the st')).toEqual({
      words: { say: "Three coppers. And mind the st", acts: [], emotions: [] },
      notes: ["cut JSON, repaired"],
      cut: true,
    });
  });

  test("does not take the beginning of an act for an act", () => {
    expect(parseAnswer('{"say":"Here.","acts":["refuse","sell:mead')?.words.acts).toEqual(["refuse"]);
  });

  test("keeps quotation marks and line ends that were not escaped", () => {
    expect(
      parseAnswer('{"say":"They call it "Old Tom",\nand it rang.","acts":[],"emotions":[]}')?.words.say,
    ).toContain('They call it "Old Tom');
  });

  test("clamps how strong a feeling is, and leaves out what is none", () => {
    expect(
      parseAnswer(
        '{"say":"Aye.","acts":[],"emotions":[{"kind":"joy","strength":7},{"kind":"hunger","strength":1},"fear"]}',
      )?.words.emotions,
    ).toEqual([
      { kind: "joy", strength: 1 },
      { kind: "fear", strength: 0.5 },
    ]);
  });

  test("counts three acts and no more", () => {
    const parsed = parseAnswer('{"say":"All of it.","acts":["a","b","c","d"],"emotions":[]}');
    expect(parsed?.words.acts).toEqual(["a", "b", "c"]);
    expect(parsed?.notes).toContain("4 acts: the first 3 count");
  });

  test("takes plain words as words without acts", () => {
    expect(parseAnswer("Three coppers, stranger.")).toMatchObject({
      words: { say: "Three coppers, stranger.", acts: [] },
    });
  });

  test.each(["", "   ", "```", "[]", '{"answer":"yes"}', '{"say":5}', "{", "null"])(
    "finds nothing of use in %j",
    (text) => {
      expect(parseAnswer(text)).toBeUndefined();
    },
  );

  test("never fails, and what it gives fits the schema", () => {
    const pieces = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      '"',
      "'",
      ",",
      ":",
      "say",
      '"say":',
      '"acts":',
      '"emotions":',
      "joy",
      "\\",
      "\\u12",
      "5",
      "-",
      "null",
      " ",
      "\n",
      "“",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 60 }).map((all) => all.join("")),
        ),
        (text) => {
          const parsed = parseAnswer(text);
          if (parsed) expect(answerSchema.safeParse(parsed.words).error).toBeUndefined();
        },
      ),
    );
  });

  test("a text that goes on without end is read as far as it makes sense", () => {
    const began = performance.now();
    expect(
      parseAnswer(`{"say":"x","acts":["refuse"],"emotions":[],${'"a":1,'.repeat(20_000)}}`),
    ).toMatchObject({ words: { say: "x", acts: ["refuse"] } });
    parseAnswer(`{"say":"${'"'.repeat(6_000)}`);
    expect(performance.now() - began).toBeLessThan(500);
  });

  test("a text that nests without end ends", () => {
    expect(parseAnswer(`{"say":"x","acts":${"[".repeat(5_000)}`)).toMatchObject({
      words: { say: "x", acts: [] },
    });
  });
});
