import { describe, expect, it } from "vitest";
import { setVital } from "../bodies/vitals.ts";
import { questContent } from "../testing/quest-content.ts";
import { PASSWORD, type Player, type TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";

const promptOf = ({ connection }: Player): string | undefined => connection.topic("prompt")?.text;

async function turn(world: TestWorld): Promise<void> {
  world.loop.wake();
  await world.settle();
}

describe("a prompt", () => {
  const start = useWorlds();

  it("is a bare mark for who is well, and tells in figures and in words how one is who is hurt", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    expect(promptOf(ann)).toBe("> ");
    setVital(world.game, ann.character, "health", 5);
    await turn(world);
    // Nothing was said: the prompt stands where it is.
    expect(promptOf(ann)).toBe("> ");
    await ann.type("look");
    expect(promptOf(ann)).toMatch(
      /^<art>5\/\d+hp (?:\d+\/\d+mp )?\d+\/\d+st > <\/art><aloud>health 5 of \d+, .*\. <\/aloud>$/,
    );
  });

  it("changes when others are heard, too", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    setVital(world.game, ann.character, "health", 5);
    await turn(world);
    expect(promptOf(ann)).toBe("> ");
    await bob.type("say hello");
    expect(promptOf(ann)).toContain("5/");
  });

  it("is what the player makes of it, always with the mark at its end", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    expect(await ann.type("prompt %h <b>%r</b> %q 5%% >>")).toContain("another from now on");
    const most = ann.connection.topic("vitals")?.health.most;
    expect(promptOf(ann)).toBe(`${most} &lt;b&gt;The Pier&lt;/b&gt; %q 5% > `);
    expect(await ann.type("prompt")).toContain("Your prompt is: %h <b>%r</b> %q 5%% >>");
    await ann.type("prompt words");
    expect(promptOf(ann)).toMatch(/^Health \d+, mana \d+, stamina \d+\. > $/);
    await ann.type("prompt off");
    expect(promptOf(ann)).toBe("> ");
    expect(await ann.type("prompt default")).toContain("default one again");
    expect(await ann.type(`prompt ${"x".repeat(121)}`)).toContain("at most 120 characters");
  });
});

describe("brief and autoexits", () => {
  const start = useWorlds();

  it("leave out what the player does not want to read on the way, and LOOK and EXITS show it", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    const whole = await ann.type("look");
    await ann.type("east");
    expect(await ann.type("brief on")).toContain("briefly");
    const brief = await ann.type("west");
    expect(brief).toContain("The Pier");
    expect(brief.length).toBeLessThan(whole.length);
    expect(await ann.type("look")).toBe(whole);
    expect(await ann.type("autoexits off")).toContain("EXITS tells them");
    expect(await ann.type("look")).not.toContain("Exits:");
    expect(await ann.type("exits")).toContain("east");
    expect(await ann.type("autoexits")).toContain("AUTOEXITS ON changes that.");
    await ann.typeAll("autoexits on", "brief off");
    expect(await ann.type("look")).toBe(whole);
  });
});

describe("autoloot", () => {
  const start = useWorlds();

  it("takes what one wishes from what one killed, and nothing when one does not", async () => {
    const world = await start({ content: questContent() });
    const ann = await world.player("Ann");
    const kill = async (): Promise<number> => {
      const mite = world.thing("mite", world.game.placeOf(ann.character));
      world.thing("copper", mite, 3);
      world.thing("rope", mite);
      await ann.type("kill mite");
      let read = "";
      for (let round = 0; !read.includes("is dead") && round < 40; round += 1) {
        await world.tick(2_000);
        read += ann.read();
      }
      await turn(world);
      return world.held(ann.character, "rope").length;
    };
    const coins = (): number => ann.connection.topic("status")?.gold ?? 0;
    const before = coins();
    await kill();
    expect(coins()).toBe(before);
    expect(await ann.type("autoloot coins")).toContain("coins from what you kill");
    expect(await kill()).toBe(0);
    expect(coins()).toBe(before + 3);
    expect(await ann.type("autoloot on")).toContain("everything");
    expect(await kill()).toBe(1);
    expect(coins()).toBe(before + 6);
  });
});

describe("settings", () => {
  const start = useWorlds();

  it("are listed with how to change each, and outlive the session and the world's process", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    await ann.typeAll("brief on", "prompt %h", "autoloot coins", "width 60");
    const listed = await ann.type("settings");
    for (const words of ["Prompt: %h. PROMPT changes that.", "LOOK tells them whole. BRIEF", "Width: 60."])
      expect(listed).toContain(words);
    await ann.type("quit");
    const later = await world.restart();
    const again = await later.connect();
    await again.typeAll("ann", PASSWORD);
    expect(await again.type("settings")).toBe(listed);
  });

  it("are told to a client that asks for them, each time anew, and to no other", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    await ann.typeAll("brief on", "wimpy 12 points", "compact off", "ignore bob");
    expect(ann.connection.topics.has("settings")).toBe(false);
    const ask = async (): Promise<unknown> => {
      ann.connection.topics.delete("settings");
      ann.connection.send({ $case: "side", side: { topic: "settings", value: "true" } });
      await world.settle();
      return ann.connection.topic("settings");
    };
    const settings = { brief: true, wimpy: { points: 12 }, compact: false };
    expect(await ask()).toEqual(settings);
    expect(await ask()).toEqual(settings);
    await ann.type("wimpy off");
    expect(await ask()).toEqual({ brief: true, compact: false });
    expect(bob.connection.topics.has("settings")).toBe(false);
    const stranger = await world.connect();
    stranger.send({ $case: "side", side: { topic: "settings", value: "true" } });
    await world.settle();
    expect(stranger.topics.has("settings")).toBe(false);
  });

  it("go out as one line of text and come in by it, checked, with friends left alone", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    await ann.typeAll("brief on", "prompt <%h>", "colour rooms red", "screenreader on");
    const [line = ""] = (await ann.type("settings export")).split("\n");
    expect(JSON.parse(line)).toEqual({
      brief: true,
      prompt: "<%h>",
      display: { screenReader: true, theme: { room: { colour: "red" } } },
    });
    expect(await bob.type(`settings import ${line}`)).toContain("Your settings are those now.");
    const exported = async (): Promise<unknown> =>
      JSON.parse((await bob.type("settings export")).split("\n")[0] ?? "");
    expect(await exported()).toEqual(JSON.parse(line));
    expect(await bob.type("settings")).toBe(await ann.type("settings"));
    for (const [text, why] of [
      ["brief", "it is no JSON"],
      ['{"brief":1}', "brief"],
      ['{"ignore":["ann"]}', "ignore"],
      ['{"role":"admin"}', "role"],
      [`{"prompt":"${"x".repeat(200)}"}`, "prompt"],
    ] as const)
      expect(await bob.type(`settings import ${text}`)).toMatch(
        new RegExp(`no settings: .*${why}.*Nothing was changed`),
      );
    expect(await exported()).toEqual(JSON.parse(line));
    await bob.type("settings reset");
    expect(await exported()).toEqual({});
  });
});
