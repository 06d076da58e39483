import { describe, expect, it } from "vitest";
import { Name } from "../components/index.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { isBeing, nameOf, numberWord, plainName } from "./names.ts";
import { exitsLine } from "./room-view.ts";
import { fill } from "./words.ts";

describe("names", () => {
  const start = useWorlds();

  it("are tagged by what they name, with the number where there are several", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const coins = world.thing("copper", world.room("pit"), 3);
    expect([
      nameOf(ann.character),
      nameOf(world.one("marn")),
      nameOf(world.one("oar")),
      nameOf(world.room("pier")),
      nameOf(coins),
      nameOf(coins, 1),
      plainName(coins, 40),
    ]).toEqual([
      "<player>Ann</player>",
      "<npc>Marn</npc>",
      "<item>an ash oar</item>",
      "<room>The Pier</room>",
      "<item>three copper pennies</item>",
      "<item>a copper penny</item>",
      "40 copper pennies",
    ]);
    expect([ann.character, world.one("marn"), coins, world.room("pier")].map(isBeing)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("that players gave are escaped wherever they appear", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    ann.character.add(Name({ name: "<npc>A&B</npc>", keywords: ["ab"] }));
    expect(nameOf(ann.character)).toBe("<player>&lt;npc&gt;A&amp;B&lt;/npc&gt;</player>");
  });

  it("of numbers are words up to ten", () => {
    expect([1, 2, 10, 11].map(numberWord)).toEqual(["one", "two", "ten", "11"]);
  });
});

describe("a template", () => {
  const start = useWorlds();

  it("is filled once and begins with a capital, behind markup too", async () => {
    const world = await start();
    const oar = world.one("oar");
    expect(fill("{item} falls.", { item: oar })).toBe("<item>An ash oar</item> falls.");
    expect(fill("<say>{who} says, '{text}'</say>", { who: "ann", text: "{who} <b> & $1" })).toBe(
      "<say>Ann says, '{who} &lt;b&gt; &amp; $1'</say>",
    );
    expect(fill("{n} of {item}, {unknown}.", { n: 3, item: { markup: "<item>it</item>" } })).toBe(
      "3 of <item>it</item>, {unknown}.",
    );
    expect(fill("{constructor} and {__proto__}", {})).toBe("{constructor} and {__proto__}");
  });
});

describe("the line of exits", () => {
  const start = useWorlds();

  it("has them in the order of the compass, or says there are none", async () => {
    const world = await start();
    expect(exitsLine(world.game, undefined, world.room("pier"))).toBe(
      "Exits: <exit>north</exit>, <exit>east</exit>, <exit>down</exit>, <exit>in</exit>",
    );
    expect(exitsLine(world.game, undefined, world.room("pit"))).toBe("Exits: none");
  });
});
