import { expect, test } from "vitest";
import { History } from "./history.ts";

function walked(...lines: string[]): History {
  const history = new History();
  for (const line of lines) history.add(line);
  return history;
}

test("older lines come back newest first, and the oldest is the end", () => {
  const history = walked("north", "look");
  expect([history.older(""), history.older("look"), history.older("north")]).toEqual([
    "look",
    "north",
    undefined,
  ]);
});

test("what was being typed is found again below the newest line", () => {
  const history = walked("north", "look");
  history.older("give ri");
  history.older("look");
  expect([history.newer(), history.newer(), history.newer()]).toEqual(["look", "give ri", undefined]);
});

test("a repeat is kept once, an empty line not at all", () => {
  const history = walked("look", "look", "");
  expect([history.older(""), history.older("look")]).toEqual(["look", undefined]);
});
