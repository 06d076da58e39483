import type { Entity } from "@wyldlands/ecs";
import { describe, expect, it } from "vitest";
import { setPosition } from "../../bodies/posture.ts";
import { knowSkill } from "../../bodies/skills.ts";
import { Combatant } from "../../components/index.ts";
import { caseOf, expectUndone, type Case } from "../../testing/mined.ts";
import type { TestWorld } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { waysContent } from "../../testing/ways-content.ts";
import { doorOf } from "../../views/ways.ts";
import { close } from "../doors/close.ts";
import { knock } from "../doors/knock.ts";
import { lock } from "../doors/lock.ts";
import { open } from "../doors/open.ts";
import { pick, picked } from "../doors/pick.ts";
import { unlock } from "../doors/unlock.ts";
import { go } from "./go.ts";
import { hide } from "./hide.ts";
import { search, searched } from "./search.ts";
import { sneak } from "./sneak.ts";
import { stepInto } from "./step-into.ts";
import { stepOut } from "./step-out.ts";

/** Every deed of ways and doors, each for a being of its own that can do it. */
async function everyDeed(world: TestWorld): Promise<Record<string, Case>> {
  const door = doorOf(world.game, world.room("pier"), "north");
  if (!door) throw new Error("the world is not stocked");
  let number = 0;
  const names = ["Ann", "Bob", "Cid", "Dot", "Eve", "Fay", "Gus", "Hal", "Ivy", "Jon", "Kit", "Lou", "May"];
  const someone = async (): Promise<Entity> => {
    const name = names[number];
    number += 1;
    const { character } = await world.player(name ?? "Zed");
    for (const skill of ["lockpicking", "climbing", "searching"]) knowSkill(character, skill, 50);
    world.thing("key", character);
    return character;
  };
  const inside = await someone();
  world.move(inside, "cabin");
  return {
    knock: caseOf(knock, await someone(), { item: door }),
    pick: caseOf(pick, await someone(), { item: door }),
    unlock: caseOf(unlock, await someone(), { item: door }),
    open: caseOf(open, await someone(), { item: door }),
    close: caseOf(close, await someone(), { item: door }),
    lock: caseOf(lock, await someone(), { item: door }),
    picked: caseOf(picked, await someone(), { item: door }),
    search: caseOf(search, await someone(), {}),
    searched: caseOf(searched, await someone(), {}),
    sneak: caseOf(sneak, await someone(), {}),
    hide: caseOf(hide, await someone(), {}),
    "step-out": caseOf(stepOut, inside, {}),
    "step-into": caseOf(stepInto, inside, { item: world.one("boat") }),
    go: caseOf(go, await someone(), { direction: "down" }),
  };
}

describe("every deed of ways and doors", () => {
  const start = useWorlds();

  it("leaves the world as it was when it throws in its middle", async () => {
    const world = await start({ content: waysContent() });
    const cases = await everyDeed(world);
    expect(Object.keys(expectUndone(world, cases))).toEqual(Object.keys(cases));
  });

  it("is refused to who sleeps, sits or fights, and changes nothing", async () => {
    const world = await start({ content: waysContent() });
    const cases = Object.entries(await everyDeed(world));
    const inFight = new Set(["pick", "search", "sneak", "hide", "step-out", "step-into", "go"]);
    for (const [name, { deed, actor, args }] of cases) {
      for (const position of ["sleeping", "sitting"] as const) {
        setPosition(actor, position);
        const before = world.snapshot();
        const { refusal } = world.act(deed, actor, args as never);
        expect([name, refusal?.words]).toEqual([name, expect.stringMatching(/WAKE first|STAND first/)]);
        expect(world.snapshot()).toEqual(before);
      }
      setPosition(actor, "standing");
      if (!inFight.has(name)) continue;
      actor.add(Combatant());
      expect([name, world.act(deed, actor, args as never).refusal?.words]).toEqual([
        name,
        expect.stringMatching(/^You are in a fight/),
      ]);
      actor.remove(Combatant);
    }
  });

  it("is refused when its door or boat is elsewhere", async () => {
    const world = await start({ content: waysContent() });
    for (const [name, { deed, actor, args }] of Object.entries(await everyDeed(world))) {
      if (!("item" in args)) continue;
      world.move(actor, "beach");
      expect([name, world.act(deed, actor, args as never).refusal?.words]).toEqual([
        name,
        expect.stringMatching(/is out of your reach/),
      ]);
    }
  });
});
