import { expect, test } from "vitest";
import { importLine } from "./settings-file.ts";

test("a file of settings becomes the line that takes them in, on one line whatever it was written on", () => {
  expect(importLine('{\n  "brief": true,\n  "prompt": "%h\\n"\n}')).toBe(
    'settings import {"brief":true,"prompt":"%h\\n"}',
  );
  expect(importLine("{}")).toBe("settings import {}");
});

test.each([
  ["no JSON", "brief on"],
  ["nothing", ""],
  ["a list", "[1]"],
  ["a word", '"brief"'],
  ["null", "null"],
  ["a picture", "\u0089PNG\r\n\u001a\n"],
  ["more than a line takes", JSON.stringify({ prompt: "x".repeat(4_000) })],
  ["more bytes than a line takes", JSON.stringify({ prompt: "é".repeat(2_000) })],
])("a file with %s becomes no line", (_what, text) => {
  expect(importLine(text)).toBeUndefined();
});
