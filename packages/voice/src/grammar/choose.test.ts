import { expect, test } from "vitest";
import { choose, ringOf } from "./choose.ts";
import { colourOf } from "./colour.ts";
import { sceneAt, smallBook } from "./fixture.ts";

test("no words are said again as long as there are others, whichever line they come from", () => {
  const scene = sceneAt("how much is it");
  const own = ["{ware}: {price}.", "{ware}. {price}.", "Since you ask, {price}."].map((says) =>
    smallBook().lineOf("price", says),
  );
  const slots = { ware: "A bandage", price: "two coppers" };
  const say = (ring: readonly string[]) =>
    choose({ own, shared: [], slots, colour: colourOf(scene), ring: ringOf(ring), random: () => 0 });
  const first = say([]);
  expect(first?.text).toBe("A bandage: two coppers.");
  const second = say([first?.key ?? ""]);
  expect(second?.text).toBe("Since you ask, two coppers.");
  // When all was said, what was said longest ago is better than silence.
  expect(say([first?.key ?? "", second?.key ?? ""])?.text).toBe("A bandage. Two coppers.");
});
