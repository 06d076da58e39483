import { expect, test } from "vitest";
import { lineText, markupLines, spokenText } from "./markup-lines.ts";

const texts = (markup: string): string[] => markupLines(markup).map(lineText);

test("words become lines, and an end of line at the very end adds none", () => {
  expect(texts("one\ntwo\r\n")).toEqual(["one", "two"]);
  expect(texts("one\n\ntwo")).toEqual(["one", "", "two"]);
  expect(texts("")).toEqual([""]);
});

test("a tag reaches over the ends of lines", () => {
  expect(markupLines("<npc>a\nb</npc> c")).toEqual([
    { spans: [{ text: "a", tags: ["npc"] }] },
    {
      spans: [
        { text: "b", tags: ["npc"] },
        { text: " c", tags: [] },
      ],
    },
  ]);
});

test("what looks like HTML stays text", () => {
  expect(texts("<img src=x> &lt;b&gt;")).toEqual(["<img src=x> <b>"]);
});

test("a drawing is one block, whatever stands before and after it, and no empty line comes of its ends", () => {
  const drawing = [{ text: "  /\\\n /  \\", tags: [] }];
  for (const markup of [
    "The hill:\n<art>  /\\\n /  \\</art>\nIt is steep.",
    "The hill:<art>  /\\\n /  \\</art>It is steep.",
    "The hill:\r\n<art>\r\n  /\\\r\n /  \\\r\n</art>\r\nIt is steep.\r\n",
  ]) {
    expect(markupLines(markup)).toEqual([
      { spans: [{ text: "The hill:", tags: [] }] },
      { spans: drawing, shape: "art" },
      { spans: [{ text: "It is steep.", tags: [] }] },
    ]);
  }
  expect(markupLines("<art>@</art>\n")).toEqual([{ spans: [{ text: "@", tags: [] }], shape: "art" }]);
});

test("a drawing keeps the tags inside it, and takes none from around it", () => {
  expect(markupLines("<system><art>[<player>@</player>]</art></system>")).toEqual([
    {
      shape: "art",
      spans: [
        { text: "[", tags: [] },
        { text: "@", tags: ["player"] },
        { text: "]", tags: [] },
      ],
    },
  ]);
});

test("words for the ear make a line of their own, or stand within one", () => {
  expect(
    markupLines("<art>@-</art>\n<aloud>North: the quay.\nEast: the sea.</aloud>").map(({ shape }) => shape),
  ).toEqual(["art", "aloud", "aloud"]);
  const [line] = markupLines("Exits: n<aloud>orth</aloud>");
  expect(line?.shape).toBeUndefined();
  expect(line?.spans[1]).toEqual({ text: "orth", tags: ["aloud"] });
});

test("a drawing is not spoken, and what stands beside it is", () => {
  const lines = markupLines("<art>@-[ ]</art>\n<aloud>East: the sea.</aloud>\nYou know no more.");
  expect(lines.map(spokenText)).toEqual(["", "East: the sea.", "You know no more."]);
});
