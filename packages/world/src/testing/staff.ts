import type { Role } from "../deeds/deed.ts";
import type { Player, TestWorld } from "./test-world.ts";

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
