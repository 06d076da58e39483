import type { DisplayTopic } from "@wyldlands/protocol";
import { describe, expect, it } from "vitest";
import { ownTheme } from "./own-theme.ts";
import { renderLines, type RenderTarget } from "./render.ts";
import { Words } from "./words.ts";

const target = (theme: DisplayTopic["theme"], colours: RenderTarget["colours"] = 16): RenderTarget => ({
  width: 80,
  colours,
  charset: "utf-8",
  screenReader: false,
  theme: ownTheme(theme),
});

describe("a player's own colours", () => {
  it("stand in for the common ones, tag by tag", () => {
    const theme = { npc: { colour: "red" } };
    expect(renderLines("<npc>Bo</npc> <exit>in</exit>", target(theme))).toBe(
      "\u001b[31mBo\u001b[0m \u001b[32min\u001b[0m\r\n",
    );
  });

  it.each([
    [{ colour: "red" }, "31", "31", "31"],
    [{ colour: "white", bold: true }, "1;37", "1;37", "1;37"],
    [{ colour: "ff8700" }, "33", "38;5;208", "38;2;255;135;0"],
    [{ colour: "FF0000", bold: true }, "1;91", "1;38;5;196", "1;38;2;255;0;0"],
    [{ colour: "808080" }, "90", "38;5;244", "38;2;128;128;128"],
    [{ colour: "000000" }, "30", "38;5;16", "38;2;0;0;0"],
    [{ colour: "plain" }, "", "", ""],
    [{ colour: "plain", bold: true }, "1", "1", "1"],
  ] as const)("are the nearest that the terminal has: %o", (wish, sixteen, palette, all) => {
    expect(ownTheme({ npc: wish })?.looks.npc).toEqual({ 16: sixteen, 256: palette, truecolour: all });
  });

  it("leave a tag uncoloured when the player wants it plain", () => {
    expect(renderLines("<npc>Bo</npc>", target({ npc: { colour: "plain" } }))).toBe("Bo\r\n");
  });

  it.each([
    [undefined],
    [{}],
    [{ npc: { colour: "beige" } }],
    [{ npc: { colour: "31;5" } }],
    [{ npc: { colour: "\u001b[2J" } }],
    [{ blink: { colour: "red" } }],
    [{ npc: null }],
    [{ npc: { colour: 7 } }],
  ])("change nothing when they are none: %o", (theme) => {
    expect(ownTheme(theme as unknown as DisplayTopic["theme"])).toBeUndefined();
  });

  it("are shown where colours are shown at all", () => {
    expect(renderLines("<npc>Bo</npc>", target({ npc: { colour: "red" } }, 0))).toBe("Bo\r\n");
  });

  it("do not leak into what others are shown, and are rendered once for all who share them", () => {
    const words = new Words("<npc>Bo</npc>");
    const red = { npc: { colour: "red" }, exit: { colour: "00ff00" } };
    const sameRed = { exit: { colour: "00ff00" }, npc: { colour: "red" } };
    expect(words.rendered(target(red))).toContain("\u001b[31m");
    expect(words.rendered(target(undefined))).toContain("\u001b[35m");
    expect(words.rendered(target(sameRed))).toContain("\u001b[31m");
    expect(words.renderings).toBe(2);
  });
});
