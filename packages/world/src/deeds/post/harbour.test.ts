import { describe, expect, it } from "vitest";
import { shippedContent } from "../../testing/shipped-content.ts";
import { useWorlds } from "../../testing/use-worlds.ts";

describe("in Pellhythe", () => {
  const start = useWorlds();

  it("a newcomer finds the post and the board by what HELP says, and can pay for a letter", async () => {
    const world = await start({ content: await shippedContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("help mail")).toContain("down, west to the customs quay, and north");
    await ann.typeAll("down", "west");
    expect(await ann.type("board")).toMatch(/^The harbour office's slate: nothing hangs on it\./);
    expect(await ann.type("board post Hello")).toMatch(/^Only a storyteller or higher pins notices/);
    await ann.typeAll("north", "mail enclose 3 coppers", "mail send bob Welcome", "Have a herring.", ".");
    expect(await ann.type("mail post")).toBe(
      "You pay two copper pennies, and your letter to Bob is in the post.",
    );
    await bob.type("up");
    expect(await bob.type("board")).toMatch(/^The notice board: nothing hangs on it\./);
    await bob.typeAll("board post Herring", "Thanks, Ann.", ".");
    expect(await bob.type("look at board")).toContain("SAY IT AND SIGN IT");
    await bob.typeAll("down", "down", "west", "north");
    expect(await bob.type("mail take 1")).toBe("You take three copper pennies out of the letter.");
    await bob.typeAll("south", "east");
    expect(await bob.type("board boats")).not.toContain("no board here");
  });
});
