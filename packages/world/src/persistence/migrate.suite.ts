import { expect, it } from "vitest";
import type { Engine } from "./engine.ts";
import { migrations } from "./migrations/index.ts";
import type { Migration } from "./migrations/migration.ts";

/** How an engine must treat its schema. `open` opens the same database every time. */
export function migrationSuite(open: (list: readonly Migration[]) => Promise<Engine>): void {
  const next = migrations.length + 1;
  const reopen = async (list: readonly Migration[]): Promise<void> => (await open(list)).close();

  it("is not touched by a migration that has run already", async () => {
    const engine = await open(migrations);
    await engine.acquireLease("first", "seed");
    await engine.close();
    const again = await open(migrations);
    expect(await again.acquireLease("second", "another seed")).toEqual({
      epoch: 2,
      worldMs: 0,
      seed: "seed",
    });
    await again.close();
  });

  it("is as before when a migration fails half-way, and opens with the older list", async () => {
    const broken = { number: next, name: "broken", sql: "CREATE TABLE half (); SELECT no_such_function()" };
    await expect(reopen([...migrations, broken])).rejects.toMatchObject({
      code: "failed",
      message: new RegExp(`Migration ${next} \\(broken\\) failed and was undone: .*no_such_function`),
    });
    await reopen(migrations);
    const mended = { ...broken, name: "mended", sql: "CREATE TABLE half ()" };
    await reopen([...migrations, mended]);
  });

  it("refuses a database of a newer program in words", async () => {
    await expect(reopen(migrations)).rejects.toMatchObject({
      code: "too-old",
      message: new RegExp(
        `a newer Wyldlands: it has migration ${next} \\(mended\\), and this program knows them up to`,
      ),
    });
  });
}
