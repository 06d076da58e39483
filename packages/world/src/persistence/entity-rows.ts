import type { Entity, LoadProblem, StoredDocument } from "@wyldlands/ecs";
import { ContainedIn, Filed, FiledUnder, Room, Tenancy } from "../components/index.ts";
import { isBeing } from "../views/names.ts";
import type { Game } from "../game.ts";
import type { Renames } from "../content/renames.ts";
import { findByTodaysName } from "../society/records.ts";
import type { EntityKind, EntityRow } from "./port.ts";
import { RowRenamer } from "./rename-row.ts";

/** What is in a row's `data`: the difference from the prototype. */
interface RowData {
  versions?: Record<string, number>;
  components?: Record<string, unknown>;
  removed?: string[];
  relations?: Record<string, string>;
  places?: Record<string, number>;
}

/** Turns entities into rows and back, and counts each row's revisions. */
export class EntityRows {
  readonly #game: Game;
  #renamer: { readonly renames: Renames | undefined; readonly rows: RowRenamer } | undefined;
  readonly #revisions = new WeakMap<Entity, number>();
  /** Recall rooms of beings that were loaded without a place. */
  readonly #recalls = new WeakMap<Entity, string>();

  constructor(game: Game) {
    this.#game = game;
  }

  /** Whether a row of it was ever made. */
  isStored(entity: Entity): boolean {
    return this.#revisions.has(entity);
  }

  /** The row to write now: its revision is one higher than the last. */
  toRow(entity: Entity): EntityRow {
    const document = this.#game.world.serialize(entity);
    const rev = (this.#revisions.get(entity) ?? 0) + 1;
    this.#revisions.set(entity, rev);
    return {
      id: entity.id,
      kind: document.kind as EntityKind,
      prototypeId: document.prototype ?? null,
      zoneId: this.#zoneOf(entity),
      // A record lives and is loaded with its owner, as a thing with its container.
      containerId: document.container ?? document.relations?.[FiledUnder.name] ?? null,
      placeNo: document.placeNo ?? null,
      rev,
      data: dataOf(document),
    };
  }

  /** Takes rows into memory. What is wrong with a row is told, not thrown. */
  load(stored: readonly EntityRow[]): { entities: readonly Entity[]; problems: readonly LoadProblem[] } {
    const { renames } = this.#game.content;
    if (this.#renamer?.renames !== renames) this.#renamer = { renames, rows: new RowRenamer(renames) };
    const rows = stored.map((row) => this.#renamer?.rows.row(row) ?? row);
    for (const { id, kind, prototypeId, data } of rows)
      if (prototypeId !== null && isSingle(id, kind, prototypeId) && !isLet(data))
        this.#game.ids.keep(prototypeId, id);
    const revisions = new Map(rows.map((row) => [row.id, row.rev]));
    const { loaded, problems } = this.#game.world.load(rows.map(toDocument), {
      prototypes: this.#game.prototypes,
    });
    const owners = new Map(rows.map(({ id, containerId }) => [id, containerId]));
    for (const entity of loaded) {
      this.#revisions.set(entity, revisions.get(entity.id) ?? 0);
      if (entity.has(Filed)) findByTodaysName(this.#game, entity, owners.get(entity.id) ?? null);
    }
    this.#rescue(loaded, rows);
    return { entities: loaded, problems };
  }

  /** Beings whose room content has dropped go to the recall room of the area in which they were. */
  #rescue(loaded: readonly Entity[], rows: readonly EntityRow[]): void {
    const zones = new Map(rows.map((row) => [row.id, row.zoneId]));
    for (const entity of loaded) {
      if (!isBeing(entity) || entity.target(ContainedIn)) continue;
      const recall = this.#game.content.areas.get(zones.get(entity.id) ?? "")?.recall;
      this.#recalls.set(entity, recall ?? this.#game.content.world.start);
    }
  }

  /** Where a being belongs whose own room is gone; undefined for one that has a room. */
  recallOf(entity: Entity): Entity | undefined {
    const slug = entity.target(ContainedIn) ? undefined : this.#recalls.get(entity);
    return slug === undefined ? undefined : (this.#game.room(slug) ?? this.#game.startRoom);
  }

  /** The area in which it stands, if it stands in one. */
  #zoneOf(entity: Entity): string | null {
    for (let at: Entity | undefined = entity; at; at = at.target(ContainedIn)) {
      const room = at.get(Room);
      if (room) return room.area;
    }
    return null;
  }
}

/** A room or door that is made once, under an id of its first name; rooms to let have ids of their own. */
function isSingle(id: string, kind: EntityKind, prototype: string): boolean {
  return (kind === "room" || prototype.includes(".")) && id.charAt(14) === "5";
}

/** A room that was let is one of many of its prototype. */
function isLet(data: unknown): boolean {
  return (data as RowData | null)?.components?.[Tenancy.name] !== undefined;
}

function toDocument(row: EntityRow): StoredDocument {
  // Written by `dataOf` alone, and checked by the components' schemas on load.
  const data = (row.data ?? {}) as RowData;
  return {
    id: row.id,
    ...(row.prototypeId === null ? {} : { prototype: row.prototypeId }),
    ...data,
    ...(row.containerId === null || row.kind === "record"
      ? {}
      : { container: row.containerId, placeNo: row.placeNo ?? 0 }),
  };
}

function dataOf(document: StoredDocument): RowData | null {
  const data: RowData = {};
  if (some(document.versions)) data.versions = { ...document.versions };
  if (some(document.components)) data.components = { ...document.components };
  if (document.removed && document.removed.length > 0) data.removed = [...document.removed];
  if (some(document.relations)) data.relations = { ...document.relations };
  if (some(document.places)) data.places = { ...document.places };
  return some(data) ? data : null;
}

function some(value: object | undefined): boolean {
  return value !== undefined && Object.keys(value).length > 0;
}
