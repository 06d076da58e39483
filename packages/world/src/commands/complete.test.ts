import { describe, expect, it } from "vitest";
import { Skills } from "../components/index.ts";
import type { Player, TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { MOST_COMPLETIONS } from "./complete.ts";

async function ask(world: TestWorld, player: Player, value: string): Promise<unknown> {
  player.connection.topics.delete("completions");
  player.connection.send({ $case: "side", side: { topic: "complete", value } });
  await world.settle();
  return player.connection.topic("completions");
}

describe("the completions of a line", () => {
  const start = useWorlds();
  const two = async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const of = async (line: string): Promise<string[]> => {
      const answer = (await ask(world, ann, JSON.stringify({ line }))) as { line: string; lines: string[] };
      expect(answer.line).toBe(line);
      return answer.lines;
    };
    return { world, ann, bob, of };
  };

  it("are ways, the player's own commands and those of the game, the likeliest first", async () => {
    const { ann, of } = await two();
    expect((await of("no"))[0]).toBe("north");
    expect((await of("l"))[0]).toBe("look");
    expect(await of("exi")).toEqual(["exits"]);
    await ann.type("alias lokum look");
    expect(await of("lok")).toEqual(["lokum"]);
    expect(await of("zzz")).toEqual([]);
    expect((await of("s")).length).toBeLessThanOrEqual(MOST_COMPLETIONS);
  });

  it("are what the command takes there, of what is seen", async () => {
    const { world, ann, of } = await two();
    world.thing("rope", world.room("pier"));
    world.thing("letter", ann.character);
    expect(await of("get r")).toEqual(["get rope"]);
    expect(await of("get 2.r")).toEqual(["get 2.rope"]);
    expect(await of("get all.ro")).toEqual(["get all.rope"]);
    expect(await of("drop ")).toEqual(["drop penny", "drop letter"]);
    expect(await of("give let")).toEqual(["give letter"]);
    expect(await of("give letter t")).toContain("give letter to");
    expect((await of("give letter to ")).sort()).toEqual(["give letter to bob", "give letter to marn"]);
    expect(await of("tell b")).toEqual(["tell Bob"]);
    expect(await of("tell bob h")).toEqual([]);
    expect(await of("go ")).toEqual(["go north", "go east", "go in", "go down"]);
    expect(await of("look pl")).toEqual(["look planks"]);
    expect(await of("help mo")).toContain("help moving");
    ann.character.add(Skills({ dagger: 3 }));
    expect(await of("zzz x")).toEqual([]);
  });

  it("go on with the last command of several, and keep what stands before", async () => {
    const { of } = await two();
    expect(await of("n; exi")).toEqual(["n; exits"]);
    expect(await of("  exi")).toEqual(["  exits"]);
  });

  it("come anew each time they are asked for, and to nobody else", async () => {
    const { world, ann, bob, of } = await two();
    expect(await of("exi")).toEqual(await of("exi"));
    expect(bob.connection.topic("completions")).toBeUndefined();
    await ann.type("describe");
    expect(await ask(world, ann, '{"line":"exi"}')).toBeUndefined();
  });

  it("of what is no question are none", async () => {
    const { world, ann } = await two();
    for (const value of ["", "{", "null", "[]", '{"line":5}', '"exi"', `{"line":"${"x".repeat(900)}"}`])
      expect(await ask(world, ann, value), value).toEqual({ line: "", lines: [] });
    const long = "get ".padEnd(300, "x");
    expect(await ask(world, ann, JSON.stringify({ line: long }))).toEqual({ line: long, lines: [] });
  });
});
