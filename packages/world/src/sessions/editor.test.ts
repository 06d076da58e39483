import { describe, expect, it } from "vitest";
import { Character, Drafts } from "../components/index.ts";
import { PASSWORD, type Player, type TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";

const KEPT =
  "You have not finished writing how you look to others: 2 lines, kept for you. DESCRIBE goes on with it.";
const CONTINUED =
  /^You go on with how you look to others, where you left it\.[^]*So far:\n1: Tall as a mast,\n2: and$/;

/** Begins a description and leaves it unfinished. */
async function begin(player: Player): Promise<void> {
  await player.typeAll("describe", "Tall as a mast,", "and");
}

async function login(world: TestWorld, name: string) {
  const connection = await world.connect();
  connection.read();
  await connection.type(name);
  const text = await connection.type(PASSWORD);
  return { connection, text };
}

describe("the editor", () => {
  const start = useWorlds();

  it("begins with the text that is in place, and changes it only when it is saved", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    expect(await ann.type("describe")).toBe(
      "You write how you look to others: line by line, up to 10 lines of 400 characters. A dot alone saves it, .q leaves all as it was, .h tells what else there is.",
    );
    await ann.typeAll("Short.", ".");
    expect(await ann.type("describe")).toMatch(/So far:\n1: Short\.$/);
    await ann.typeAll("And quiet.", ".d 1");
    expect(ann.character.need(Character).description).toBe("Short.");
    expect(await ann.type(".")).toBe("You see yourself with new eyes.");
    expect(ann.character.need(Character).description).toBe("And quiet.");
    expect(ann.character.has(Drafts)).toBe(false);
    await ann.typeAll("describe", ".c");
    expect(await ann.type("~")).toBe("Left as it was.");
    expect(ann.character.need(Character).description).toBe("And quiet.");
    expect(ann.character.has(Drafts)).toBe(false);
  });

  it("tells a client what is being written, line for line, and that it is over", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    expect(ann.connection.topics.has("editor")).toBe(false);
    await ann.typeAll("describe", "..hm <b>");
    expect(ann.connection.topic("editor")).toEqual({
      title: "how you look to others",
      lines: [".hm <b>"],
      most: { lines: 10, characters: 400 },
    });
    expect(world.sessions.stateOf(ann.session)).toBe("editing");
    await ann.type(".r 1 plain");
    expect(ann.connection.topic("editor")?.lines).toEqual(["plain"]);
    await ann.type(".s");
    expect(ann.connection.topic("editor")).toBeNull();
    expect(ann.connection.prompt).toBe("> ");
  });

  it("stays open with the reason when the text is refused", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const lines = Array.from({ length: 11 }, (_, index) => `line ${index + 1}`);
    ann.character.add(Drafts({ description: { lines, changes: [] } }));
    await ann.type("describe");
    expect(await ann.type(".")).toBe(
      "That is 11 lines, and 10 are the most. Your text is still here: change it, then save it again.",
    );
    expect(ann.connection.prompt).toBe("] ");
    expect(await ann.typeAll(".d 3", ".")).toBe("You see yourself with new eyes.");
    expect(ann.character.need(Character).description.split("\n")).toHaveLength(10);
  });

  it("closes by itself when nobody knows any more what was written", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    world.sessions.push(ann.session, "editor", { purpose: "a kind of text that is no more" });
    await ann.type("hello");
    expect(ann.connection.prompt).toBe("> ");
    expect(await ann.type("say hello")).toBe("You say, 'hello'");
  });
});

describe("an unfinished text", () => {
  const start = useWorlds();

  it("outlives a lost connection: its player is told once, and goes on with it", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    await begin(ann);
    await ann.connection.hangUp(false);
    const { connection, text } = await login(world, "ann");
    expect(text.split(KEPT)).toHaveLength(2);
    expect(connection.topics.has("editor")).toBe(false);
    expect(await connection.type("look")).not.toContain("finished");
    expect(await connection.type("describe")).toMatch(CONTINUED);
    expect(await connection.typeAll("silent.", ".")).toBe("You see yourself with new eyes.");
    expect(ann.character.need(Character).description).toBe("Tall as a mast,\nand\nsilent.");
  });

  it("outlives leaving on purpose, when the character is out of the world", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    await begin(ann);
    await ann.connection.hangUp(true);
    expect(ann.character.alive).toBe(false);
    const { connection, text } = await login(world, "ann");
    expect(text).toContain(KEPT);
    expect(await connection.type("describe")).toMatch(CONTINUED);
  });

  it("outlives a second connection that takes the character over", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    await begin(ann);
    const { connection, text } = await login(world, "ann");
    expect(ann.connection.closed).toBeDefined();
    expect(text).toContain(KEPT);
    expect(await connection.type("describe")).toMatch(CONTINUED);
  });

  it("outlives the world's process with the editor open, the last change to be taken back too", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    await begin(ann);
    const next = await world.restart();
    expect(ann.connection.topic("editor")?.lines).toEqual(["Tall as a mast,", "and"]);
    await ann.type(".u");
    expect(ann.connection.topic("editor")?.lines).toEqual(["Tall as a mast,"]);
    expect(await ann.type(".")).toBe("You see yourself with new eyes.");
    next.stop();
  });

  it("outlives world and connection together, for a character that nobody has loaded", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    await begin(ann);
    await ann.connection.hangUp(true);
    const next = await world.restart();
    const { connection, text } = await login(next, "ann");
    expect(text).toContain(KEPT);
    expect(await connection.type("describe")).toMatch(CONTINUED);
    next.stop();
  });

  it("is open still when a guest's client comes back with its token, and the very next line belongs to it", async () => {
    const world = await start();
    const guest = await world.guest({ websocket: true, token: "one" });
    await begin(guest);
    await guest.connection.hangUp(false);
    const next = await world.restart();
    const back = await next.connect({ websocket: true, resume: "one", token: "two" });
    expect(back.read()).toMatch(/You go on with how you look to others, where you left it\.[^]*\n2: and$/);
    expect(back.topic("editor")?.lines).toEqual(["Tall as a mast,", "and"]);
    expect(await back.typeAll("silent.", ".")).toBe("You see yourself with new eyes.");
    next.stop();
  });

  it("is dropped whole when what was typed is undone", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    await begin(ann);
    const { session, character } = ann;
    const undo = world.sessions.keep(session);
    expect(() =>
      world.game.world.attempt(() => {
        character.add(Drafts({ description: { lines: ["never"], changes: [] } }));
        throw new Error("the line fails");
      }),
    ).toThrow("the line fails");
    undo();
    expect(await ann.type(".l")).toBe("1: Tall as a mast,\n2: and");
  });
});
