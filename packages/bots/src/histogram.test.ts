import { expect, test } from "vitest";
import { Histogram } from "./histogram.ts";

test("percentiles are by nearest rank", () => {
  const histogram = new Histogram();
  for (let i = 100; i >= 1; i--) histogram.add(i);
  expect(histogram.percentiles()).toEqual({ count: 100, p50: 50, p90: 90, p99: 99, max: 100 });
});

test("two histograms merged are one", () => {
  const one = new Histogram();
  const other = new Histogram();
  one.add(1);
  other.add(3);
  one.merge(other);
  expect(one.percentiles()).toMatchObject({ count: 2, p50: 1, max: 3 });
});

test("nothing measured is all zero", () => {
  expect(new Histogram().percentiles()).toEqual({ count: 0, p50: 0, p90: 0, p99: 0, max: 0 });
});
