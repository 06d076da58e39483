import { describe, expect, it } from "vitest";
import { Due, Comes, SpawnPoints } from "../components/index.ts";
import type { Content } from "../content/types.ts";
import { smallContent } from "../testing/small-content.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { dayPart } from "../time/calendar.ts";
import { useWorlds } from "../testing/use-worlds.ts";

const alive = (world: TestWorld): string[] => [
  ...(world.room("beach").need(SpawnPoints)["isle:moth"]?.alive ?? []),
];

describe("what no event told of", () => {
  const start = useWorlds();

  it("is missed by the spawn point that made it, and the next one comes", async () => {
    const world = await start();
    const [moth] = world.held(world.room("beach"), "moth");
    const id = moth?.id ?? "";
    moth?.despawn();
    expect(alive(world)).toContain(id);
    await world.tick(60_000);
    expect(alive(world)).toHaveLength(1);
    expect(alive(world)).not.toContain(id);
    await world.tick(20_000);
    expect(alive(world)).toHaveLength(2);
  });

  it("and should have decayed where it lies, decays; what somebody carries stays", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const litter = world.thing("snowball", world.room("pier"));
    const kept = world.thing("snowball", ann.character);
    litter.remove(Due);
    kept.remove(Due);
    await world.tick(59_000);
    expect(litter.alive).toBe(true);
    await world.tick(1_000);
    expect(litter.alive).toBe(false);
    expect(ann.read()).toContain("A wet snowball melts.");
    expect(kept.alive).toBe(true);
  });
});

describe("an area's caps", () => {
  const start = useWorlds();

  function capped(most: number): Content {
    const content = smallContent();
    return {
      ...content,
      areas: new Map([["isle", { name: "The Isle", recall: "isle:pier", caps: { "isle:moth": most } }]]),
      npcs: new Map(
        [...content.npcs].map(([id, npc]) => [id, id === "isle:moth" ? { ...npc, lifespan: 10_000 } : npc]),
      ),
      rooms: new Map(
        [...content.rooms].map(([id, room]) => [
          id,
          id === "isle:shed" ? { ...room, npcs: ["isle:moth"] } : room,
        ]),
      ),
    };
  }

  it("are honoured at the first stocking, and what waited comes when there is room", async () => {
    const world = await start({ content: capped(1) });
    const count = (): number => world.census()["isle:moth"] ?? 0;
    expect(count()).toBe(1);
    for (let minute = 0; minute < 5; minute += 1) await world.tick(60_000);
    expect(count()).toBe(1);
    world.one("moth").despawn();
    for (let minute = 0; minute < 3; minute += 1) await world.tick(60_000);
    expect(count()).toBe(1);
  });

  it("let as many live as they say, wherever in the area", async () => {
    const world = await start({ content: capped(2) });
    expect(world.census()["isle:moth"]).toBe(2);
    const free = await start({ content: capped(3) });
    expect(free.census()["isle:moth"]).toBe(3);
  });
});

describe("what comes only at some hours", () => {
  const start = useWorlds();

  it("comes when they begin, and what is there stays", async () => {
    const content = smallContent();
    const moth = content.npcs.get("isle:moth");
    if (!moth) throw new Error("the isle has no moth");
    const { lifespan: _, ...lasting } = moth;
    const npcs = new Map(content.npcs).set("isle:moth", {
      ...lasting,
      inits: [Comes({ when: { hours: { from: "dusk", to: "day" } } })],
    });
    const world = await start({ content: { ...content, npcs } });
    const moths = (): number => world.held(world.room("beach"), "moth").length;
    expect([dayPart(world.game), moths()]).toEqual(["day", 0]);
    for (let hour = 8; hour < 18; hour += 1) await world.tick(120_000);
    expect(moths()).toBe(0);
    await world.tick(120_000);
    expect([dayPart(world.game), moths()]).toEqual(["dusk", 2]);
    for (let hour = 19; hour < 34; hour += 1) await world.tick(120_000);
    expect([dayPart(world.game), moths()]).toEqual(["day", 2]);
  });
});
