import { describe, expect, it } from "vitest";
import type { Entity } from "@wyldlands/ecs";
import { Voiced } from "../components/index.ts";
import { shippedContent } from "../testing/shipped-content.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { personaOf } from "./persona.ts";

describe("who an npc is", () => {
  const worlds = useWorlds();

  it("is what its author wrote, what its calling knows, and what everybody of its area knows", async () => {
    const { game } = await worlds({ content: await shippedContent(), seed: "persona" });
    const npc = (slug: string): Entity => {
      const found = [...game.world.query(Voiced)].find(({ prototype }) => prototype?.id === slug);
      if (!found) throw new Error(`nobody is ${slug}`);
      return found;
    };
    const batch = personaOf(game, npc("harbor:batch"), { joy: 0.4 });
    expect(batch).toMatchObject({
      id: "harbor:batch",
      name: "Widow Batch",
      calling: "baker",
      mood: { joy: 0.4 },
    });
    expect(batch.style.address).toEqual({ friend: "my crust", stranger: "my pet", foe: "stale" });
    const ids = batch.lore.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(["harbor:batch/tray", "baker/bread", "harbor/drowning"]));
    expect(new Set(ids).size).toBe(ids.length);
    expect(batch.authored.filter(({ intent }) => intent === "greeting").length).toBeGreaterThan(1);

    const grout = personaOf(game, npc("harbor:grout"));
    expect(grout.lore.find(({ id }) => id === "harbor:grout/cask")?.secret).toBe(0.35);
    // The marsh does not know what the town knows, and neither knows the other's secrets.
    const wick = personaOf(game, npc("saltmarsh:wick")).lore.map(({ id }) => id);
    expect(wick).toContain("saltmarsh/causeway");
    expect(wick.filter((id) => id.startsWith("harbor"))).toEqual([]);
    // What stood in `greeting:` before there were voices is still said.
    expect(personaOf(game, npc("harbor:bram")).authored).toContainEqual({
      intent: "greeting",
      topics: [],
      says: "Mind the wheel. She bites to the left.",
    });
  });
});
