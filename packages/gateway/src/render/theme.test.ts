import { TAGS } from "@wyldlands/protocol";
import { describe, expect, it } from "vitest";
import { theme } from "./theme.ts";

/** Relative luminance (WCAG 2) of 0..255 components. */
function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The colour of one number of the palette's 6x6x6 cube. */
function cube(number: number): number[] {
  const steps = [0, 95, 135, 175, 215, 255];
  const at = number - 16;
  return [Math.floor(at / 36), Math.floor(at / 6) % 6, at % 6].map((step) => steps[step] as number);
}

describe.each(TAGS)("the tag %s", (tag) => {
  it("can be read on black and on white", () => {
    const look = theme[tag];
    const palette = /38;5;(\d+)/.exec(look[256])?.[1];
    const rgb = /38;2;(\d+);(\d+);(\d+)/.exec(look.truecolour)?.slice(1).map(Number);
    for (const colour of [palette === undefined ? undefined : cube(Number(palette)), rgb]) {
      // Bold alone is in the terminal's own colour.
      if (colour === undefined) expect(look[16]).toBe(tag === "art" || tag === "aloud" ? "" : "1");
      else {
        expect((luminance(colour) + 0.05) / 0.05).toBeGreaterThanOrEqual(3.5);
        expect(1.05 / (luminance(colour) + 0.05)).toBeGreaterThanOrEqual(3.5);
      }
    }
  });

  it("is as heavy with many colours as with sixteen", () => {
    const bold = (sgr: string): boolean => sgr === "1" || sgr.startsWith("1;");
    const look = theme[tag];
    expect([bold(look[256]), bold(look.truecolour)]).toEqual([bold(look[16]), bold(look[16])]);
  });
});
