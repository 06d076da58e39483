import { describe, expect, it } from "vitest";
import { beginActivity } from "../../bodies/activity.ts";
import { Aliases, Cooldowns, WaitingLines } from "../../components/index.ts";
import { caseOf, expectUndone } from "../../testing/mined.ts";
import { defaultRules } from "../../rules/schemas.ts";
import { smallContent } from "../../testing/small-content.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { defineDeed } from "../deed.ts";
import { social } from "../social/social.ts";
import { coolDown } from "./cool-down.ts";
import { rename } from "./rename.ts";
import { stop } from "./stop.ts";
import { takeLine, waitLine } from "./waiting.ts";

const dig = defineDeed({
  name: "dig",
  perform: (_args, context) =>
    beginActivity(context, { deed: "nothing", args: {}, doing: "digging", seconds: 9, breaksOn: [] }),
});
const SOCIALS = {
  bow: {
    alone: { actor: "You bow.", others: "{actor} bows." },
    to: { actor: "You bow to {to}.", to: "{actor} bows to you.", others: "{actor} bows to {to}." },
  },
};

describe("deeds about what a player types", () => {
  const start = useWorlds();

  it("are undone whole, wherever they throw", async () => {
    const world = await start({
      content: { ...smallContent(), rules: { ...defaultRules(), socials: SOCIALS } },
    });
    const [ann, bob] = await world.players("Ann", "Bob");
    world.act(dig, bob.character, {});
    world.act(waitLine, bob.character, { line: "look" });
    const points = expectUndone(world, {
      stop: caseOf(stop, bob.character, {}),
      "wait-line": caseOf(waitLine, ann.character, { line: "look" }),
      "take-line": caseOf(takeLine, bob.character, {}),
      rename: caseOf(rename, ann.character, { word: "x", body: "look" }),
      "cool-down": caseOf(coolDown, ann.character, { name: "x", seconds: 3 }),
      social: caseOf(social, ann.character, { name: "bow", to: bob.character }),
    });
    expect(Object.keys(points)).toHaveLength(6);
  });

  it("leave nothing behind when there is nothing to keep", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const { character } = ann;
    world.act(rename, character, { word: "x", body: "look" });
    world.act(rename, character, { word: "y", body: "north" });
    expect(character.get(Aliases)).toEqual({ x: "look", y: "north" });
    world.act(rename, character, { word: "x", body: "" });
    world.act(rename, character, { word: "y", body: "" });
    expect(character.has(Aliases)).toBe(false);
    world.act(waitLine, character, { line: "a" });
    world.act(waitLine, character, { line: "b" });
    world.act(takeLine, character, {});
    expect(character.get(WaitingLines)).toEqual(["b"]);
    world.act(takeLine, character, {});
    expect(character.has(WaitingLines)).toBe(false);
    world.act(coolDown, character, { name: "x", seconds: 0 });
    expect(character.has(Cooldowns)).toBe(false);
  });
});
