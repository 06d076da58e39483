import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Entity } from "@wyldlands/ecs";
import { positionOf } from "../bodies/posture.ts";
import { mostOf, setVital, vitalOf } from "../bodies/vitals.ts";
import { Combatant, Mind } from "../components/index.ts";
import { assail } from "../deeds/combat/assail.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { villageContent, type Villager } from "../testing/village-content.ts";

const SHIPPED = parse(
  readFileSync(new URL("../../../../content/rules/minds.yaml", import.meta.url), "utf8"),
) as object;

const start = useWorlds();

const day = [{ at: 0, place: "post", does: "guard", doing: "at the post" }];
/** The rules that the game ships with, for one who knows a healer and one who knows none. */
const MINDS = {
  ...SHIPPED,
  archetypes: {
    guard: {
      about: "keeps a post",
      goals: ["stay-alive", "mend", "keep-hours"],
      actions: ["run", "go-to-healer", "lie-low"],
      day,
    },
    hermit: {
      about: "keeps a post, and knows no healer",
      goals: ["stay-alive", "mend", "keep-hours"],
      actions: ["run", "lie-low"],
      day,
    },
    still: { about: "stands", goals: ["keep-hours"] },
  },
};

const guard = (archetype: string): Villager => ({
  name: "Garr",
  room: "gate",
  archetype,
  places: { home: "watch-house", post: "gate", healer: "cottage" },
});
const bull: Villager = { name: "Bull", room: "gate", archetype: "still", places: {} };

async function village(archetype: string): Promise<{ world: TestWorld; garr: Entity }> {
  const world = await start({ content: villageContent([guard(archetype), bull], MINDS), seed: "wounds" });
  await world.player("Ann");
  await world.tick(1_000);
  return { world, garr: world.one("garr") };
}

async function until(world: TestWorld, what: string, so: () => boolean, seconds = 120): Promise<void> {
  for (let ms = 0; ms < seconds * 1_000 && !so(); ms += 500) await world.tick(500);
  expect(so(), `it never came to be: ${what}`).toBe(true);
}

const share = (world: TestWorld, being: Entity, of: number): void =>
  setVital(world.game, being, "health", Math.ceil(mostOf(world.game, being, "health") * of));
const where = (world: TestWorld, being: Entity): string =>
  (world.game.placeOf(being).prototype?.id ?? "").replace("isle:", "");

describe("a guard who is hurt", () => {
  it("goes for the healer, lies there until he is whole, and goes back to his post", async () => {
    const { world, garr } = await village("guard");
    share(world, garr, 0.5);
    await until(world, "he lies with the healer", () => positionOf(garr) === "resting");
    expect(where(world, garr)).toBe("cottage");
    share(world, garr, 1);
    await until(world, "he is back", () => where(world, garr) === "gate");
    expect(positionOf(garr)).toBe("standing");
  });

  it("lies low at home where he knows no healer, and mends by it", async () => {
    const { world, garr } = await village("hermit");
    share(world, garr, 0.5);
    await until(world, "he lies low", () => positionOf(garr) === "resting");
    expect(where(world, garr)).toBe("watch-house");
    const had = vitalOf(world.game, garr, "health");
    await until(world, "he mends", () => vitalOf(world.game, garr, "health") > had, 300);
  });

  it("runs from a fight that is going against him, and sees to his wounds where it is quiet", async () => {
    const { world, garr } = await village("guard");
    expect(world.runner.run(assail, world.one("bull"), { to: garr }).refusal).toBeUndefined();
    share(world, garr, 0.3);
    await until(world, "he has run", () => !garr.has(Combatant) && where(world, garr) !== "gate", 60);
    await until(world, "he lies with the healer", () => where(world, garr) === "cottage");
    expect(garr.need(Mind).goal).toBeOneOf(["mend", "stay-alive"]);
  });

  it("sees to it after a kill on the way there, too", async () => {
    const { world, garr } = await village("guard");
    share(world, garr, 0.5);
    await until(world, "he is under way", () => where(world, garr) === "street");
    await world.settle();
    const next = await world.revive({ content: villageContent([guard("guard"), bull], MINDS) });
    expect(next.one("garr").need(Mind).goal).toBe("mend");
    await until(next, "he lies with the healer", () => positionOf(next.one("garr")) === "resting");
    expect(where(next, next.one("garr"))).toBe("cottage");
  });
});
