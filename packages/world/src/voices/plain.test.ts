import { describe, expect, it } from "vitest";
import { plain, spokenPart } from "./plain.ts";

describe("authors' markup as bare words", () => {
  it("has no tags, entities or line breaks", () => {
    expect(plain("<npc>Hesper</npc> says,\n  <say>'Oil &amp; light.'</say>")).toBe(
      "Hesper says, 'Oil & light.'",
    );
  });

  it("of a sentence that tells what somebody says is what is said", () => {
    expect(spokenPart("<npc>Hesper</npc> says, <say>'My lamp is dry, and it's late.'</say>")).toBe(
      "My lamp is dry, and it's late.",
    );
    expect(spokenPart("There are rats in the cellar.")).toBe("There are rats in the cellar.");
  });
});
