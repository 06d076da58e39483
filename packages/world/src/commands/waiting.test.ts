import { describe, expect, it } from "vitest";
import { beginActivity } from "../bodies/activity.ts";
import { Activity, WaitingLines } from "../components/index.ts";
import { defineDeed } from "../deeds/deed.ts";
import { useWorlds } from "../testing/use-worlds.ts";

const dig = defineDeed<{ seconds: number }>({
  name: "dig",
  perform: ({ seconds }, context) =>
    beginActivity(context, {
      deed: "nothing",
      args: {},
      doing: "digging a hole",
      seconds,
      breaksOn: ["move", "hurt"],
    }),
});

describe("a line typed while busy", () => {
  const start = useWorlds();

  it("waits until the work is done, and then runs, in order", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    world.act(dig, ann.character, { seconds: 3 });
    expect(await ann.type("drop 1 coin")).toBe(
      "You are digging a hole. 'drop 1 coin' comes next; STOP gives it all up.",
    );
    expect(await ann.type("north;get rope")).toContain("'get rope' waits behind two more");
    expect(await ann.type("queue")).toBe(
      "You are digging a hole, for another 3 seconds.\nAfter that:\n  1. drop 1 coin\n  2. north\n  3. get rope",
    );
    await world.tick(1_000);
    expect(ann.read()).toBe("");
    await world.tick(2_000);
    const seen = ann.read();
    expect(seen).toMatch(
      /^drop 1 coin\nYou drop a copper penny\.\nnorth\nThe Shed\n[^]*\nget rope\nYou get a rope\.$/,
    );
    expect(ann.character.has(WaitingLines)).toBe(false);
    expect(await ann.type("queue")).toBe("You are busy with nothing, and nothing waits.");
  });

  it("is done at once when it only looks, speaks or stops", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    world.act(dig, ann.character, { seconds: 3 });
    expect(await ann.type("look")).toContain("The Pier");
    expect(await ann.type("i")).toContain("You carry:");
    expect(await ann.type("say hm")).toBe("You say, 'hm'");
    expect(await ann.type("tell bob hm")).toBe("You tell Bob, 'hm'");
    expect(await ann.type("xyzzy")).toMatch(/^There is no command/);
    expect(bob.read()).toBe("Ann says, 'hm'\nAnn tells you, 'hm'");
    await ann.typeAll("drop 1 coin", "north");
    expect(await ann.type("stop")).toBe("You stop digging a hole. What you meant to do next is forgotten.");
    expect(ann.character.has(Activity)).toBe(false);
    expect(await ann.type("stop")).toBe("You are not in the middle of anything.");
    await world.tick(4_000);
    expect(ann.read()).toBe("");
    expect(world.game.placeOf(ann.character)).toBe(world.room("pier"));
  });

  it("waits with nine others at most", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    world.act(dig, ann.character, { seconds: 3 });
    for (let line = 0; line < 10; line += 1) await ann.type("drop 1 coin");
    expect(await ann.type("drop <b>2</b> coins")).toBe(
      "Ten lines wait already: 'drop <b>2</b> coins' was not taken. QUEUE lists them, STOP drops them.",
    );
    await world.tick(3_000);
    expect(ann.read().match(/You drop a copper penny/g)).toHaveLength(10);
    expect(await ann.type("i")).toBe("You carry nothing.");
  });

  it("runs after one before it has taken its own time", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    world.act(dig, ann.character, { seconds: 1 });
    await ann.typeAll("drop 1 coin", "drop 2 coins");
    ann.character.remove(Activity);
    await world.tick();
    expect(ann.read()).toContain("You drop two copper pennies.");
  });

  it("is neither lost nor run twice when the world dies meanwhile", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    world.act(dig, ann.character, { seconds: 3 });
    await ann.typeAll("drop 4 coins", "say done");
    await ann.type("drop 1 coin");
    const next = await world.restart();
    const character = next.game.world.byId(ann.character.id);
    expect(character?.get(WaitingLines)).toEqual(["drop 4 coins", "drop 1 coin"]);
    await next.tick(3_000);
    await next.tick();
    expect(ann.read()).toContain("You drop four copper pennies.");
    const last = await next.restart();
    await last.tick();
    expect(await ann.connection.type("i")).toContain("five copper pennies");
    last.stop();
  });

  it("waits while a text is being written", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    world.act(dig, ann.character, { seconds: 1 });
    await ann.typeAll("drop 1 coin", "describe");
    await world.tick(2_000);
    expect(ann.read()).toBe("");
    await ann.type("~");
    await world.tick();
    expect(ann.read()).toContain("You drop a copper penny.");
  });
});
