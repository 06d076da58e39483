import { expect, test } from "vitest";
import { orderedExits } from "./exits.ts";

test("exits go round the compass, then up and down, then the odd ones by name", () => {
  const exits = { well: "", down: "", west: "", arch: "", north: "", southeast: "" };
  expect(orderedExits(exits)).toEqual(["north", "southeast", "west", "down", "arch", "well"]);
});
