import { definePrototype, type ComponentInit, type Entity, type Prototype } from "@wyldlands/ecs";
import { COMPONENTS, ContainedIn, Retired, RetiredRoom, Room, SpawnPoints } from "../components/index.ts";
import type { Game } from "../game.ts";
import { openRecord, recordId } from "../society/records.ts";

/**
 * Things and people that content has dropped while the world ran keep their last form until they are gone, those in the packs
 * of absent characters too. That form is a record, kept until content has the slug again.
 */
export function retire(game: Game, { id, values }: Prototype): void {
  const components = Object.fromEntries(
    [...values].map(([{ name, version }, value]) => [name, { version, value }]),
  );
  openRecord(game, [Retired({ id, components })], { id: recordId("retired", id) });
}

/** Content has it again. */
export function unretire(game: Game, id: string): void {
  game.world.byId(recordId("retired", id))?.despawn();
}

/** A room is about to go: what it brought forth is kept in mind. */
export function retireRoom(game: Game, room: Entity): void {
  const slug = room.prototype?.id ?? "";
  const points = Object.entries(room.get(SpawnPoints) ?? {});
  if (points.length === 0 || game.room(slug) !== room) return;
  const alive = Object.fromEntries(points.map(([id, point]) => [id, [...point.alive]]));
  openRecord(game, [RetiredRoom({ alive })], { id: recordId("retired-room", slug) });
}

/**
 * A room is made: what it had brought forth when it was there before is its own, and what nobody has taken from where it was
 * put meanwhile comes back. Returns that by prototype.
 */
export function backInRoom(game: Game, room: Entity): Readonly<Record<string, string[]>> {
  const record = game.world.byId(recordId("retired-room", room.prototype?.id ?? ""));
  const kept = record?.get(RetiredRoom)?.alive ?? {};
  const found: Record<string, string[]> = {};
  const refuges = [
    game.content.world.lostAndFound,
    game.content.areas.get(room.need(Room).area)?.recall ?? "",
  ];
  for (const [prototype, ids] of Object.entries(kept)) {
    const there = ids.flatMap((id) => game.world.byId(id) ?? []);
    found[prototype] = there.map(({ id }) => id);
    for (const one of there)
      if (refuges.includes(one.target(ContainedIn)?.prototype?.id ?? "")) one.link(ContainedIn, room);
  }
  record?.despawn();
  return found;
}

/** At a world's start, when records are loaded: makes prototypes of what was dropped, and forgets what is in the content again. */
export function reviveRetired(game: Game): void {
  const revived = new Map(game.prototypes);
  for (const record of [...game.world.query(Retired)]) {
    const { id, components } = record.need(Retired);
    if (game.prototypes.has(id)) record.despawn();
    else revived.set(id, definePrototype({ id, inits: initsOf(game, id, components) }));
  }
  if (revived.size > game.prototypes.size) game.goBy({ ...game.authored, prototypes: revived });
}

type Stored = Readonly<Record<string, { readonly version: number; readonly value?: unknown }>>;

/** As a stored thing is loaded: each component of today's shape, and what cannot be brought to it is left out. */
function initsOf(game: Game, id: string, components: Stored): ComponentInit[] {
  return COMPONENTS.flatMap((type): ComponentInit[] => {
    const stored = components[type.name];
    if (!stored) return [];
    try {
      const { version, value } = stored;
      const today = version < type.version && type.migrate ? type.migrate(value, version) : value;
      return [{ type, value: type.schema.parse(today) }];
    } catch (error) {
      game.log.error({ err: error, id, component: type.name }, "a part of something retired cannot be read");
      return [];
    }
  });
}
