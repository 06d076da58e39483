/// <reference types="node" />
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { displayClass, displayStyle } from "./display.ts";

const css = readFileSync(new URL("base.css", import.meta.url), "utf8");

test("who wishes nothing gets the page as it is", () => {
  expect(displayClass({})).toBe("");
  expect(displayStyle({})).toEqual({});
  expect(displayClass({ colours: 256, screenReader: false })).toBe("");
});

test("no colours is a class; so is a screen reader, which has none either", () => {
  expect(displayClass({ colours: 0 })).toBe("plain");
  expect(displayClass({ screenReader: true, colours: 256 })).toBe("plain reader");
  expect(displayClass({ colours: 0, screenReader: true })).toBe("plain reader");
});

test("blank lines where a terminal has them before its prompt are a class beside the others", () => {
  expect(displayClass({ compact: false })).toBe("spaced");
  expect(displayClass({ compact: false, colours: 0 })).toBe("plain spaced");
  expect(displayClass({ compact: false, screenReader: true })).toBe("plain reader spaced");
  expect(displayClass({ compact: true })).toBe("");
});

test("a theme colours its tags, by name, by six digits, or not at all", () => {
  const theme = {
    room: { colour: "red", bold: true },
    npc: { colour: "C0FFEE" },
    item: { colour: "#00aa55" },
    say: { colour: "plain" },
  } as const;
  expect(displayStyle({ theme })).toEqual({
    "--tag-room": "var(--named-red)",
    "--weight-room": "700",
    "--tag-npc": "#c0ffee",
    "--weight-npc": "400",
    "--tag-item": "#00aa55",
    "--weight-item": "400",
    "--tag-say": "currentcolor",
    "--weight-say": "400",
  });
});

test("what is no colour changes nothing", () => {
  for (const colour of ["mauve", "12", "url(x)", "red;}", ""])
    expect(displayStyle({ theme: { room: { colour } } })).toEqual({});
});

test("every colour that can be named is in the style sheet, dark and light", () => {
  for (const name of ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]) {
    expect(displayStyle({ theme: { exit: { colour: name } } })["--tag-exit"]).toBe(`var(--named-${name})`);
    expect(css.match(new RegExp(`--named-${name}: #`, "g"))).toHaveLength(2);
  }
});

test("a width is so many columns, and nonsense is no width", () => {
  expect(displayStyle({ width: 80 })).toEqual({ "--columns": "80ch" });
  for (const width of [0, -3, 1, 100_000, Number.NaN]) expect(displayStyle({ width })).toEqual({});
});
