import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edit, SMALL_GAME, withFolder } from "./content-fixture.ts";
import { loadContent } from "./load.ts";
import { ReadCache } from "./read-cache.ts";
import { folderSource, overlaid } from "./source.ts";
import type { Content, LoadResult } from "./types.ts";

const ROOMS = "areas/dock/rooms.yaml";
const NEW_LOOK = edit(ROOMS, "look: Planks over green water.", "look: Planks over black water.");

/** Changes that builders make, each to some files; null: the file is deleted. */
const CHANGES: Readonly<Record<string, string | null>>[] = [
  {},
  NEW_LOOK,
  edit(ROOMS, "north: shed", "north: { to: shed, door: half-door }"),
  edit(ROOMS, "south: pier", "south: { to: pier, hidden: 20 }"),
  edit("areas/dock/area.yaml", "recall: pier", "recall: pier\nterrain: quay"),
  edit("areas/dock/items.yaml", "weight: 2000", "weight: 1900"),
  edit("areas/dock/items.yaml", "look: Oak.", "look: <b>Oak."),
  edit("areas/dock/npcs.yaml", "reward: 2", "reward: 200"),
  edit("areas/dock/npcs.yaml", "name: Joss", "name: [Joss"),
  { "areas/dock/npcs.yaml": null },
  { "areas/dock/items/more.yaml": "oar:\n  name: a second oar\n  ground: One.\n  look: One.\n  weight: 1\n" },
  {
    "areas/fen/area.yaml": "name: The Fen\nrecall: pool\n",
    "areas/fen/rooms.yaml": "pool:\n  name: The Pool\n  look: Still.\n",
  },
];

function contentOf(result: LoadResult): Content {
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.content;
}

describe("reading again what was read before", () => {
  it("gives what a first reading gives, findings by file and line too, whatever was changed in between", async () => {
    await withFolder(SMALL_GAME, async (folder) => {
      const turns = fc.array(fc.nat(CHANGES.length - 1), { minLength: 2, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(turns, async (chosen) => {
          const cache = new ReadCache();
          for (const which of chosen) {
            const source = overlaid(folderSource(folder), new Map(Object.entries(CHANGES[which] ?? {})));
            expect(await loadContent(source, cache)).toEqual(await loadContent(source));
          }
        }),
        { numRuns: 60 },
      );
    });
  });

  it("leaves what nobody changed the same object, and nothing else", async () => {
    await withFolder(SMALL_GAME, async (folder) => {
      const cache = new ReadCache();
      const first = contentOf(await loadContent(folder, cache));
      const source = overlaid(folderSource(folder), new Map(Object.entries(NEW_LOOK)));
      const second = contentOf(await loadContent(source, cache));
      expect(second.items.get("dock:oar")).toBe(first.items.get("dock:oar"));
      expect(second.npcs.get("dock:ferryman")).toBe(first.npcs.get("dock:ferryman"));
      expect(second.rooms.get("dock:pier")).not.toBe(first.rooms.get("dock:pier"));
      expect(second.rooms.get("dock:pier")?.look).toBe("Planks over black water.");
    });
  });

  it("builds a room anew when it is what the rest of the content makes of it: its ground, its place, its doors", async () => {
    await withFolder(SMALL_GAME, async (folder) => {
      const cache = new ReadCache();
      const shed = async (changes: Readonly<Record<string, string>>): Promise<unknown> => {
        const source = overlaid(folderSource(folder), new Map(Object.entries(changes)));
        return contentOf(await loadContent(source, cache)).rooms.get("dock:shed");
      };
      const plain = await shed({});
      expect(plain).toMatchObject({ terrain: "inside", coords: { x: 0, y: 1, z: 0 } });
      expect(
        await shed({ "areas/dock/area.yaml": "name: The Dock\nrecall: pier\nterrain: quay\n" }),
      ).toMatchObject({
        terrain: "quay",
      });
      const inFirst = edit(
        ROOMS,
        "  look: Planks over green water.",
        "  look: Planks over green water.\n  at: [5, 5, 0]",
      );
      expect(await shed(inFirst)).toMatchObject({ coords: { x: 5, y: 6, z: 0 } });
      const door = edit(ROOMS, "north: shed", "north: { to: shed, door: half-door }");
      expect(await shed(door)).toMatchObject({ ways: { south: { door: "dock:pier.north" } } });
      expect(await shed({})).toEqual(plain);
    });
  });
});
