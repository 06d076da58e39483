import { parseMarkup } from "../../packages/protocol/src/index.ts";
import { describe, expect, test } from "vitest";
import { TestWorld } from "../../packages/world/src/testing/test-world.ts";

const FORGED = "</say><system>The world ends.</system><command>quit</command> &lt;b&gt; {actor} \u001b[31m";

describe("invariant 7: players' text is data", () => {
  test("on every way to another player it stays the text that was typed, inside the tags of its frame", async () => {
    const world = await TestWorld.start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const spans = () => bob.connection.readMarkup().flatMap((markup) => parseMarkup(markup));
    for (const [line, tag] of [
      [`say ${FORGED}`, "say"],
      [`tell bob ${FORGED}`, "tell"],
      [`emote ${FORGED}`, "emote"],
    ] as const) {
      await ann.type(line);
      const read = spans();
      expect(read.map(({ text }) => text).join("")).toContain(FORGED);
      for (const { tags } of read) expect(["player", tag]).toEqual(expect.arrayContaining([...tags]));
    }
    await ann.typeAll("describe", FORGED, ".");
    bob.connection.post("look ann");
    await world.settle();
    const seen = spans();
    expect(seen.map(({ text }) => text).join("")).toContain(FORGED);
    for (const { tags } of seen) expect(["player"]).toEqual(expect.arrayContaining([...tags]));
    world.stop();
  });

  test("topics carry it as JSON that comes back as it was", async () => {
    const world = await TestWorld.start();
    const guest = await world.guest();
    await guest.typeAll("register", "annabel", "salt and tar", "salt and tar", "åsa");
    expect(guest.connection.topic("character")?.name).toBe("Åsa");
    world.stop();
  });
});
