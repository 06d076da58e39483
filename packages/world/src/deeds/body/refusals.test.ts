import type { Entity } from "@wyldlands/ecs";
import { describe, expect, it } from "vitest";
import { beginActivity } from "../../bodies/activity.ts";
import { addEffect } from "../../bodies/effects.ts";
import { setPosition } from "../../bodies/posture.ts";
import { knowSkill } from "../../bodies/skills.ts";
import { Experience, Health, Mana } from "../../components/index.ts";
import { schoolContent } from "../../testing/school-content.ts";
import type { TestWorld } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { defineDeed, type Deed, type DeedArgs } from "../deed.ts";
import { cast } from "./cast.ts";
import { choose } from "./choose.ts";
import { learn } from "./learn.ts";
import { rest } from "./rest.ts";
import { sit } from "./sit.ts";
import { sleep } from "./sleep.ts";
import { stand } from "./stand.ts";
import { train } from "./train.ts";
import { wake } from "./wake.ts";

const afflict = defineDeed<{ effect: string }>({
  name: "afflict",
  perform: ({ effect }, context) => addEffect(context, context.actor, effect),
});
const dawdle = defineDeed({
  name: "dawdle",
  perform: (_args, context) =>
    beginActivity(context, { deed: "none", args: {}, doing: "counting gulls", seconds: 60, breaksOn: [] }),
});

type Case = readonly [name: string, deed: Deed, args: (world: TestWorld, other: Entity) => DeedArgs];

const wide = (deed: unknown): Deed => deed as Deed;

const CASES: readonly Case[] = [
  ["sit", wide(sit), () => ({})],
  ["rest", wide(rest), () => ({})],
  ["sleep", wide(sleep), () => ({})],
  ["cast on another", wide(cast), (_world, to) => ({ spell: "balm", to })],
  ["cast at a foe", wide(cast), (world) => ({ spell: "flare", to: world.one("dummy") })],
  ["learn", wide(learn), (world) => ({ skill: "clubs", from: world.one("hermit") })],
  ["train", wide(train), () => ({ attribute: "wisdom" })],
  ["choose a calling", wide(choose), () => ({ calling: "ember-hand" })],
  ["wake another", wide(wake), (_world, to) => ({ to })],
];

const STATES: readonly (readonly [string, (world: TestWorld, actor: Entity) => void])[] = [
  ["dying", (_world, actor) => actor.add(Health({ current: 0 }))],
  ["asleep", (_world, actor) => setPosition(actor, "sleeping")],
  ["put to sleep", (world, actor) => void world.act(afflict, actor, { effect: "drowse" })],
  ["stunned", (world, actor) => void world.act(afflict, actor, { effect: "stun" })],
  ["busy", (world, actor) => void world.act(dawdle, actor, {})],
];

describe("every deed of bodies", () => {
  const worlds = useWorlds();
  /** Ann and Bob, who sleeps, in the hut with the teachers and a dummy; Ann could do all of it. */
  const start = async (): Promise<{ world: TestWorld; ann: Entity; bob: Entity }> => {
    const world = await worlds({ content: schoolContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    for (const one of [ann, bob]) world.move(one.character, "hut");
    world.thing("dummy", world.room("hut"));
    for (const spell of ["balm", "flare"]) knowSkill(ann.character, spell, 30);
    setPosition(bob.character, "sleeping");
    return { world, ann: ann.character, bob: bob.character };
  };

  it.each(CASES)("%s: is done when nothing is in its way", async (_name, deed, args) => {
    const { world, ann, bob } = await start();
    expect(world.act(deed, ann, args(world, bob)).refusal?.words).toBeUndefined();
  });

  it.each(STATES)("is refused in words to one who is %s, and changes nothing", async (state, make) => {
    const { world, ann, bob } = await start();
    make(world, ann);
    const before = world.snapshot();
    for (const [name, deed, args] of CASES) {
      // One hand is free for shaking somebody.
      if (state === "busy" && name === "wake another") continue;
      const { refusal } = world.act(deed, ann, args(world, bob));
      expect(refusal?.words, name).toMatch(/^[A-Z].*[.>]$/);
    }
    expect(world.snapshot()).toEqual(before);
    expect(world.act(stand, ann, {}).refusal).toBeDefined();
  });

  it("is refused when whom it needs is elsewhere or gone", async () => {
    const { world, ann, bob } = await start();
    world.move(ann, "pier");
    const gone = world.thing("dummy", world.room("pier"));
    gone.despawn();
    const before = world.snapshot();
    for (const [name, deed, args] of CASES.slice(3))
      expect(world.act(deed, ann, args(world, bob)).refusal?.words, name).toMatch(/^[A-Z<]/);
    expect(world.act(cast, ann, { spell: "flare", to: gone }).refusal).toBeDefined();
    expect(world.act(learn, ann, { skill: "clubs", from: gone }).refusal).toBeDefined();
    expect(world.snapshot()).toEqual(before);
  });

  it("is refused to one who has neither mana, coins nor lessons", async () => {
    const { world, ann, bob } = await start();
    ann.add(Mana({ current: 1 }));
    ann.edit(Experience).lessons = 0;
    const dear = ["cast on another", "cast at a foe", "learn", "train"];
    const before = world.snapshot();
    for (const [name, deed, args] of CASES)
      if (dear.includes(name))
        expect(world.act(deed, ann, args(world, bob)).refusal?.words, name).toMatch(/^[A-Z]/);
    expect(world.snapshot()).toEqual(before);
  });
});
