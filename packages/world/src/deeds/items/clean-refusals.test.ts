import { describe, expect, it } from "vitest";
import type { Entity } from "@wyldlands/ecs";
import { setPosition } from "../../bodies/posture.ts";
import { Activity, ContainedIn, Damaged, Worn } from "../../components/index.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import type { Deed, DeedArgs } from "../deed.ts";
import { drop } from "./drop.ts";
import { give } from "./give.ts";
import { hold } from "./hold.ts";
import { put } from "./put.ts";
import { remove } from "./remove.ts";
import { repair } from "./repair.ts";
import { take } from "./take.ts";
import { wear } from "./wear.ts";
import { wield } from "./wield.ts";

describe("every deed with a thing", () => {
  const start = useWorlds();

  async function setting() {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const me = ann.character;
    world.thing("forge", world.room("pier"));
    world.thing("nail", me, 3);
    const sack = world.thing("sack", me);
    const jerkin = world.thing("jerkin", me);
    jerkin.add(Damaged({ by: 1 }));
    const ring = world.thing("ring", me);
    ring.add(Worn({ slot: "ring" }));
    const cases: { deed: Deed; args: DeedArgs & { item: Entity } }[] = [
      { deed: take, args: { item: world.thing("rope", world.room("pier")) } },
      { deed: take, args: { item: world.thing("rope", sack), container: sack } },
      { deed: drop, args: { item: world.thing("rope", me) } },
      { deed: give, args: { item: world.thing("rope", me), to: bob.character } },
      { deed: put, args: { item: world.thing("rope", me), container: sack } },
      { deed: wear, args: { item: world.thing("hat", me) } },
      { deed: wield, args: { item: world.thing("knife", me) } },
      { deed: hold, args: { item: world.thing("lantern", me) } },
      { deed: remove, args: { item: ring } },
      { deed: repair, args: { item: jerkin } },
    ].map(({ deed, args }) => ({ deed: deed as unknown as Deed, args }));
    return { world, me, cases };
  }

  it("is refused to who sleeps, and to whose hands are busy, and changes nothing", async () => {
    const { world, me, cases } = await setting();
    for (const hinder of [
      () => setPosition(me, "sleeping"),
      () => {
        setPosition(me, "standing");
        me.add(Activity({ deed: "x", args: {}, doing: "sewing", startedAt: 0, endsAt: 9e9, breaksOn: [] }));
      },
    ]) {
      hinder();
      const before = world.snapshot();
      for (const { deed, args } of cases)
        expect([deed.name, world.act(deed, me, args).refusal?.words]).toEqual([
          deed.name,
          expect.stringMatching(/^You are (?:asleep|sewing)/),
        ]);
      expect(world.snapshot()).toEqual(before);
    }
  });

  it("is refused when the thing is elsewhere, another's, or gone", async () => {
    const { world, me, cases } = await setting();
    for (const { deed, args } of cases) {
      const { item } = args;
      for (const place of [world.room("beach"), world.one("marn")]) {
        item.link(ContainedIn, place);
        expect([deed.name, world.act(deed, me, args).refusal !== undefined]).toEqual([deed.name, true]);
      }
      item.despawn();
      const before = world.snapshot();
      expect([deed.name, world.act(deed, me, args).refusal !== undefined]).toEqual([deed.name, true]);
      expect(world.snapshot()).toEqual(before);
    }
  });
});
