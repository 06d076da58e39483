import { expect, it } from "vitest";
import { Body, ContainedIn, Escorted } from "../components/index.ts";
import { shippedContent } from "../testing/shipped-content.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { editLog } from "./log.ts";
import { OBJECTIVES } from "./objectives/index.ts";
import { npcOf } from "./people.ts";
import { aimsIn } from "./book.ts";

const start = useWorlds();

it("the game that ships has a quest of every kind, a chain of three, a choice, a timed one, shared and repeated ones", async () => {
  const { quests } = await shippedContent();
  if (!quests) throw new Error("the game has no quests");
  const all = [...quests.values()];
  const kinds = new Set(all.flatMap((quest) => quest.steps.flatMap(aimsIn)).map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(OBJECTIVES.map(({ kind }) => kind).sort());
  expect(all.length).toBeGreaterThanOrEqual(10);
  expect(quests.get("harbor:where-the-roofs-show")?.requires.quests).toEqual(["harbor:what-constance-said"]);
  expect(quests.get("harbor:what-constance-said")?.requires.quests).toEqual(["harbor:a-bell-that-answers"]);
  expect(all.some((quest) => quest.steps.some(({ choose }) => choose.length > 1))).toBe(true);
  expect(all.some(({ rewards }) => rewards.choose.length > 1)).toBe(true);
  expect(all.some(({ seconds }) => seconds !== undefined)).toBe(true);
  expect(all.some(({ share }) => share)).toBe(true);
  expect(all.some(({ repeat }) => repeat === "daily")).toBe(true);
  for (const { requires } of all) expect(requires.level).toBeLessThanOrEqual(5);
});

it("each quest of the game that ships is offered by talk, taken on by its name, and given up without a trace", async () => {
  const world = await start({ content: await shippedContent(), seed: "quests" });
  const { game } = world;
  const [ann] = await world.players("Ann");
  const { character } = ann;
  character.edit(Body).level = 10;
  for (const quest of game.quests.all) {
    const giver = npcOf(game, quest.giver);
    if (!giver) throw new Error(`${quest.giver} is not there`);
    character.link(ContainedIn, game.placeOf(giver));
    for (const id of quest.requires.quests) editLog(game, character).done[id] = { times: 1, at: game.wall() };
    const before = world.census();
    expect(await ann.type("look")).toMatch(/ has work for you\./);
    const keyword = game.content.npcs.get(quest.giver)?.keywords[0];
    expect(await ann.type(`talk ${keyword}`)).toContain(`QUEST ACCEPT ${quest.name.toUpperCase()}`);
    expect(await ann.type(`quest accept ${quest.name.toLowerCase()}`)).toContain(
      `You take on ${quest.name}.`,
    );
    expect(await ann.type(`quest ${quest.name}`)).toContain(`${quest.name}, for `);
    expect(await ann.type(`quest abandon ${quest.name}`)).toContain(`You give up ${quest.name}.`);
    expect(world.census()).toEqual(before);
  }
  expect([...game.world.query(Escorted)]).toEqual([]);
  expect(world.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
});

it("three quests in a row find out where Constance lies", async () => {
  const world = await start({ content: await shippedContent(), seed: "bells" });
  const { game } = world;
  const [ann] = await world.players("Ann");
  const at = (slug: string): void => {
    const room = game.room(slug);
    if (!room) throw new Error(`there is no ${slug}`);
    ann.character.link(ContainedIn, room);
  };
  at("harbor:chapel");
  await ann.type("quest accept bell");
  expect(await ann.type("use fork on patience")).toContain("A Bell That Answers is done.");
  expect(world.census()["harbor:tuning-fork"] ?? 0).toBe(0);
  await ann.type("quest accept constance");
  for (const [room, who] of [
    ["harbor:lamp-stair", "hesper"],
    ["harbor:tavern", "grout"],
    ["saltmarsh:punt-camp", "wick"],
  ] as const) {
    at(room);
    expect(await ann.type(`ask ${who} about constance`)).toContain("about Constance: done.");
  }
  at("harbor:chapel");
  expect(await ann.type("talk edda")).toContain("What Constance Said is done.");
  ann.character.edit(Body).level = 2;
  await ann.type("quest accept roofs");
  for (const [room, way] of [
    ["harbor:net-loft", "up"],
    ["harbor:breakwater", "south"],
    ["underquay:three-drains", "east"],
  ] as const) {
    at(room);
    expect(await ann.type(way)).toContain(": done.");
  }
  at("harbor:chapel");
  expect(await ann.type("talk edda")).toContain("you may choose: a pair of sea boots and a storm lantern");
  expect(await ann.type("quest choose lantern")).toContain("You have earned She Said Come Home.");
});
