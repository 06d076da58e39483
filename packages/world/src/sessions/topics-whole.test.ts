import { expect, it } from "vitest";
import { Combatant, ContainedIn, Effects, Name, Room } from "../components/index.ts";
import { Crowd } from "../testing/crowd.ts";
import { shippedContent } from "../testing/shipped-content.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { StateTopics } from "./topics.ts";

const start = useWorlds();
const NEVER = 1e12;
const ROUNDS = 60;
const BOTS = 24;
/** So that they have to do with each other. */
const ROOMS = 6;

it("tells clients of every change when it comes: whatever a crowd does, nothing new is found when all is made up anew", async () => {
  const world = await start({ content: await shippedContent(), seed: "topics" });
  const crowd = await Crowd.gather(world, BOTS, "topics");
  const { sessions, game } = world;
  const rooms = [...game.world.query(Room)].slice(0, ROOMS);
  for (const [i, { character }] of crowd.players.entries())
    character.link(ContainedIn, rooms[i % ROOMS] ?? game.startRoom);
  await world.settle();
  const missed: unknown[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await crowd.round();
    await world.settle();
    // It knows nothing of before.
    const anew = new StateTopics(game);
    for (const session of sessions.all) anew.refresh(session);
    for (const { topic, json, session } of anew.take())
      // A prompt waits for the next words by design.
      if (topic !== "prompt") missed.push({ round, topic, json, after: session.recent.slice(-3) });
  }
  expect(missed).toEqual([]);
}, 240_000);

it("shows who begins and ends a fight, whatever it does between, and who is hidden by one of several effects", async () => {
  const world = await start({ content: await shippedContent() });
  const ann = await world.player("Ann");
  const { game } = world;
  const crab = game.world.spawn([Name({ name: "a crab", keywords: ["crab"] })], {
    in: game.placeOf(ann.character),
  });
  const seen = async (): Promise<string | undefined> => {
    await world.tick(100);
    const one = ann.connection.topic("roomPlayers")?.players.find(({ id }) => id === crab.id);
    return one && (one.position ?? "standing");
  };
  const stances = [await seen()];
  crab.add(Combatant({ next: NEVER, since: 0, threat: {} }));
  stances.push(await seen());
  crab.edit(Combatant).next += 1;
  stances.push(await seen());
  crab.remove(Combatant);
  stances.push(await seen());
  crab.add(Combatant({ next: NEVER, since: 0, threat: {} }));
  stances.push(await seen());
  expect(stances).toEqual(["standing", "fighting", "fighting", "standing", "fighting"]);
  const effects = Object.entries(game.rules.effects);
  const [hiding = ""] = effects.find(([, { conditions }]) => conditions.includes("hidden")) ?? [];
  const [other = ""] = effects.find(([, { conditions }]) => conditions.length === 0) ?? [];
  const lasting = (effect: string) => ({ effect, until: NEVER, stacks: 1 });
  crab.add(Effects([lasting(other)]));
  const there = [await seen()];
  crab.edit(Effects).push(lasting(hiding));
  there.push(await seen());
  crab.edit(Effects).shift();
  there.push(await seen());
  crab.edit(Effects)[0] = lasting(other);
  there.push(await seen());
  expect(there).toEqual(["fighting", undefined, undefined, "fighting"]);
});
