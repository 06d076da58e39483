import { describe, expect, it } from "vitest";
import { useBuilding } from "../../testing/use-building.ts";
import { completionsOf } from "../complete.ts";
import { Registry } from "../registry.ts";

const start = useBuilding();

describe("a builder's line", () => {
  it.each([
    ["set i", ["set item"]],
    ["set item o", ["set item oar"]],
    ["set item oar wei", ["set item oar weight"]],
    ["set npc ferryman body.l", ["set npc ferryman body.level"]],
    ["set room terrain qu", ["set room terrain quay"]],
    ["set area cli", ["set area climate"]],
    ["room terr", ["room terrain"]],
    ["room flag noM", ["room flag noMobs"]],
    ["item describe o", ["item describe oar"]],
    ["exit north to sh", ["exit north to shed"]],
    ["door north key o", ["door north key oar"]],
    ["spawn npc f", ["spawn npc ferryman"]],
    ["shop f", ["shop ferryman"]],
    ["build ref", ["build refresh"]],
    ["build set item oar st", ["build set item oar stack", "build set item oar states"]],
    ["build at cr", ["build at crows-nest"]],
  ])("'%s' goes on as %j", async (line, lines) => {
    const { world, ann } = await start();
    await ann.type("dig up Crow's Nest");
    const { game, sessions } = world;
    const context = { game, actor: ann.character, session: ann.session, services: sessions, tell: () => {} };
    const offered = completionsOf(context, new Registry(), JSON.stringify({ line })).lines;
    expect(offered).toEqual(expect.arrayContaining(lines));
  });

  it("tells players nothing of it", async () => {
    const { world } = await start();
    const [bob] = await world.players("Bob");
    const { game, sessions } = world;
    const context = { game, actor: bob.character, session: bob.session, services: sessions, tell: () => {} };
    expect(completionsOf(context, new Registry(), JSON.stringify({ line: "set item o" })).lines).toEqual([]);
  });
});
