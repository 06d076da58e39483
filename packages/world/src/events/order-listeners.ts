import type { Game } from "../game.ts";
import { nameKey } from "../players.ts";

/**
 * What moderators decide is kept in rows that are no entities, which a deed that throws would not take back: they are written
 * once it is done.
 */
export function addOrderListeners(game: Game): void {
  game.events.on("SanctionImposed", ({ row }) => game.sanctions.impose(row));
  game.events.on("SanctionLifted", ({ subject, kind }) => void game.sanctions.lift(subject, kind));
  game.events.on("CharacterRenamed", ({ entity, name }) => {
    const row = game.directory.byId(entity.id);
    if (!row) return;
    const { account, role, ...kept } = { ...row, name, nameKey: nameKey(name) };
    game.directory.put({ ...kept, account, role });
    game.writes.characters.set(row.id, kept);
    const session = game.players.sessionOf(entity);
    const own = session?.account?.characters.find(({ id }) => id === row.id);
    if (own) Object.assign(own, { name, nameKey: kept.nameKey });
    if (session) game.writes.sessions.add(session);
  });
}
