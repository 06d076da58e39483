import { describe, expect, it } from "vitest";
import type { CommitBatch } from "../persistence/port.ts";
import { MemoryStorage } from "../testing/memory-storage.ts";
import { useWorlds } from "../testing/use-worlds.ts";

/** Storage in which each commit waits for its turn. */
class SteppedStorage extends MemoryStorage {
  stepped = false;
  readonly waiting: (() => void)[] = [];

  override async commit(batch: CommitBatch): Promise<void> {
    if (this.stepped) await new Promise<void>((resolve) => this.waiting.push(resolve));
    await super.commit(batch);
  }
}

describe("waiting until everything so far is stored", () => {
  const start = useWorlds();

  it("ends with the next commit that begins, whatever players do meanwhile", async () => {
    const storage = new SteppedStorage();
    const world = await start({ storage });
    const [ann] = await world.players("Ann");
    storage.stepped = true;
    ann.connection.post("say one");
    await expect.poll(() => storage.waiting.length).toBe(1);
    let stored = false;
    void world.committer.stored().then(() => (stored = true));
    // The commit under way began before the question: it does not count.
    storage.waiting.shift()?.();
    await expect.poll(() => storage.waiting.length).toBe(1);
    expect(stored).toBe(false);
    // A busy world: more is to be written before this commit is done.
    ann.connection.post("say two");
    await world.applied();
    storage.waiting.shift()?.();
    await expect.poll(() => stored).toBe(true);
    storage.stepped = false;
    for (const resolve of storage.waiting.splice(0)) resolve();
    await world.settle();
  });
});
