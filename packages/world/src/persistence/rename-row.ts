import type { Renames } from "../content/renames.ts";
import type { EntityRow } from "./port.ts";

/** Brings a stored row to the names of today: `was:` in the content says which were before. */
export class RowRenamer {
  readonly #renames: Renames;
  /** Old ids that mean one thing, whatever its kind. */
  readonly #any = new Map<string, string>();
  readonly #none: boolean;

  constructor(renames: Renames | undefined) {
    this.#renames = renames ?? { areas: {}, rooms: {}, items: {}, npcs: {}, quests: {} };
    const { rooms, items, npcs, quests } = this.#renames;
    const two = new Set<string>();
    for (const kind of [rooms, items, npcs, quests])
      for (const [old, now] of Object.entries(kind)) {
        if (this.#any.has(old) && this.#any.get(old) !== now) two.add(old);
        this.#any.set(old, now);
      }
    for (const old of two) this.#any.delete(old);
    this.#none = this.#any.size === 0 && Object.keys(this.#renames.areas).length === 0;
  }

  /** The same row when it has nothing to do with what was renamed. */
  row(row: EntityRow): EntityRow {
    if (this.#none) return row;
    return {
      ...row,
      prototypeId: row.prototypeId === null ? null : this.prototype(row.prototypeId, row.kind),
      zoneId: row.zoneId === null ? null : (this.#renames.areas[row.zoneId] ?? row.zoneId),
      data: this.#data(row.data),
    };
  }

  /** A room's, a thing's or being's; a door's is its room's with the direction. */
  prototype(id: string, kind: EntityRow["kind"]): string {
    const { rooms, items, npcs } = this.#renames;
    const [room = "", direction] = id.split(".");
    if (direction !== undefined) return `${rooms[room] ?? room}.${direction}`;
    const own = kind === "room" ? rooms : kind === "npc" ? npcs : items;
    return own[id] ?? id;
  }

  /** Whole texts and keys that are an old id, and 'area:slug direction' of exits. */
  #data(value: unknown): unknown {
    if (typeof value === "string") return this.#text(value);
    if (Array.isArray(value)) return value.map((one) => this.#data(one));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [this.#text(key), this.#data(inner)]),
    );
  }

  #text(text: string): string {
    const now = this.#any.get(text);
    if (now !== undefined) return now;
    const [room = "", direction, ...more] = text.split(" ");
    if (direction === undefined || more.length > 0) return text;
    const to = this.#renames.rooms[room];
    return to === undefined ? text : `${to} ${direction}`;
  }
}
