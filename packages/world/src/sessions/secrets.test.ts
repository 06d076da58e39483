import { describe, expect, it } from "vitest";
import type { CommitBatch } from "../persistence/port.ts";
import { useWorlds } from "../testing/use-worlds.ts";

const SECRETS = ["correct horse", "wrong battery", "third staple"];

/** Bytes as text, so that a secret in a frame is found as well. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part instanceof Uint8Array ? Buffer.from(part).toString("latin1") : part,
  );
}

describe("a secret", () => {
  const start = useWorlds();

  it("is in no frame, topic, log record or row but as the account's hash", async () => {
    const world = await start();
    const batches: CommitBatch[] = [];
    world.storage.watchers.push((batch) => batches.push(batch));
    const connection = await world.connect();
    await connection.typeAll(
      "new",
      "annabel",
      "correct horse",
      "wrong battery",
      "correct horse",
      "correct horse",
    );
    await connection.typeAll("Anna", "quit");
    const again = await world.connect();
    await again.typeAll("annabel", "third staple", "annabel", "correct horse");
    const guest = await world.guest();
    await guest.typeAll("register", "bea-account", "third staple", "third staple", "Bea");

    const everything = [
      ...batches.map(textOf),
      ...world.logged,
      ...world.gateways.map(({ frames }) => textOf(frames)),
    ];
    for (const secret of SECRETS) expect(everything.filter((text) => text.includes(secret))).toEqual([]);
    const hashed = batches.flatMap((batch) => [
      ...(textOf({ ...batch, accounts: [], sessions: [] }).includes("$argon2") ? ["elsewhere"] : []),
      ...batch.accounts.map((row) => row.passwordHash.split("$")[1]),
    ]);
    expect(hashed).toEqual(["argon2id", "argon2id"]);
    for (const text of [...world.logged, ...world.gateways.map(({ frames }) => textOf(frames))])
      expect(text).not.toContain("$argon2");
  });

  it("stays in the session's row only while the account is made", async () => {
    const world = await start();
    const connection = await world.connect();
    const kept = (): boolean => textOf([...world.storage.sessions.values()]).includes("$argon2");
    const seen: boolean[] = [];
    for (const line of ["new", "annabel", "correct horse", "correct horse", "Anna"]) {
      await connection.type(line);
      seen.push(kept());
    }
    expect(seen).toEqual([false, false, true, true, false]);
  });

  it("is not in what an error leaves behind either", async () => {
    const world = await start();
    await world.players("Ann");
    world.storage.accountByName = () => Promise.reject(new Error("the database is away"));
    const connection = await world.connect();
    expect(await connection.typeAll("ann", "correct horse")).toContain("Something went wrong with that");
    expect(world.logged.join("\n")).toContain("the answer to a held item failed");
    expect(world.logged.join("\n")).not.toContain("correct horse");
  });
});
