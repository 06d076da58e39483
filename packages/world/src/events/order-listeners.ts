import type { Game } from "../game.ts";
import { nameKey } from "../players.ts";

/** What moderators decide is kept in rows that are no entities: they are written once the deed is done. */
export function addOrderListeners(game: Game): void {
  game.events.on("SanctionImposed", ({ row }) => game.sanctions.impose(row));
  game.events.on("SanctionLifted", ({ sanction }) => void game.sanctions.lift(sanction));
  game.events.on("CharacterRenamed", ({ entity, name }) => {
    const row = game.directory.byId(entity.id);
    if (!row) return;
    const { account, role, ...kept } = { ...row, name, nameKey: nameKey(name) };
    const { undo, characters } = game.writes;
    game.directory.put({ ...kept, account, role });
    undo.note(() => game.directory.put(row));
    undo.put(characters, row.id, kept);
    const session = game.players.sessionOf(entity);
    const own = session?.account?.characters.find(({ id }) => id === row.id);
    if (own) {
      const before = { name: own.name, nameKey: own.nameKey };
      Object.assign(own, { name, nameKey: kept.nameKey });
      undo.note(() => void Object.assign(own, before));
    }
    if (session) game.writes.sessions.add(session);
  });
}
