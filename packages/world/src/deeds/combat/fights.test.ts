import { describe, expect, it } from "vitest";
import { hurt, vitalOf } from "../../bodies/vitals.ts";
import { startFight } from "../../combat/start-fight.ts";
import { Combatant, Corpse, Experience, Posture, SpawnPoints } from "../../components/index.ts";
import { arenaContent } from "../../testing/arena-content.ts";
import { until } from "../../testing/until.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { defineDeed } from "../deed.ts";
import { attack } from "./attack.ts";

describe("a fight", () => {
  const start = useWorlds();
  const begin = (seed?: string) =>
    start({ content: arenaContent(), ...(seed === undefined ? {} : { seed }) });

  it("goes on by itself once it is begun, until one of the two is dead", async () => {
    const world = await begin();
    const [ann, bob] = await world.players("Ann", "Bob");
    const rat = world.thing("rat", world.room("pier"));
    expect(await ann.type("attack rat")).toBe("You go for a brown rat.");
    expect(bob.read()).toBe("Ann goes for a brown rat.");
    await until(world, () => !rat.alive);
    expect(ann.read()).toMatch(/You (?:find the gap: you )?punch a brown rat[\s\S]*A brown rat is dead\./);
    await world.tick(5_000);
    expect(ann.character.has(Combatant)).toBe(false);
  });

  it("has an order: each strikes by its initiative, then once every round", async () => {
    const world = await begin();
    const [ann] = await world.players("Ann");
    const ogre = world.thing("hare", world.room("pier"));
    ogre.add(Combatant({ target: ann.character.id, next: 1e12, since: 0, threat: {} }));
    await ann.type("attack hare");
    const first = ann.character.need(Combatant).next;
    expect(first - world.game.clock.now()).toBeLessThanOrEqual(2_000);
    await until(world, () => ann.character.need(Combatant).next > first);
    expect(ann.character.need(Combatant).next).toBe(first + 2_000);
  });

  it("wakes who sleeps and lifts who sits", async () => {
    const world = await begin();
    const [ann] = await world.players("Ann");
    const rat = world.thing("rat", world.room("pier"));
    rat.add(Posture({ position: "sleeping" }));
    await ann.type("attack rat");
    expect(rat.has(Posture)).toBe(false);
  });

  it("ends for both when one of them is elsewhere", async () => {
    const world = await begin();
    const [ann] = await world.players("Ann");
    const rat = world.thing("rat", world.room("pier"));
    await ann.type("attack rat");
    world.move(ann.character, "beach");
    await world.tick(2_500);
    expect([ann.character.has(Combatant), rat.has(Combatant)]).toEqual([false, false]);
  });

  it("replays exactly from its seed", async () => {
    const tell = async (seed: string): Promise<string> => {
      const world = await begin(seed);
      const [ann] = await world.players("Ann");
      const wolf = world.thing("wolf", world.room("pier"));
      await ann.type("attack wolf");
      for (let i = 0; i < 80; i += 1) await world.tick(250);
      return `${ann.read()}\n${wolf.alive && vitalOf(world.game, wolf, "health")}`;
    };
    const once = await tell("a seed");
    expect(await tell("a seed")).toBe(once);
    expect(await tell("another seed")).not.toBe(once);
  });

  it("goes on after the world was restarted in the middle of it", async () => {
    const world = await begin();
    const [ann] = await world.players("Ann");
    const hare = world.thing("hare", world.room("pier"));
    await ann.type("attack hare");
    await world.tick(2_500);
    const next = await world.restart({ content: arenaContent() });
    const again = next.game.world.byId(ann.character.id);
    const foe = next.game.world.byId(hare.id);
    expect(again?.get(Combatant)?.target).toBe(hare.id);
    if (!foe) throw new Error("the hare is gone");
    const before = foe.get(Combatant)?.next ?? 0;
    await until(next, () => !foe.alive || (foe.get(Combatant)?.next ?? 1e15) > before);
    next.stop();
  });

  it("that throws in the middle of a strike leaves the world as it was, and goes on a round later", async () => {
    const world = await begin();
    const [ann] = await world.players("Ann");
    const hare = world.thing("hare", world.room("pier"));
    await ann.type("attack hare");
    ann.read();
    const { rng } = world.game;
    const int = rng.int.bind(rng);
    let broken = true;
    rng.int = (below) => {
      if (broken && below === 100) throw new Error("the dice are gone");
      return int(below);
    };
    await world.tick(2_100);
    expect(ann.read()).toBe("");
    expect(vitalOf(world.game, hare, "health")).toBe(
      vitalOf(world.game, world.thing("hare", world.room("pit")), "health"),
    );
    expect(world.logged.join("")).toContain("a strike threw and was undone");
    broken = false;
    await world.tick(2_100);
    expect(ann.read()).not.toBe("");
  });

  it("begun by a deed that throws has not begun", async () => {
    const world = await begin();
    const [ann] = await world.players("Ann");
    const rat = world.thing("rat", world.room("pier"));
    const before = world.snapshot();
    const doomed = defineDeed({
      name: "doomed",
      perform(_args, context) {
        startFight(context, context.actor, rat);
        throw new Error("no");
      },
    });
    expect(() => world.act(doomed, ann.character, {})).toThrow("no");
    expect(world.snapshot()).toEqual(before);
  });

  it("is refused where nobody raises a hand, against people without a quarrel, things, oneself, and the absent", async () => {
    const world = await begin();
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("attack marn")).toBe("You have no quarrel with Marn.");
    expect(await ann.type("attack bob")).toContain("first you both agree");
    expect(await ann.type("attack rat")).toContain("There is nobody called 'rat' here.");
    const away = world.thing("rat", world.room("pit"));
    expect(world.act(attack, ann.character, { to: away }).refusal?.words).toContain("out of your reach");
    expect(world.act(attack, ann.character, { to: world.one("bollard") }).refusal?.words).toContain(
      "does not fight back",
    );
    expect(world.act(attack, ann.character, { to: ann.character }).refusal?.words).toContain("hard look");
    world.move(ann.character, "hut");
    world.thing("rat", world.room("hut"));
    expect(await ann.type("attack rat")).toContain("Nobody raises a hand in this place.");
    ann.character.add(Posture({ position: "sleeping" }));
    expect(await ann.type("attack rat")).toContain("asleep");
    expect(bob.character.has(Combatant)).toBe(false);
  });
});

describe("a foe's death", () => {
  const start = useWorlds();

  it("leaves a corpse with its loot and what it carried, and experience for those who fought it there", async () => {
    const world = await start({ content: arenaContent() });
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    const pier = world.room("pier");
    const mite = world.thing("mite", pier);
    world.thing("copper", mite, 7);
    const before = (one: typeof ann): number => one.character.get(Experience)?.points ?? 0;
    expect(before(ann)).toBe(0);
    await ann.type("attack mite");
    await bob.type("assist ann");
    mite.edit(Combatant).threat[bob.character.id] = 1;
    await until(world, () => !mite.alive);
    const [corpse] = [...world.game.world.query(Corpse)];
    if (!corpse) throw new Error("there is no corpse");
    expect(world.held(corpse, "copper")[0]?.alive).toBe(true);
    expect([before(ann), before(bob), before(cid)]).toEqual([20, 20, 0]);
  });

  it("makes room at its spawn point, wherever it died", async () => {
    const world = await start({ content: arenaContent() });
    const [ann] = await world.players("Ann");
    const shed = world.room("shed");
    shed.edit(SpawnPoints)["isle:mite"] = { most: 1, size: 1, seconds: 10, alive: [] };
    const mite = world.game.spawnFromPoint(shed, "isle:mite");
    world.move(mite, "pier");
    await ann.type("attack mite");
    await until(world, () => !mite.alive);
    expect(shed.need(SpawnPoints)["isle:mite"]?.alive).toEqual([]);
    await world.tick(10_100);
    expect(world.held(shed, "mite")).toHaveLength(1);
  });

  it("comes once, however many blows struck at the same moment", async () => {
    const world = await start({ content: arenaContent() });
    const [ann] = await world.players("Ann");
    const died: string[] = [];
    world.game.events.on("EntityDied", ({ id }) => died.push(id));
    const mite = world.thing("mite", world.room("pier"));
    await ann.type("attack mite");
    const thrice = defineDeed({
      name: "thrice",
      perform(_args, context) {
        for (let i = 0; i < 3; i += 1) hurt(context, mite, 9, "cold", ann.character);
      },
    });
    world.runner.run(thrice, ann.character, {});
    world.loop.wake();
    await world.settle();
    expect(died).toEqual([mite.id]);
    expect([...world.game.world.query(Corpse)]).toHaveLength(1);
  });

  it("gives way to decay: the corpse goes, and what it held lies there", async () => {
    const world = await start({ content: arenaContent() });
    const [ann] = await world.players("Ann");
    const mite = world.thing("mite", world.room("pier"));
    const rope = world.thing("rope", mite);
    await ann.type("attack mite");
    await until(world, () => !mite.alive);
    await world.tick(301_000);
    expect([...world.game.world.query(Corpse)]).toHaveLength(0);
    expect(world.held(world.room("pier"), "rope")).toEqual([rope]);
  });
});
