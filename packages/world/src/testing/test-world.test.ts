import { afterEach, expect, it } from "vitest";
import { TestWorld } from "./test-world.ts";

let world: TestWorld | undefined;
afterEach(() => world?.stop());

it("a player of the test world reads what happens, as a client would", async () => {
  world = await TestWorld.start();
  const ann = await world.player("Ann");
  const bob = await world.player("Bob");
  expect(ann.read()).toBe("Bob arrives.");
  expect(await ann.type("say hello")).toBe("You say, 'hello'");
  expect(bob.read()).toBe("Ann says, 'hello'");
  expect(ann.connection.prompt).toBe("> ");
});
