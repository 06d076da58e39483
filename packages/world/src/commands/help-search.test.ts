import { describe, expect, it } from "vitest";
import { search } from "./help-search.ts";

const PAGES = [
  {
    name: "light",
    aliases: ["lamp", "lantern"],
    text: "Light a lantern with oil. A lantern burns for hours.",
  },
  { name: "fishing", aliases: [], text: "Cast a line off the quay and wait. Oil the reel." },
  { name: "quay", aliases: ["harbour"], text: "Boats lie here." },
];

describe("a search in the help", () => {
  const names = (typed: string): string[] => search(PAGES, typed).map(({ name }) => name);

  it("ranks a name over another word for it, and that over the text", () => {
    expect(names("quay")).toEqual(["quay", "fishing"]);
    expect(names("lantern")).toEqual(["light"]);
    expect(names("oil")).toEqual(["fishing", "light"]);
    expect(names("harb")).toEqual(["quay"]);
  });

  it("wants every word, and is content with some when no page has all", () => {
    expect(names("oil lantern")).toEqual(["light"]);
    expect(names("boats lantern")).toEqual(["light", "quay"]);
    expect(names("OIL, LANTERN!")).toEqual(["light"]);
  });

  it("finds nothing in what is no word", () => {
    expect(names("")).toEqual([]);
    expect(names("a ?")).toEqual([]);
    expect(names("constructor")).toEqual([]);
  });
});
