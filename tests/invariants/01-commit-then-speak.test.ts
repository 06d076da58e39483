import { afterEach, describe, expect, test } from "vitest";
import { MemoryStorage } from "../../packages/world/src/testing/memory-storage.ts";
import { TestWorld } from "../../packages/world/src/testing/test-world.ts";
import type { CommitBatch } from "../../packages/world/src/persistence/port.ts";

/** Storage whose commits wait until the test lets them through. */
class GatedStorage extends MemoryStorage {
  shut = false;
  #waiting: (() => void)[] = [];

  override async commit(batch: CommitBatch): Promise<void> {
    if (this.shut) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    await super.commit(batch);
  }

  open(): void {
    this.shut = false;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** The kills are in tests/link and tests/crash; here, that nothing is said before it is stored. */
describe("invariant 1: commit, then speak", () => {
  let world: TestWorld | undefined;
  afterEach(() => world?.stop());

  test("no word, own or another's, reaches a player before the commit that holds it is confirmed", async () => {
    const storage = new GatedStorage();
    world = await TestWorld.start({ storage });
    const [ann, bob] = await world.players("Ann", "Bob");
    ann.connection.read();
    bob.connection.read();
    storage.shut = true;
    ann.connection.post("say the tide is in");
    await world.applied();
    expect(ann.connection.read() + bob.connection.read()).toBe("");
    storage.open();
    await world.settle();
    expect(ann.connection.read()).toContain("You say, 'the tide is in'");
    expect(bob.connection.read()).toContain("Ann says, 'the tide is in'");
  });

  test("what a frame says and what it reports is in one batch: state, progress and words", async () => {
    const storage = new MemoryStorage();
    world = await TestWorld.start({ storage });
    const [ann] = await world.players("Ann");
    const batches: CommitBatch[] = [];
    storage.watchers.push((batch) => batches.push(batch));
    await ann.type("drop 3 coins");
    const saying = batches.filter(({ outbox }) =>
      outbox.some(({ bytes }) => Buffer.from(bytes).includes("You drop")),
    );
    expect(saying).toHaveLength(1);
    const [batch] = saying;
    expect(batch?.progress.length).toBeGreaterThan(0);
    const stacks = batch?.entities.filter((row) => row.prototypeId === "isle:copper") ?? [];
    expect(stacks.length).toBeGreaterThan(0);
  });
});
