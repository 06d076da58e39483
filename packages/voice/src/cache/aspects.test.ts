import { expect, test } from "vitest";
import { tavernScene } from "../answer/testing/tavern.ts";
import type { Understood } from "../grammar/understand.ts";
import { aspectOf } from "./aspects.ts";
import { ReplyCache } from "./reply-cache.ts";

test.each([
  ["name", "Who are you?", ""],
  ["name", "How old are you?", "age"],
  ["day", "What do you do all day?", ""],
  ["day", "When do you open?", "hours"],
  ["day", "What are you doing?", "now"],
  ["price", "How dear is the mead?", ""],
  ["price", "That’s too dear.", "less"],
  ["work", "Any other work?", "next"],
  ["weather", "Will it rain tomorrow?", "later"],
  ["thanks", "Thanks, and how old are you?", ""],
] as const)("of %s, '%s' asks for '%s'", (intent, text, aspect) => {
  expect(aspectOf(tavernScene({ text }), intent)).toBe(aspect);
});

test("what answers one is not said to another", () => {
  const cache = new ReplyCache({ clock: () => 0, random: () => 0, ttlMs: 1_000 });
  const name: Understood = { intent: "name", score: 0.9, slots: {}, also: [] };
  const say = "Ansel Grout. It is over the door.";
  cache.store(tavernScene({ text: "Who are you?" }), name, { say, acts: [], emotions: [], sources: [] });
  expect(cache.find(tavernScene({ text: "And who might you be?" }), name, [])?.say).toBe(say);
  expect(cache.find(tavernScene({ text: "How old are you?" }), name, [])).toBeUndefined();
});
