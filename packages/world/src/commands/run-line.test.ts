import { describe, expect, it } from "vitest";
import { Aliases, Room } from "../components/index.ts";
import { useWorlds } from "../testing/use-worlds.ts";

describe("several commands in a line", () => {
  const start = useWorlds();

  it("are done in order, each with its own answer, and one that is refused stops none", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    world.thing("rope", world.room("pier"));
    expect(await ann.type("get rope;get moon;drop rope")).toBe(
      "You get a rope.\nYou see no 'moon' here. LOOK shows what there is.\nYou drop a rope.",
    );
  });

  it("leave what is said alone", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("say n;quit ;)")).toBe("You say, 'n;quit ;)'");
    expect(bob.read()).toBe("Ann says, 'n;quit ;)'");
  });

  it("end where one leaves the game or opens an editor", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    await ann.type("describe;say hm;north");
    expect(ann.connection.prompt).toBe("] ");
    expect(bob.read()).toBe("");
    await ann.type("~");
    await ann.type("quit;say hm");
    expect(bob.read()).not.toContain("hm");
  });

  it("are thirty at most, else none of them is done", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    expect(await ann.type("drop 1 coin;".repeat(31))).toBe(
      "That line comes to more than 30 commands, or is too long: none of it was done.",
    );
    expect(await ann.type("i")).toContain("ten copper pennies");
  });
});

describe("a walk", () => {
  const start = useWorlds();

  it("goes step by step", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const seen = await ann.type("1e1w1n");
    expect(seen.match(/^(?:The Beach|The Pier|The Shed)$/gm)).toEqual(["The Beach", "The Pier", "The Shed"]);
    expect(world.game.placeOf(ann.character)).toBe(world.room("shed"));
    expect(await ann.type("run se")).toMatch(/^There is no way southeast/);
    expect(await ann.type("run s e")).toContain("The Beach");
  });

  it("ends at the first way that is barred; what else was typed goes on", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const seen = await ann.type("3n2s;say hm");
    expect(seen.match(/There is no way north/g)).toHaveLength(1);
    expect(seen).toMatch(/You say, 'hm'$/);
    expect(world.game.placeOf(ann.character).get(Room)?.area).toBe("isle");
    expect(world.game.placeOf(ann.character)).toBe(world.room("shed"));
  });

  it("that cannot be read is explained", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    for (const line of ["run", "run away", "run 31n"]) expect(await ann.type(line)).toMatch(/^Run where\?/);
  });
});

describe("repeating", () => {
  const start = useWorlds();

  it("does the last line again, or the last that began so, and shows it", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    expect(await ann.type("!")).toBe("There is nothing to repeat yet.");
    await ann.typeAll("drop 1 coin", "say hello");
    expect(await ann.type("!")).toBe("say hello\nYou say, 'hello'");
    expect(await ann.type("!DR")).toBe("drop 1 coin\nYou drop a copper penny.");
    expect(await ann.type("!")).toBe("drop 1 coin\nYou drop a copper penny.");
    expect(await ann.type("!xyz")).toBe("You have typed nothing lately that begins with 'xyz'.");
  });

  it("knows nothing of what was answered to a question", async () => {
    const world = await start();
    const guest = await world.guest();
    expect(await guest.type("!")).toBe("There is nothing to repeat yet.");
  });
});

describe("a player's own command", () => {
  const start = useWorlds();

  it("is made, listed, shown, used and taken back, and comes along with the character", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    expect(await ann.type("alias")).toMatch(/^You have no commands of your own\./);
    expect(await ann.type("alias pay drop $1 coins;say paid $*")).toBe(
      "From now on pay stands for: drop $1 coins;say paid $*",
    );
    expect(await ann.type("pay 3 now")).toBe("You drop three copper pennies.\nYou say, 'paid 3 now'");
    await ann.type("alias home = south");
    expect(await ann.type("alias")).toBe(
      "Your own commands:\n  home: south\n  pay: drop $1 coins;say paid $*",
    );
    expect(await ann.type("alias home")).toBe("home: south");
    const next = await world.restart();
    expect(await ann.connection.type("pay 1")).toContain("You say, 'paid 1'");
    expect(await ann.connection.type("unalias pay")).toBe("pay is no command of your own any more.");
    expect(await ann.connection.type("pay 1")).toMatch(/^There is no command 'pay'/);
    expect(await ann.connection.type("unalias pay")).toMatch(/^Unalias what\?/);
    next.stop();
  });

  it("may take the place of a command for who made it, but of none that would lock them in", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    await ann.typeAll("alias look say I look", "alias n east");
    expect(await ann.type("look")).toBe("You say, 'I look'");
    expect(bob.read()).toBe("Ann says, 'I look'");
    expect(await bob.type("look")).toContain("The Pier");
    expect(await ann.type("n")).toContain("The Beach");
    for (const word of ["alias", "unalias", "stop", "quit", "help"])
      expect(await ann.type(`alias ${word} say hm`)).toContain("stays what it is");
  });

  it("has bounds: its word, its length, and how many there are", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    for (const word of ["a".repeat(21), "<b>", "ä", "$1", "a;b", "-x"])
      expect(await ann.type(`alias ${word} look`)).toContain("up to twenty letters");
    expect(await ann.type(`alias x ${"y".repeat(401)}`)).toContain("too long");
    for (let number = 1; number <= 50; number += 1) await ann.type(`alias a${number} look`);
    expect(await ann.type("alias a51 look")).toContain("room for no more");
    expect(await ann.type("alias a50 north")).toContain("From now on");
    expect(Object.keys(ann.character.need(Aliases))).toHaveLength(50);
    await ann.type("alias __proto__ look");
    expect(await ann.type("constructor")).toMatch(/^There is no command/);
  });
});
