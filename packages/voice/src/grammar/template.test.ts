import { describe, expect, it } from "vitest";
import { draws } from "./fixture.ts";
import { canSay, faultOf, fill, parseTemplate, tidy } from "./template.ts";

const said = (says: string, slots: Record<string, string | undefined> = {}, random = draws()): string =>
  fill(parseTemplate(says), slots, random);

describe("a line with slots and choices", () => {
  it("is filled, begins with a capital and ends once", () => {
    expect(said("{ware}, for {price}.", { ware: "a loaf", price: "two coppers" })).toBe(
      "A loaf, for two coppers.",
    );
    expect(said("{rumour}.", { rumour: "The boat is in." })).toBe("The boat is in.");
    expect(tidy("good  day , you .")).toBe("Good day, you.");
  });

  it("says one of its ways, and never one that lacks its slot", () => {
    const ways = new Set(
      Array.from({ length: 40 }, (_, seed) => said("[Hey|Ho][, {you}|].", { you: "Anna" }, draws(seed))),
    );
    expect([...ways].toSorted()).toEqual(["Hey, Anna.", "Hey.", "Ho, Anna.", "Ho."]);
    for (let seed = 0; seed < 20; seed += 1) expect(said("Well[, {you}|].", {}, draws(seed))).toBe("Well.");
  });

  it("cannot be said without what it has to say", () => {
    expect(canSay(parseTemplate("It is {price}.").pieces, {})).toBe(false);
    expect(canSay(parseTemplate("It is {price}.").pieces, { price: "a copper" })).toBe(true);
    expect(canSay(parseTemplate("[{you}|{name}], hey.").pieces, {})).toBe(false);
  });

  it("has the verb that goes with whom it names", () => {
    const line = "{from:says:say} so, if {from:is:are} to be believed.";
    expect(said(line, { from: "Bob" })).toBe("Bob says so, if Bob is to be believed.");
    expect(said(line, { from: "you" })).toBe("You say so, if you are to be believed.");
    expect(faultOf(line)).toBeUndefined();
    expect(canSay(parseTemplate(line).pieces, {})).toBe(false);
    for (const bad of ["{from:says}", "{from:says:say:said}", "{from::}"])
      expect(faultOf(bad), bad).toMatch(/Write/);
  });

  it("is refused by what is wrong with it", () => {
    expect(faultOf("[this|that] and {ware}")).toBeUndefined();
    for (const bad of ["[this|that", "this]", "[a|[b|c]]", "[only]", "{Ware}", "{a b}", "}"])
      expect(faultOf(bad), bad).toMatch(/Write/);
  });
});
