import { describe, expect, it } from "vitest";
import { MOST_WALKED, speedwalk } from "./speedwalk.ts";

describe("a walk", () => {
  it.each([
    ["3n2e", "north north north east east"],
    ["2ne", "northeast northeast"],
    ["nne", "north northeast"],
    ["3 North, 1 east", "north north north east"],
    ["2 south west", "south south west"],
    ["1in1out", "in out"],
    ["udu", "up down up"],
  ])("%j is so many steps", (text, steps) => {
    expect(speedwalk(text)?.join(" ")).toBe(steps);
  });

  it.each(["", "3", "n3", "3x", "2 oars", "3n2", "north pole", "31n", "30n1e", "999n"])(
    "%j is none",
    (text) => {
      expect(speedwalk(text)).toBeUndefined();
    },
  );

  it("has thirty steps at most", () => {
    expect(speedwalk(`${MOST_WALKED}n`)).toHaveLength(MOST_WALKED);
  });
});
