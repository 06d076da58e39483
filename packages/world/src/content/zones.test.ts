import { describe, expect, test } from "vitest";
import { RoomNature } from "../components/index.ts";
import { loadFiles } from "../testing/written-content.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { SMALL_GAME } from "./content-fixture.ts";
import { AREA, NPCS, ROOMS } from "./checks/check-fixture.ts";

const start = useWorlds();
const FILES = SMALL_GAME as Record<string, string>;
const CLIMATE = `coast:
  lasts: 3
  skies: { rain: { look: It rains., begins: Rain begins. } }
  odds: { spring: { rain: 1 }, summer: { rain: 1 }, autumn: { rain: 1 }, winter: { rain: 1 } }
`;
const ZONES = `reach:
  name: the Reach
  areas: [dock]
  climate: coast
  pvp: true
  law: strict
  currency: { name: a silver mark, plural: silver marks }
`;

async function game(more: Record<string, string>) {
  return loadFiles({
    ...FILES,
    "rules/climates.yaml": CLIMATE,
    "zones.yaml": ZONES,
    ...Object.fromEntries(Object.entries(more).map(([file, text]) => [file, `${FILES[file] ?? ""}${text}`])),
  });
}

describe("a zone", () => {
  test("gives its areas climate, law of arms and the name of coins", async () => {
    const content = await game({
      [NPCS]:
        "mo:\n  name: Mo\n  ground: Mo sits.\n  look: Old.\n  shop: { sells: [{ item: oar, price: 3 }] }\n",
    });
    expect(content.areas.get("dock")).toMatchObject({ climate: "coast", zone: "the Reach", law: "strict" });
    const world = await start({ content });
    const { game: play } = world;
    expect(play.startRoom.get(RoomNature)?.duels).toBe(true);
    play.spawnThing("dock:mo", 1, play.startRoom);
    const [ann] = await world.players("Ann");
    await world.tick(1_000);
    expect(await ann.type("map")).toContain("The Dock, the Reach. The watch is strict here, with duels too.");
    expect(play.coinName(3, ann.character)).toBe("<coin>three silver marks</coin>");
    expect(play.coinName(3)).toContain("copper pennies");
  });

  test("is overridden by the area, and the area by the room", async () => {
    const content = await game({
      [AREA]: "pvp: false\nlaw: none\ncurrency: { name: a bead, plural: beads }\n",
      [ROOMS]: "ring:\n  name: The Ring\n  look: Sand.\n  duels: true\n",
    });
    expect(content.areas.get("dock")?.law).toBe("none");
    expect(content.areas.get("dock")?.currency).toEqual({ name: "a bead", plural: "beads" });
    const world = await start({ content });
    const { game: play } = world;
    expect(play.startRoom.get(RoomNature)?.duels).toBe(false);
    expect(play.room("dock:ring")?.get(RoomNature)?.duels).toBe(true);
  });

  test("does not reach rooms that say otherwise, nor peaceful ones", async () => {
    const content = await game({
      [ROOMS]:
        "nave:\n  name: The Nave\n  look: Cool.\n  peaceful: true\nhall:\n  name: The Hall\n  look: Tiled.\n  duels: false\n",
    });
    const world = await start({ content });
    for (const slug of ["nave", "hall"])
      expect(world.game.room(`dock:${slug}`)?.get(RoomNature)?.duels).toBe(false);
  });
});
