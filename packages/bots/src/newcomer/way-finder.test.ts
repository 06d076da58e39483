import { expect, it } from "vitest";
import { WayFinder } from "./way-finder.ts";

it("finds the shortest way along steps that were taken, and none that was not", () => {
  const map = new WayFinder();
  map.note("Stair", "down", "Quay");
  map.note("Quay", "east", "Market");
  map.note("Market", "north", "Row");
  map.note("Stair", "east", "Row");
  map.note("Row", "in", "Shop");
  expect(map.path("Stair", "Market")).toEqual(["down", "east"]);
  expect(map.path("Stair", "Shop")).toEqual(["east", "in"]);
  expect(map.path("Stair", "Stair")).toEqual([]);
  expect(map.path("Shop", "Stair")).toBeUndefined();
  expect(map.path("Nowhere", "Stair")).toBeUndefined();
});
