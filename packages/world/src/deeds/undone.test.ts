import { describe, expect, it } from "vitest";
import type { Entity } from "@wyldlands/ecs";
import { Damaged, Worn } from "../components/index.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { act } from "./act.ts";
import type { Deed, DeedArgs } from "./deed.ts";
import { drop } from "./items/drop.ts";
import { give } from "./items/give.ts";
import { reward } from "./items/reward.ts";
import { decay } from "./items/decay.ts";
import { hold } from "./items/hold.ts";
import { put } from "./items/put.ts";
import { remove } from "./items/remove.ts";
import { repair, repaired } from "./items/repair.ts";
import { take } from "./items/take.ts";
import { wear } from "./items/wear.ts";
import { wield } from "./items/wield.ts";
import { describe as describeSelf } from "./life/describe.ts";
import { die } from "./life/die.ts";
import { doze } from "./life/doze.ts";
import { enter } from "./life/enter.ts";
import { hatch } from "./life/hatch.ts";
import { leave } from "./life/leave.ts";
import { miss } from "./life/miss.ts";
import { go } from "./movement/go.ts";
import { emote } from "./speech/emote.ts";
import { say } from "./speech/say.ts";
import { tell } from "./speech/tell.ts";

class Bomb extends Error {}

interface Case {
  deed: Deed<never>;
  actor: Entity;
  args: DeedArgs;
}

/** One of every deed, each ready to be done. */
async function everyDeed(world: TestWorld): Promise<Record<string, Case>> {
  const [ann, bob] = await world.players("Ann", "Bob");
  const guest = await world.guest();
  const pier = world.room("pier");
  const beach = world.room("beach");
  const [purse] = world.held(ann.character, "copper");
  const [moth] = world.held(beach, "moth");
  if (!purse || !moth) throw new Error("the world is not stocked");
  const pile = world.thing("copper", pier, 7);
  const marn = world.one("marn");
  const flask = world.thing("flask", marn);
  world.thing("rope", guest.character);
  world.thing("rope", moth);
  world.move(moth, "beach");
  const other = world.held(beach, "moth").find((one) => one !== moth);
  world.act(miss, beach, { prototype: "isle:moth", id: other?.id ?? "" });
  const sack = world.thing("sack", bob.character);
  const knife = world.thing("cutlass", bob.character);
  knife.add(Worn({ slot: "main-hand" }));
  const ring = world.thing("ring", ann.character);
  ring.add(Worn({ slot: "ring" }));
  const jerkin = world.thing("jerkin", bob.character);
  const shabby = world.thing("jerkin", bob.character);
  for (const one of [jerkin, shabby]) one.add(Damaged({ by: 2 }));
  world.thing("forge", pier);
  const of = <A extends DeedArgs>(deed: Deed<A>, actor: Entity, args: A): Case => ({
    deed,
    actor,
    args,
  });
  return {
    take: of(take, ann.character, { item: pile, count: 3 }),
    drop: of(drop, ann.character, { item: world.thing("rope", ann.character) }),
    give: of(give, ann.character, { item: purse, count: 4, to: bob.character }),
    reward: of(reward, marn, { item: flask, count: 1, to: ann.character }),
    go: of(go, ann.character, { direction: "north" }),
    say: of(say, ann.character, { text: "hm" }),
    tell: of(tell, ann.character, { to: bob.character, text: "hm" }),
    emote: of(emote, ann.character, { text: "hums" }),
    enter: of(enter, ann.character, { room: beach, how: "first" }),
    leave: of(leave, guest.character, {}),
    doze: of(doze, ann.character, {}),
    hatch: of(hatch, beach, { prototype: "isle:moth" }),
    miss: of(miss, beach, { prototype: "isle:moth", id: moth.id }),
    die: of(die, moth, {}),
    "take from": of(take, bob.character, { item: world.thing("nail", sack, 5), count: 2, container: sack }),
    put: of(put, bob.character, { item: world.thing("nail", bob.character, 9), count: 4, container: sack }),
    wear: of(wear, bob.character, { item: world.thing("hat", bob.character) }),
    wield: of(wield, bob.character, { item: world.thing("gaff", bob.character) }),
    hold: of(hold, ann.character, { item: world.thing("lantern", ann.character) }),
    remove: of(remove, ann.character, { item: ring }),
    repaired: of(repaired, bob.character, { item: jerkin }),
    repair: of(repair, bob.character, { item: shabby }),
    decay: of(decay, world.thing("snowball", pier), {}),
    describe: of(describeSelf, ann.character, { text: "Tall." }),
  };
}

/** Throws at the `fuse`-th thing that the deed asks of the game, says or publishes, or at its end. */
function mined({ deed }: Case, fuse: number): Deed<never> {
  let left = fuse;
  const tick = (): void => {
    left -= 1;
    if (left === 0) throw new Bomb();
  };
  const around =
    <T extends (...args: never[]) => unknown>(call: T) =>
    (...args: Parameters<T>): unknown => {
      tick();
      const result = call(...args);
      tick();
      return result;
    };
  return {
    ...deed,
    perform(args, context) {
      const game = new Proxy(context.game, {
        get(target, key) {
          const value: unknown = Reflect.get(target, key);
          return typeof value === "function" ? around(value.bind(target) as () => unknown) : value;
        },
      });
      const show = around(context.show) as typeof context.show;
      const result = deed.perform(args, { ...context, game, show, emit: around(context.emit) });
      tick();
      return result;
    },
  };
}

describe("a deed that throws in its middle", () => {
  const start = useWorlds();

  it("leaves the world as it was, wherever it throws, and says nothing", async () => {
    const world = await start();
    const cases = await everyDeed(world);
    const points: Record<string, number> = {};
    for (const [name, one] of Object.entries(cases)) {
      for (let fuse = 1; ; fuse += 1) {
        world.game.output.take();
        const before = world.snapshot();
        const deed = mined(one, fuse);
        let thrown: unknown;
        try {
          act(world.game, deed, one.actor, one.args as never);
        } catch (error) {
          thrown = error;
        }
        if (thrown === undefined) break;
        expect(thrown, name).toBeInstanceOf(Bomb);
        expect(world.snapshot(), `${name}, at its point ${fuse}`).toEqual(before);
        expect(world.game.output.take().outs).toEqual([]);
        points[name] = fuse;
      }
    }
    expect(Object.keys(points)).toEqual(Object.keys(cases));
    expect(points["reward"]).toBeGreaterThan(5);
  });
});
