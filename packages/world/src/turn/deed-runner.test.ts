import { describe, expect, it } from "vitest";
import { defineDeed } from "../deeds/deed.ts";
import { say } from "../deeds/speech/say.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { CHAIN_LIMIT } from "./deed-runner.ts";

describe("what follows from a deed", () => {
  const start = useWorlds();

  it("is done in the same turn, in the order in which it was queued", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    world.game.events.on("ItemDropped", () => {
      world.runner.queue(say, ann.character, { text: "one" });
      world.runner.queue(say, ann.character, { text: "two" });
    });
    expect(await ann.type("drop 1 coin")).toBe("You drop a copper penny.\nYou say, 'one'\nYou say, 'two'");
  });

  it(`stops at ${CHAIN_LIMIT} for a root deed, goes on in the next turn, and is counted`, async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const seen: number[] = [];
    let done = 0;
    const echo = defineDeed({
      name: "echo",
      perform(_args, { game, actor, show }) {
        done += 1;
        show([actor], `${done}.`);
        if (done < CHAIN_LIMIT + 30)
          game.events.publish({ type: "CommandExecuted", entity: actor, command: "echo" });
      },
    });
    world.game.events.on("CommandExecuted", ({ command }) => {
      if (command === "echo") world.runner.queue(echo, ann.character, {});
    });
    world.runner.run(echo, ann.character, {});
    seen.push(done, world.runner.waiting);
    world.runner.run(say, ann.character, { text: "hm" });
    seen.push(done);
    world.loop.wake();
    await world.settle();
    expect(seen).toEqual([1 + CHAIN_LIMIT, 1, CHAIN_LIMIT + 30]);
    expect(ann.read()).toContain(`${CHAIN_LIMIT + 30}.`);
    const { values } = await world.metrics.overflow.get();
    expect(values[0]?.value).toBe(1);
  });

  it("is not done by those who are gone when their turn comes", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const guest = await world.guest();
    ann.read();
    world.runner.queue(say, guest.character, { text: "from beyond" });
    guest.character.despawn();
    world.runner.drain();
    world.loop.wake();
    await world.settle();
    expect(ann.read()).toBe("");
  });
});
