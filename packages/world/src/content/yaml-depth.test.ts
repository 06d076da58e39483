import { expect, test } from "vitest";
import { tooDeepLine } from "./yaml-depth.ts";

test("what content looks like is not too deep", () => {
  expect(tooDeepLine("pier:\n  exits:\n    - { to: [a, b], when: { by: [night] } }\n")).toBeUndefined();
});

test.each([
  ["open brackets", `pier:\n  look: ${"[".repeat(5_000)}`, 2],
  ["open braces, a line each", "{a: \n".repeat(5_000), 61],
  ["list signs", `a:\n\n${"- ".repeat(5_000)}x`, 3],
  ["indentation", Array.from({ length: 5_000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"), 242],
])("%s without end are, on the line where they become so", (_, text, line) => {
  expect(tooDeepLine(text)).toBe(line);
});
