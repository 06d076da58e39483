import { describe, expect, it } from "vitest";
import { Registry } from "../commands/registry.ts";
import { shippedContent } from "../testing/shipped-content.ts";
import { channelsFor } from "./channels.ts";
import { useWorlds } from "../testing/use-worlds.ts";

describe("the game's channels", () => {
  const start = useWorlds();

  it("are called by words that are no command, direction or gesture", async () => {
    const content = await shippedContent();
    const world = await start({ content });
    const registry = new Registry();
    const all = channelsFor(world.game, "admin");
    expect(all.length).toBeGreaterThan(3);
    for (const { id, aliases } of all)
      for (const word of [id, ...aliases]) {
        expect(registry.exact(word, "admin"), word).toBeUndefined();
        expect(Object.keys(world.game.rules.socials)).not.toContain(word);
      }
  });

  it("are heard by whom they are for", async () => {
    const world = await start({ content: await shippedContent() });
    const names = (role: "player" | "storyteller" | "builder"): string[] =>
      channelsFor(world.game, role).map(({ id }) => id);
    expect(names("player")).not.toContain("staff");
    expect(names("player")).not.toContain("builders");
    expect(names("storyteller")).toContain("staff");
    expect(names("builder")).toContain("builders");
  });
});
