import type { Logger } from "pino";
import { stubCopies } from "../building/copies.ts";
import type { Game } from "../game.ts";
import type { WorldLink } from "../link/world-link.ts";
import { Session } from "../sessions/session.ts";
import type { Sessions } from "../sessions/sessions.ts";
import type { Faults } from "../turn/faults.ts";
import { ContainedIn, Room, Stack } from "../components/index.ts";
import { reviveRetired } from "../reload/retired.ts";
import type { EntityRows } from "./entity-rows.ts";
import type { EntityRow, Storage } from "./port.ts";

const PAGE = 1_000;

/** Brings back what the last world left: entities, sessions with their characters, and how far each gateway is. */
export async function restoreWorld(options: {
  game: Game;
  rows: EntityRows;
  sessions: Sessions;
  link: WorldLink;
  storage: Pick<Storage, "loadEntities" | "loadCharacter" | "loadLink" | "loadDirectory">;
  log: Logger;
  faults: Faults;
}): Promise<void> {
  const { game, rows, sessions, link, storage, log, faults } = options;
  const take = (page: readonly EntityRow[], later?: EntityRow[]): void => {
    stubCopies(game, page);
    const strangers = new Set<string>();
    for (const { id, code, message, loaded } of rows.load(page).problems)
      if (later && code === "unknown-prototype") strangers.add(id);
      else log.error({ id, code, loaded }, message);
    later?.push(...page.filter(({ id }) => strangers.has(id)));
  };
  const strange: EntityRow[] = [];
  for (let after: string | undefined; ; ) {
    const page = await storage.loadEntities(after, PAGE);
    after = page.at(-1)?.id;
    if (after === undefined) break;
    take(page, strange);
    faults.at("load");
  }
  // What content has dropped is known by records, which are there only now.
  reviveRetired(game);
  take(strange);
  const state = await storage.loadLink();
  link.restore(state, performance.now());
  for (const row of state.sessions) {
    if (row.characterId !== null && !game.world.byId(row.characterId))
      take(await storage.loadCharacter(row.characterId));
    const character = row.characterId === null ? undefined : game.world.byId(row.characterId);
    const channel = row.number === null ? undefined : link.channel(row.gateway, row.boot, row.number);
    sessions.restore(Session.fromRow(row), channel, character);
  }
  for (let after: string | undefined; ; ) {
    const page = await storage.loadDirectory(after, PAGE);
    after = page.at(-1)?.id;
    if (after === undefined) break;
    for (const row of page) game.directory.put(row);
  }
  game.sanctions.restore(state.sanctions);
  game.journal.learn(game.world.query(Stack));
  faults.at("load");
}

/** Whose place is no more: beings go to the recall room of their area, things to the lost and found. */
export function rescue(game: Game, rows: EntityRows, log: Logger): void {
  for (const { entity, relation } of game.world.unresolved()) {
    if (relation !== ContainedIn || entity.has(Room)) continue;
    const place = rows.recallOf(entity) ?? game.room(game.content.world.lostAndFound) ?? game.startRoom;
    const to = place.prototype?.id;
    log.warn({ id: entity.id, prototype: entity.prototype?.id, to }, "its place is gone: it was moved");
    entity.link(ContainedIn, place);
  }
}
