import { expect, it } from "vitest";
import { AuthoredIds, authoredId } from "./ids.ts";

it("remembers the ids of names, and makes them anew when there were too many to keep", () => {
  const ids = new AuthoredIds(3);
  for (const slug of [
    "isle:pit",
    "isle:beach",
    "isle:pit",
    "isle:hut",
    "isle:mast",
    "isle:pit",
    "isle:beach",
  ])
    expect(ids.of(slug)).toBe(authoredId(slug));
});
