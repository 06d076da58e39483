import { describe, expect, test } from "vitest";
import { ANNA, tavernScene } from "../answer/testing/tavern.ts";
import type { Understood } from "../grammar/understand.ts";
import type { Intent } from "../intents.ts";
import { Learnt } from "./learnt.ts";

const vague: Understood = { intent: "small-talk", score: 0.2, slots: {}, also: [] };
const bo = { ...ANNA, id: "bo-1", name: "Bo" };

/** As what Bo's words are taken after a model took Anna's for that. */
function after(text: string, means: Intent, again = text, understood = vague): Intent {
  const learnt = new Learnt();
  const meant = learnt.told(tavernScene({ text }), understood, means);
  if (meant !== understood) learnt.note(tavernScene({ text }), meant.intent);
  return learnt.understood(tavernScene({ text: again, speaker: bo }), understood).intent;
}

describe("what models take lines to mean", () => {
  test("is known the next time somebody says the same words, to whomever", () => {
    expect(after("gtg bye", "farewell")).toBe("farewell");
    expect(after("Gtg, bye!", "farewell", "gtg bye")).toBe("farewell");
    expect(after("gtg bye", "farewell", "gtg now bye")).toBe("small-talk");
  });

  test("does not gainsay what was plainly understood", () => {
    const plain: Understood = { ...vague, intent: "agree", score: 0.9 };
    expect(after("aye, that will do nicely", "work", undefined, plain)).toBe("agree");
  });

  test("is not kept of lines that what was said before gives their meaning, nor of talk that is free", () => {
    expect(after("do you have it?", "wares")).toBe("small-talk");
    expect(after("and you?", "mood")).toBe("small-talk");
    expect(after("It's getting late in the harbour, isn't it?", "time")).toBe("time");
    expect(after("remember my brother?", "memory")).toBe("small-talk");
  });

  test("needs the name of what it is about", () => {
    expect(after("what's the damage for a mug", "price")).toBe("small-talk");
    expect(
      after("what's the damage for a mead", "price", undefined, { ...vague, slots: { ware: "mead" } }),
    ).toBe("price");
  });

  test("is not asked of a line that does something", () => {
    const learnt = new Learnt();
    const scene = tavernScene({
      text: "consider me hired",
      acts: [{ id: "take-on:pots", about: "", verb: "take-on" }],
    });
    expect(learnt.told(scene, vague, "work")).toBe(vague);
    learnt.note(scene, "work");
    expect(learnt.understood(scene, vague)).toBe(vague);
  });

  test("is forgotten when all is", () => {
    const learnt = new Learnt();
    learnt.note(tavernScene({ text: "gtg bye" }), "farewell");
    learnt.clear();
    expect(learnt.understood(tavernScene({ text: "gtg bye" }), vague)).toBe(vague);
  });
});
