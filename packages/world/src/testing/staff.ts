import type { Role } from "../deeds/deed.ts";
import type { Player, TestWorld } from "./test-world.ts";
import type { useWorlds } from "./use-worlds.ts";

/** Gives a player's account a role, as if it had always had it: in play, in the directory and in storage. */
export async function appoint(
  world: TestWorld,
  player: Player,
  role: Role,
  grants: Record<string, boolean> = {},
): Promise<void> {
  const { account } = player.session;
  if (!account) throw new Error("a guest has no role");
  await world.settle();
  const row = world.storage.accounts.get(account.id);
  if (!row) throw new Error("the account is not stored");
  world.sessions.desk.accounts.change(row, { role, grants });
  world.sessions.desk.assign(account.id, { role, grants });
  world.loop.wake();
  await world.settle();
  player.read();
}

/** A world with an admin, Kay, and two players, none of whom has anything left to read. */
export async function staffed(
  start: ReturnType<typeof useWorlds>,
): Promise<{ world: TestWorld; kay: Player; ann: Player; bob: Player }> {
  const world = await start();
  const [kay, ann, bob] = await world.players("Kay", "Ann", "Bob");
  await appoint(world, kay, "admin");
  for (const one of [kay, ann, bob]) one.read();
  return { world, kay, ann, bob };
}

/** Mutes a player's account without end, unheard by anybody. Gives what takes it off again. */
export function silence(world: TestWorld, player: Player): () => void {
  const subject = `account:${player.session.account?.id}`;
  world.game.sanctions.impose({
    subject,
    kind: "mute",
    createdAt: 0,
    until: null,
    reason: "shouting",
    by: "Eve",
  });
  return () => void world.game.sanctions.lift({ subject, kind: "mute" });
}
