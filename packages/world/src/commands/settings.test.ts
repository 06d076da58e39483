import { describe, expect, it } from "vitest";
import { PASSWORD } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";

describe("the wishes of a player", () => {
  const start = useWorlds();

  it("are nothing at first, and no client is told of them", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    expect(ann.connection.topics.has("display")).toBe(false);
    expect(await ann.type("width")).toBe(
      "Your client says how wide your lines are. WIDTH 60, or WIDTH AUTO, changes that.",
    );
    expect(await ann.type("screenreader")).toContain("Your client says whether a screen reader listens.");
  });

  it("reach the client ahead of the words that answer, and are taken back", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    expect(await ann.type("screenreader on")).toContain("made to be heard from now on");
    expect(ann.connection.topic("display")).toEqual({ screenReader: true });
    const frames = world.gateways[0]?.frames ?? [];
    const told = frames.findIndex(({ states }) => states.some(({ topic }) => topic === "display"));
    const said = frames.findIndex(({ outs }) => outs.some(({ text }) => text.includes("to be heard")));
    expect(told).toBeGreaterThanOrEqual(0);
    expect(told).toBeLessThan(said);
    await ann.typeAll("width 60", "colour off");
    expect(ann.connection.topic("display")).toEqual({ screenReader: true, width: 60, colours: 0 });
    await ann.typeAll("reader off", "width auto", "color auto");
    expect(ann.connection.topic("display")).toEqual({ screenReader: false });
    expect(await ann.type("screenreader")).toContain("Screen reader: off, as you wished.");
    await ann.type("screenreader auto");
    expect(ann.connection.topic("display")).toEqual({});
  });

  it("are the account's: known before the room is shown, to every character and in every session", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    await ann.typeAll("width 44", "colour rooms red");
    const display = { width: 44, theme: { room: { colour: "red" } } };
    await ann.type("characters");
    await ann.typeAll("new", "Bea");
    expect(ann.connection.topic("character")?.name).toBe("Bea");
    const second = await world.connect();
    await second.typeAll("ann", PASSWORD);
    const before = world.gateways[0]?.frames.length ?? 0;
    await second.type("ann");
    expect(second.topic("display")).toEqual(display);
    const shown = world.gateways[0]?.frames.slice(before) ?? [];
    expect(shown.some(({ outs }) => outs.some(({ text }) => text.includes("The Pier")))).toBe(true);
    expect(shown.some(({ states }) => states.some(({ topic }) => topic === "display"))).toBe(true);
    await second.type("width 50");
    expect(ann.connection.topic("display")).toEqual({ ...display, width: 50 });
  });

  it("outlive the session and the world's process", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    await ann.type("width 44");
    const guest = await world.guest();
    await guest.type("width 33");
    await ann.type("quit");
    const next = await world.restart();
    expect(guest.connection.topic("display")).toEqual({ width: 33 });
    expect(await guest.type("width")).toContain("up to 33 characters");
    const back = await next.connect();
    await back.typeAll("ann", PASSWORD);
    expect(back.topic("display")).toEqual({ width: 44 });
    next.stop();
  });

  it("of a guest go over to the account that the guest makes", async () => {
    const world = await start();
    const guest = await world.guest();
    await guest.type("colour tells 0a0b0c bold");
    await guest.typeAll("register", "someone", PASSWORD, PASSWORD, "Cid", "quit");
    const back = await world.connect();
    await back.typeAll("someone", PASSWORD);
    expect(back.topic("display")).toEqual({ theme: { tell: { colour: "0a0b0c", bold: true } } });
  });
});

describe("colours", () => {
  const start = useWorlds();

  it("are listed, each meaning in its own, with the player's own named", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    await ann.typeAll("colour rooms cyan bold", "colour things plain");
    ann.connection.post("colour");
    await world.settle();
    const text = ann.connection.readMarkup().join("\n");
    expect(text).toContain("You see as many colours as your client says it can show.");
    expect(text).toContain("  <room>rooms</room>: the names of places (yours: cyan, bold)");
    expect(text).toContain("  <item>things</item>: what can be looked at or taken (yours: plain)");
    expect(text).toContain("  <exit>exits</exit>: the ways out\n");
  });

  it("come as many as the player says", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const colours = async (word: string): Promise<unknown> => {
      await ann.type(`colour ${word}`);
      return ann.connection.topic("display")?.colours;
    };
    expect([await colours("off"), await colours("on"), await colours("16")]).toEqual([0, 256, 16]);
    expect([await colours("256"), await colours("TRUE"), await colours("auto")]).toEqual([
      256,
      "truecolour",
      undefined,
    ]);
  });

  it("are set one by one under names that players use, and taken back one by one or all", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    expect(await ann.type("colour speech #FF8800")).toBe("Speech: ff8800 from now on.");
    await ann.typeAll("colour npc green", "colour exi blue bold");
    expect(ann.connection.topic("display")?.theme).toEqual({
      say: { colour: "ff8800" },
      npc: { colour: "green" },
      exit: { colour: "blue", bold: true },
    });
    expect(await ann.type("colour exits")).toContain("Exits: blue, bold.");
    expect(await ann.type("colour exits default")).toBe("Exits: the default colour again.");
    expect(Object.keys(ann.connection.topic("display")?.theme ?? {})).toEqual(["say", "npc"]);
    expect(await ann.type("colour reset")).toBe("Everything has its default colour again.");
    expect(ann.connection.topic("display")).toEqual({});
  });

  it("that are none, and meanings that are none, are refused with what there is", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    for (const line of [
      "colour rooms pink",
      "colour rooms red loud",
      "colour rooms red bold x",
      "colour rooms 12345",
    ])
      expect(await ann.type(line)).toContain(
        "The colours are black, red, green, yellow, blue, magenta, cyan, white and plain",
      );
    expect(await ann.type("colour roms red")).toBe("Nothing called 'roms' has a colour. Did you mean ROOMS?");
    expect(await ann.type("colour constructor red")).toContain("COLOUR alone lists");
    for (const tag of ["art", "aloud"]) expect(await ann.type(`colour ${tag} red`)).toContain("has a colour");
    for (const line of ["width 19", "width 401", "width 6x", "width -5"])
      expect(await ann.type(line)).toBe("That is no width. Type a number from 20 to 400, or AUTO.");
    expect(ann.connection.topics.has("display")).toBe(false);
  });
});
