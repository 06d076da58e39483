import { expect, test } from "vitest";
import { lineText, markupLines } from "./markup-lines.ts";

const texts = (markup: string): string[] => markupLines(markup).map(lineText);

test("words become lines, and an end of line at the very end adds none", () => {
  expect(texts("one\ntwo\r\n")).toEqual(["one", "two"]);
  expect(texts("one\n\ntwo")).toEqual(["one", "", "two"]);
  expect(texts("")).toEqual([""]);
});

test("a tag reaches over the ends of lines", () => {
  expect(markupLines("<npc>a\nb</npc> c")).toEqual([
    [{ text: "a", tags: ["npc"] }],
    [
      { text: "b", tags: ["npc"] },
      { text: " c", tags: [] },
    ],
  ]);
});

test("what looks like HTML stays text", () => {
  expect(texts("<img src=x> &lt;b&gt;")).toEqual(["<img src=x> <b>"]);
});
