import type { Entity, World } from "@wyldlands/ecs";
import { ContainedIn } from "../components/index.ts";

/** Change that nobody was shown waits at most this long (milliseconds). */
export const LAZY_MS = 60_000;

/** What one unseen Action wrote. */
interface Group {
  ids: Set<string>;
  since: number;
}

/**
 * Which changed entities the next commit has to write. Deed tier: all that an item changed and every change that some
 * session was shown, as a closure over whole Actions. Lazy tier: what nobody was shown and nothing in a commit depends on.
 */
export class Tiers {
  readonly #world: World;
  readonly #isStored: (entity: Entity) => boolean;
  /** Changed and gone since the last commit, in the order of change. */
  readonly #changed = new Set<Entity>();
  readonly #gone = new Set<string>();
  /** Ids that have to go with the next commit. */
  readonly #deed = new Set<string>();
  /** What one unseen Action wrote is written as a whole, or not yet. */
  #groups: Group[] = [];

  constructor(world: World, isStored: (entity: Entity) => boolean) {
    this.#world = world;
    this.#isStored = isStored;
  }

  /** An Action wrote these. `urgent`: an item's, or somebody was shown it. */
  wrote(entities: Iterable<Entity>, urgent: boolean, now: number): void {
    const ids = new Set<string>();
    for (const entity of entities) ids.add(entity.id);
    if (ids.size === 0) return;
    if (urgent) for (const id of ids) this.#deed.add(id);
    else this.#groups.push({ ids, since: now });
  }

  /** These have to be written with the next commit, whatever changed them. */
  require(entities: Iterable<Entity>): void {
    for (const entity of entities) this.#deed.add(entity.id);
  }

  /** Takes over from the kernel what has changed. Writes outside of any Action count as deeds. */
  collect(): void {
    const { changed, gone } = this.#world.takeDirty();
    for (const entity of changed) this.#changed.add(entity);
    for (const id of gone) this.#gone.add(id);
    if (changed.length === 0 && gone.length === 0) return;
    const lazy = new Set(this.#groups.flatMap((group) => [...group.ids]));
    for (const entity of changed) if (!lazy.has(entity.id)) this.#deed.add(entity.id);
    for (const id of gone) if (!lazy.has(id)) this.#deed.add(id);
  }

  /** Whether something must be written soon. */
  urgent(now: number): boolean {
    const oldest = this.#groups[0];
    return this.#deed.size > 0 || (oldest !== undefined && now - oldest.since >= LAZY_MS);
  }

  get empty(): boolean {
    return this.#changed.size === 0 && this.#gone.size === 0;
  }

  /** What to write now. `all`: everything, as at the end of a world's life. */
  take(now: number, all: boolean): { entities: Entity[]; gone: string[] } {
    const expired = this.#groups.filter((group) => all || now - group.since >= LAZY_MS);
    for (const group of expired) for (const id of group.ids) this.#deed.add(id);
    this.#close();
    const entities: Entity[] = [];
    for (const entity of this.#changed) {
      if (!all && !this.#deed.has(entity.id)) continue;
      this.#changed.delete(entity);
      if (entity.alive) entities.push(entity);
    }
    const gone: string[] = [];
    for (const id of this.#gone) {
      if (!all && !this.#deed.has(id)) continue;
      this.#gone.delete(id);
      gone.push(id);
    }
    this.#deed.clear();
    return { entities, gone };
  }

  /** Grows the deed tier until it is closed: whole Actions, and every never-stored entity that a written row names. */
  #close(): void {
    const byId = new Map([...this.#changed].map((entity) => [entity.id, entity]));
    for (let grew = true; grew; ) {
      grew = false;
      const open: Group[] = [];
      for (const group of this.#groups) {
        if (![...group.ids].some((id) => this.#deed.has(id))) {
          open.push(group);
          continue;
        }
        for (const id of group.ids) this.#deed.add(id);
        grew = true;
      }
      this.#groups = open;
      for (const id of this.#deed) {
        const container = byId.get(id)?.target(ContainedIn);
        if (
          !container ||
          this.#deed.has(container.id) ||
          this.#isStored(container) ||
          !byId.has(container.id)
        )
          continue;
        this.#deed.add(container.id);
        grew = true;
      }
    }
  }
}
