/// <reference types="node" />
import { readFileSync } from "node:fs";
import { TAGS } from "@wyldlands/protocol/markup";
import { expect, test } from "vitest";

const css = readFileSync(new URL("base.css", import.meta.url), "utf8");

type Palette = Record<string, string>;

/** The colours of each theme: the first `:root` block is dark, the second light. */
function palettes(): [string, Palette][] {
  const blocks = [...css.matchAll(/:root \{([^}]*)\}/g)].map((block) => block[1] ?? "");
  const read = (block = ""): Palette =>
    Object.fromEntries(
      [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map((found) => [found[1], found[2]]),
    );
  return [
    ["dark", read(blocks[0])],
    ["light", { ...read(blocks[0]), ...read(blocks[1]) }],
  ];
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function contrast(one: string, other: string): number {
  const luminance = (hex: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test.each(palettes())("in the %s theme every text colour can be read on every ground", (_, palette) => {
  const { ground = "", raised = "", edge = "", "on-accent": onAccent = "", accent = "", ...texts } = palette;
  const found = { ...texts, accent };
  for (const [name, colour] of Object.entries(found)) {
    for (const under of [ground, raised]) {
      expect({ name, enough: contrast(colour, under) >= 4.5 }).toEqual({ name, enough: true });
    }
  }
  expect(Object.keys(found).length).toBeGreaterThan(20);
  expect(contrast(onAccent, accent)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(edge, ground)).toBeGreaterThanOrEqual(2);
});

test("every tag of the markup has its class", () => {
  for (const tag of TAGS) expect(css).toContain(`.tag-${tag} {`);
});
