import { expect, test } from "vitest";
import { ListenerCheck } from "./listener-check.ts";

function hear(...words: string[]): ListenerCheck {
  const check = new ListenerCheck();
  for (const text of words) check.line(text);
  return check;
}

test("markers of several speakers may interleave and have gaps", () => {
  const report = hear(
    "Anwen says, '#b1-1'",
    "Bran says, '#b2-5'",
    "Anwen says, '#b1-4'",
    "Bran waves.",
  ).report();
  expect(report).toEqual({ heard: 3, speakers: 2, faults: [] });
});

test("one marker heard twice is doubled, also later", () => {
  const { faults } = hear("Anwen says, '#b1-1'", "Anwen says, '#b1-2'", "Anwen says, '#b1-1'").report();
  expect(faults.map(({ kind }) => kind)).toEqual(["doubled"]);
});

test("a marker behind a later one is reordered", () => {
  const { faults } = hear("Anwen says, '#b1-2'", "Anwen says, '#b1-1'").report();
  expect(faults.map(({ kind }) => kind)).toEqual(["reordered"]);
});
