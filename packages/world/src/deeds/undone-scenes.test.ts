import { describe, expect, it } from "vitest";
import { knowSkill } from "../bodies/skills.ts";
import { Effects, Health, Posture, Worn } from "../components/index.ts";
import { arenaContent } from "../testing/arena-content.ts";
import { caseOf, expectUndone, type Case } from "../testing/mined.ts";
import { pantryContent } from "../testing/pantry-content.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { waysContent } from "../testing/ways-content.ts";
import { doorOf } from "../views/ways.ts";
import { wake } from "./body/wake.ts";
import { assail } from "./combat/assail.ts";
import { assist } from "./combat/assist.ts";
import { attack } from "./combat/attack.ts";
import { backstab } from "./combat/backstab.ts";
import { bash } from "./combat/bash.ts";
import { consider } from "./combat/consider.ts";
import { defend } from "./combat/defend.ts";
import { disarm } from "./combat/disarm.ts";
import { duel } from "./combat/duel.ts";
import { fall } from "./combat/fall.ts";
import { falter } from "./combat/falter.ts";
import { findCorpse } from "./combat/find-corpse.ts";
import { flee } from "./combat/flee.ts";
import { rescue } from "./combat/rescue.ts";
import { shoot } from "./combat/shoot.ts";
import { standDown } from "./combat/stand-down.ts";
import { strike } from "./combat/strike.ts";
import { throwAt } from "./combat/throw-at.ts";
import { close } from "./doors/close.ts";
import { knock } from "./doors/knock.ts";
import { lock } from "./doors/lock.ts";
import { open } from "./doors/open.ts";
import { pick, picked } from "./doors/pick.ts";
import { unlock } from "./doors/unlock.ts";
import { breakOff } from "./life/break-off.ts";
import { hide } from "./movement/hide.ts";
import { search, searched } from "./movement/search.ts";
import { sneak } from "./movement/sneak.ts";
import { stepInto } from "./movement/step-into.ts";
import { stepOut } from "./movement/step-out.ts";
import { extinguish, light } from "./use/light.ts";
import { fill, pour } from "./use/pour.ts";

/** A fight from end to end, each deed ready for when those before it were done. */
async function fight(world: TestWorld): Promise<Record<string, Case>> {
  const [ann, bob, cid, dee, eve] = await world.players("Ann", "Bob", "Cid", "Dee", "Eve");
  const beach = world.room("beach");
  for (const { character } of [ann, bob, cid, dee, eve]) {
    world.move(character, "beach");
    for (const skill of ["backstab", "bash", "rescue", "disarm"]) knowSkill(character, skill, 100);
  }
  const [rat, ogre, target] = [
    world.thing("rat", beach),
    world.thing("ogre", beach),
    world.thing("ogre", beach),
  ];
  const armed = world.thing("cudgel", ogre);
  armed.add(Worn({ slot: "main-hand" }));
  world.thing("knife", ann.character).add(Worn({ slot: "main-hand" }));
  world.thing("cudgel", bob.character).add(Worn({ slot: "main-hand" }));
  world.thing("sling", dee.character).add(Worn({ slot: "main-hand" }));
  world.thing("pebble", dee.character, 3);
  const spear = world.thing("spear", cid.character);
  eve.character.add(Posture({ position: "sleeping" }));
  return {
    consider: caseOf(consider, ann.character, { to: ogre }),
    wake: caseOf(wake, ann.character, { to: eve.character }),
    duel: caseOf(duel, ann.character, { to: bob.character }),
    backstab: caseOf(backstab, ann.character, { to: rat }),
    attack: caseOf(attack, bob.character, { to: ogre }),
    assail: caseOf(assail, target, { to: dee.character }),
    disarm: caseOf(disarm, bob.character, { to: ogre }),
    bash: caseOf(bash, bob.character, { to: ogre }),
    rescue: caseOf(rescue, ann.character, { friend: bob.character }),
    assist: caseOf(assist, cid.character, { friend: bob.character }),
    strike: caseOf(strike, bob.character, {}),
    falter: caseOf(falter, bob.character, {}),
    defend: caseOf(defend, bob.character, {}),
    shoot: caseOf(shoot, dee.character, { to: target }),
    throw: caseOf(throwAt, cid.character, { item: spear, to: ogre }),
    flee: caseOf(flee, cid.character, {}),
    "stand-down": caseOf(standDown, bob.character, {}),
  };
}

/** Through a locked door, into a boat, along hidden ways, with a lantern. */
async function wander(world: TestWorld): Promise<Record<string, Case>> {
  const [ann, bob] = await world.players("Ann", "Bob");
  const door = doorOf(world.game, world.room("pier"), "north");
  if (!door) throw new Error("there is no door");
  world.thing("key", ann.character);
  const lantern = world.thing("lantern", ann.character);
  for (const { character } of [ann, bob])
    for (const skill of ["lockpicking", "searching", "sneaking", "hiding"]) knowSkill(character, skill, 100);
  return {
    knock: caseOf(knock, ann.character, { item: door }),
    unlock: caseOf(unlock, ann.character, { item: door }),
    open: caseOf(open, ann.character, { item: door }),
    close: caseOf(close, ann.character, { item: door }),
    lock: caseOf(lock, ann.character, { item: door }),
    pick: caseOf(pick, bob.character, { item: door }),
    "break-off": caseOf(breakOff, bob.character, {}),
    picked: caseOf(picked, bob.character, { item: door }),
    search: caseOf(search, bob.character, {}),
    searched: caseOf(searched, ann.character, {}),
    "step-into": caseOf(stepInto, ann.character, { item: world.one("boat") }),
    "step-out": caseOf(stepOut, ann.character, {}),
    extinguish: caseOf(extinguish, ann.character, { item: lantern }),
    light: caseOf(light, ann.character, { item: lantern }),
    sneak: caseOf(sneak, ann.character, {}),
    hide: caseOf(hide, bob.character, {}),
  };
}

describe("a deed that throws in its middle", () => {
  const start = useWorlds();

  it("leaves a fight as it was, blow by blow", async () => {
    const world = await start({ content: arenaContent() });
    const cases = await fight(world);
    expect(Object.keys(expectUndone(world, cases))).toEqual(Object.keys(cases));
  });

  it("leaves the living as they were when one of them dies", async () => {
    const world = await start({ content: arenaContent() });
    const [ann] = await world.players("Ann");
    world.move(ann.character, "beach");
    const rat = world.thing("rat", world.room("beach"));
    ann.character.add(Effects([{ effect: "venom", until: 60_000, stacks: 1 }]));
    for (const one of [ann.character, rat]) one.add(Health({ current: 0 }));
    const cases = {
      fall: caseOf(fall, ann.character, { by: rat }),
      "find-corpse": caseOf(findCorpse, ann.character, {}),
      "fall of a beast": caseOf(fall, rat, { by: ann.character }),
    };
    expect(Object.keys(expectUndone(world, cases))).toEqual(Object.keys(cases));
  });

  it("leaves doors, boats and lamps as they were", async () => {
    const world = await start({ content: waysContent() });
    const cases = await wander(world);
    expect(Object.keys(expectUndone(world, cases))).toEqual(Object.keys(cases));
  });
  it("leaves what holds liquids as it was", async () => {
    const world = await start({ content: pantryContent() });
    const [ann] = await world.players("Ann", "Bob");
    const mug = world.thing("mug", ann.character);
    const other = world.thing("mug", ann.character);
    const cases = {
      fill: caseOf(fill, ann.character, { item: mug, from: world.thing("well", world.room("pier")) }),
      "pour into": caseOf(pour, ann.character, { item: mug, to: other }),
      "pour out": caseOf(pour, ann.character, { item: other }),
    };
    expect(Object.keys(expectUndone(world, cases))).toEqual(Object.keys(cases));
  });
});
