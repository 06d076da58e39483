import type { Entity } from "@wyldlands/ecs";
import { describe, expect, it } from "vitest";
import { beginActivity } from "../../bodies/activity.ts";
import { knowSkill } from "../../bodies/skills.ts";
import { hurt } from "../../bodies/vitals.ts";
import { Combatant, Posture, Worn } from "../../components/index.ts";
import { arenaContent } from "../../testing/arena-content.ts";
import type { TestWorld } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { defineDeed, type Deed, type DeedArgs } from "../deed.ts";
import { assail } from "./assail.ts";
import { assist } from "./assist.ts";
import { attack } from "./attack.ts";
import { backstab } from "./backstab.ts";
import { bash } from "./bash.ts";
import { consider } from "./consider.ts";
import { defend } from "./defend.ts";
import { disarm } from "./disarm.ts";
import { duel } from "./duel.ts";
import { pursue } from "./pursue.ts";
import { rescue } from "./rescue.ts";
import { shoot } from "./shoot.ts";
import { throwAt } from "./throw-at.ts";

/** Deeds against, or for, a target, with their arguments. */
const TARGETED: readonly (readonly [string, Deed, (target: Entity, spear: Entity) => DeedArgs])[] = (
  [
    ["assail", assail, (to) => ({ to })],
    ["assist", assist, (friend) => ({ friend })],
    ["attack", attack, (to) => ({ to })],
    ["backstab", backstab, (to) => ({ to })],
    ["bash", bash, (to) => ({ to })],
    ["consider", consider, (to) => ({ to })],
    ["disarm", disarm, (to) => ({ to })],
    ["duel", duel, (to) => ({ to })],
    ["pursue", pursue, (to) => ({ to })],
    ["rescue", rescue, (friend) => ({ friend })],
    ["shoot", shoot, (to) => ({ to })],
    ["throw", throwAt, (to, item) => ({ to, item })],
  ] as [string, Deed<never>, (target: Entity, spear: Entity) => DeedArgs][]
).map(([name, deed, args]) => [name, deed as unknown as Deed, args] as const);

describe("every deed of a fight", () => {
  const start = useWorlds();

  /** A fighter who has learned everything and holds a spear, and a wolf. */
  async function begin(): Promise<{ world: TestWorld; ann: Entity; wolf: Entity; spear: Entity }> {
    const world = await start({ content: arenaContent() });
    const [player] = await world.players("Ann");
    const ann = player.character;
    for (const skill of ["bash", "backstab", "disarm", "rescue"]) knowSkill(ann, skill, 50);
    const spear = world.thing("spear", ann);
    world.thing("knife", ann).add(Worn({ slot: "main-hand" }));
    return { world, ann, wolf: world.thing("wolf", world.room("pier")), spear };
  }

  /** It is refused in words, and nothing is otherwise than before. */
  function refused(world: TestWorld, name: string, deed: Deed, actor: Entity, args: DeedArgs): void {
    const before = world.snapshot();
    const { refusal } = world.act(deed, actor, args);
    expect(refusal?.words, name).toMatch(/\p{L}{2,}/u);
    expect(world.snapshot(), name).toEqual(before);
  }

  it("is refused when the target is in another place, and when it is gone", async () => {
    const { world, ann, wolf, spear } = await begin();
    const away = world.thing("wolf", world.room("lost"));
    const gone = world.thing("wolf", world.room("pier"));
    gone.despawn();
    for (const [name, deed, args] of TARGETED) {
      refused(world, name, deed, ann, args(away, spear));
      refused(world, name, deed, ann, args(gone, spear));
    }
    expect(wolf.has(Combatant)).toBe(false);
  });

  it("is refused against oneself and against things", async () => {
    const { world, ann, spear } = await begin();
    for (const [name, deed, args] of TARGETED) {
      refused(world, name, deed, ann, args(ann, spear));
      refused(world, name, deed, ann, args(world.one("bollard"), spear));
    }
  });

  it("is refused to the sleeping, and to those past fighting", async () => {
    const { world, ann, wolf, spear } = await begin();
    ann.add(Posture({ position: "sleeping" }));
    for (const [name, deed, args] of TARGETED)
      if (name !== "consider" && name !== "duel") refused(world, name, deed, ann, args(wolf, spear));
    refused(world, "defend", defend, ann, {});
    ann.remove(Posture);
    const blow = defineDeed({ name: "blow", perform: (_, context) => hurt(context, ann, 1_000, "blunt") });
    world.act(blow, ann, {});
    for (const [name, deed, args] of TARGETED)
      if (!["assist", "duel", "rescue"].includes(name)) refused(world, name, deed, ann, args(wolf, spear));
  });

  it("is refused to those who are about something else", async () => {
    const { world, ann, wolf, spear } = await begin();
    const knot = defineDeed({
      name: "knot",
      perform: (_, context) =>
        beginActivity(context, { deed: "none", args: {}, doing: "tying a knot", seconds: 99, breaksOn: [] }),
    });
    world.act(knot, ann, {});
    for (const [name, deed, args] of TARGETED)
      if (!["assail", "consider", "duel", "pursue"].includes(name))
        refused(world, name, deed, ann, args(wolf, spear));
  });
});
