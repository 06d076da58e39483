import { expect, it } from "vitest";
import { healthWords, severity, thirdPerson } from "./strike-words.ts";

it("tells a blow by what it took of the whole", () => {
  expect([0, 0.05, 0.12, 0.2, 0.4, 2].map(severity)).toEqual([
    " lightly",
    "",
    " hard",
    " badly",
    " very badly",
    " half to death",
  ]);
});

it("tells how somebody is by what is left", () => {
  expect([1, 0.9, 0.7, 0.5, 0.2, 0.1].map(healthWords)).toEqual([
    "is unhurt",
    "is hardly scratched",
    "has some scratches",
    "is hurt",
    "is badly hurt",
    "is nearly dead",
  ]);
});

it("bends verbs", () => {
  expect(["bite", "punch", "slash", "parry", "spray", "box"].map(thirdPerson)).toEqual([
    "bites",
    "punches",
    "slashes",
    "parries",
    "sprays",
    "boxes",
  ]);
});
