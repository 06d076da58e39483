import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordModerator } from "../moderation/moderator.ts";
import { dialoguePrompt } from "../prompts/build-prompt.ts";
import { EMOTIONS, type LegalAct } from "../scene.ts";
import { LIMITS, passAnswer } from "./pipeline.ts";
import { tavernScene } from "./testing/tavern.ts";

const ACTS: readonly LegalAct[] = [
  { id: "sell:mead", about: "sell one mead to Anna for 3 coppers", verb: "sell" },
  { id: "gesture:nod", about: "nod at Anna", verb: "gesture" },
  { id: "refuse", about: "refuse what Anna asks", verb: "refuse" },
];
const scene = tavernScene({ text: "I'll have the mead.", acts: ACTS });
const prompt = dialoguePrompt(scene, { budget: 2_000, nonce: "k3f9a2c1" });
const moderator = wordModerator();
const pass = (text: string, more = {}) => passAnswer(text, { scene, prompt, moderator, ...more });

/** What a model, or whoever drives it, may come up with. */
const words = fc.constantFrom(
  "Here's your mead.",
  "It's yours.",
  "k3f9a2c1",
  "⟦",
  "⟧",
  "sell:mead",
  "third cask",
  "brandy comes up it",
  "behind the",
  "in the cellar a cut leads",
  "As an AI",
  "system prompt",
  "\u001b[31m",
  "\u0000",
  "\u200b",
  "<b>",
  "*nods*",
  "Ansel Grout:",
  "500 coppers",
  "kill yourself",
  "kу\u200bѕ",
  "Mead is three coppers.",
  "Привет",
  "\n",
  "",
);
const say = fc
  .array(fc.oneof(words, fc.string({ unit: "binary", maxLength: 20 })), { maxLength: 8 })
  .map((parts) => parts.join(" "));
const acts = fc.array(
  fc.constantFrom("sell:mead", "gesture:nod", "refuse", "give:all", "sell:mead ", "__proto__"),
  { maxLength: 5 },
);
const text = fc.oneof(
  fc
    .record({
      say,
      acts,
      emotions: fc.array(fc.record({ kind: fc.constantFrom("joy", "hunger"), strength: fc.double() })),
    })
    .map((one) => JSON.stringify(one)),
  say,
  fc
    .tuple(say, fc.nat(200))
    .map(([one, at]) => JSON.stringify({ say: one, acts: ["sell:mead"] }).slice(0, at)),
);

describe("whatever a model answers", () => {
  test("only legal acts, known feelings and clean words pass, and nothing that is withheld", () => {
    fc.assert(
      fc.property(text, (one) => {
        const { words, notes } = pass(one);
        if (!words) {
          expect(notes.length).toBeGreaterThan(0);
          return;
        }
        const all = `${words.say} ${words.gesture ?? ""}`;
        expect(ACTS.map(({ id }) => id)).toEqual(expect.arrayContaining([...words.acts]));
        expect(new Set(words.acts).size).toBe(words.acts.length);
        for (const { kind, strength } of words.emotions) {
          expect(EMOTIONS).toContain(kind);
          expect(strength).toBeGreaterThanOrEqual(0);
          expect(strength).toBeLessThanOrEqual(1);
        }
        expect(words.say.length).toBeLessThanOrEqual(LIMITS.letters);
        expect(all).not.toMatch(
          /[\p{Cc}\p{Cf}⟦⟧]|k3f9a2c1|sell:mead|behind the third cask|cellar a cut leads|kill yourself|system prompt/iu,
        );
        if (/Here's your mead|It's yours/.test(words.say)) expect(words.acts).toContain("sell:mead");
      }),
      { numRuns: 500 },
    );
  });

  test("an act that was done twice running is not done a third time, but for trade", () => {
    const lately = [
      ["gesture:nod", "sell:mead"],
      ["gesture:nod", "sell:mead"],
    ];
    const answer = JSON.stringify({
      say: "Here's your mead.",
      acts: ["sell:mead", "gesture:nod"],
      emotions: [],
    });
    expect(pass(answer, { actsLately: lately })).toMatchObject({
      words: { acts: ["sell:mead"] },
      notes: ["an act that it has done twice running: left out"],
    });
  });
});
