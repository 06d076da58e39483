import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Announcer } from "./announcer.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function announcer(): { spoken: string[]; add: (line: string) => void } {
  const spoken: string[] = [];
  const one = new Announcer((text) => spoken.push(text));
  return { spoken, add: (line) => one.add(line) };
}

test("lines that come together are spoken together", () => {
  const { spoken, add } = announcer();
  add("The Salt Quay");
  add("");
  add("Gulls argue.");
  expect(spoken).toEqual([]);
  vi.advanceTimersByTime(600);
  expect(spoken).toEqual(["The Salt Quay\nGulls argue."]);
  add("A bell rings.");
  vi.advanceTimersByTime(600);
  expect(spoken[1]).toBe("A bell rings.");
});

test("of a flood the newest lines are spoken, and the rest is counted", () => {
  const { spoken, add } = announcer();
  for (let i = 1; i <= 40; i++) add(`line ${i}`);
  vi.advanceTimersByTime(600);
  expect(spoken[0]?.split("\n")).toHaveLength(11);
  expect(spoken[0]).toMatch(/^30 more lines above\.\nline 31\n/);
});
