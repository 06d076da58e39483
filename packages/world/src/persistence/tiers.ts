import type { Entity, World } from "@wyldlands/ecs";
import { ContainedIn } from "../components/index.ts";

/** Change that nobody was shown waits at most this long (milliseconds). */
export const LAZY_MS = 60_000;

/** What unseen Actions wrote that have an entity in common, directly or by others: written as a whole, or not yet. */
interface Group {
  ids: Set<string>;
  /** It became part of this one. */
  into?: Group;
  taken?: true;
}

/**
 * Which changed entities the next commit has to write. Deed tier: all that an item changed and every change that some
 * session was shown, as a closure over whole Actions. Lazy tier: what nobody was shown and nothing in a commit depends on.
 * The cost is that of what changed since the last commit and of what is written, however much waits.
 */
export class Tiers {
  readonly #world: World;
  readonly #isStored: (entity: Entity) => boolean;
  /** Changed and gone since they were last written, with their place in the order of change. */
  readonly #changed = new Map<string, { entity: Entity; order: number }>();
  readonly #gone = new Map<string, number>();
  #order = 0;
  /** Ids that have to go with the next commit. */
  readonly #deed = new Set<string>();
  readonly #groups = new Map<string, Group>();
  /** When each group began, the oldest first. */
  #begun: { group: Group; since: number }[] = [];

  constructor(world: World, isStored: (entity: Entity) => boolean) {
    this.#world = world;
    this.#isStored = isStored;
  }

  /** An Action wrote these. `urgent`: an item's, or somebody was shown it. */
  wrote(entities: Iterable<Entity>, urgent: boolean, now: number): void {
    let group: Group | undefined;
    for (const { id } of entities) {
      if (urgent) this.#deed.add(id);
      else group = this.#join(id, group, now);
    }
  }

  /** These have to be written with the next commit, whatever changed them. */
  require(entities: Iterable<Entity>): void {
    for (const entity of entities) this.#deed.add(entity.id);
  }

  /** Takes over from the kernel what has changed. Writes outside of any Action count as deeds. */
  collect(): void {
    const { changed, gone } = this.#world.takeDirty();
    for (const entity of changed) {
      const { id } = entity;
      // The same character may have left and come back since: the newest handle is the one that lives.
      this.#changed.set(id, { entity, order: this.#changed.get(id)?.order ?? this.#order++ });
      if (!this.#groups.has(id)) this.#deed.add(id);
    }
    for (const id of gone) {
      if (!this.#gone.has(id)) this.#gone.set(id, this.#order++);
      if (!this.#groups.has(id)) this.#deed.add(id);
    }
  }

  /** Whether something must be written soon. */
  urgent(now: number): boolean {
    return this.#deed.size > 0 || this.#hasExpired(now);
  }

  get empty(): boolean {
    return this.#changed.size === 0 && this.#gone.size === 0;
  }

  /** What to write now, in the order of change. `all`: everything, as at the end of a world's life. */
  take(now: number, all: boolean): { entities: Entity[]; gone: string[] } {
    if (all) for (const ids of [this.#changed, this.#gone]) for (const id of ids.keys()) this.#deed.add(id);
    while (this.#hasExpired(now)) this.#absorb(rootOf(this.#begun.shift()?.group));
    this.#close();
    const entities: { entity: Entity; order: number }[] = [];
    const gone: { id: string; order: number }[] = [];
    for (const id of this.#deed) {
      const change = this.#changed.get(id);
      if (change?.entity.alive === true) entities.push(change);
      const order = this.#gone.get(id);
      if (order !== undefined) gone.push({ id, order });
      this.#changed.delete(id);
      this.#gone.delete(id);
    }
    this.#deed.clear();
    const inOrder = (one: { order: number }, other: { order: number }): number => one.order - other.order;
    return {
      entities: entities.sort(inOrder).map(({ entity }) => entity),
      gone: gone.sort(inOrder).map(({ id }) => id),
    };
  }

  /** Puts the id into the group, or begins one; the group that it was in becomes one with it, the smaller part of the larger. */
  #join(id: string, group: Group | undefined, now: number): Group {
    const own = this.#groups.get(id);
    if (own === group && own) return own;
    if (!own) {
      const joined = group ?? { ids: new Set<string>() };
      if (!group) this.#begun.push({ group: joined, since: now });
      joined.ids.add(id);
      this.#groups.set(id, joined);
      return joined;
    }
    if (!group) return own;
    const [large, small] = own.ids.size > group.ids.size ? [own, group] : [group, own];
    for (const one of small.ids) {
      large.ids.add(one);
      this.#groups.set(one, large);
    }
    small.ids.clear();
    small.into = large;
    return large;
  }

  /** Whether the oldest group that waits has waited long enough. */
  #hasExpired(now: number): boolean {
    while (this.#begun[0] && rootOf(this.#begun[0].group)?.taken) this.#begun.shift();
    const [oldest] = this.#begun;
    return oldest !== undefined && now - oldest.since >= LAZY_MS;
  }

  #absorb(group: Group | undefined): void {
    if (!group || group.taken) return;
    group.taken = true;
    for (const id of group.ids) {
      this.#deed.add(id);
      this.#groups.delete(id);
    }
  }

  /** Grows the deed tier until it is closed: whole Actions, and every never-stored entity that a written row names. */
  #close(): void {
    // What is added meanwhile is visited as well.
    for (const id of this.#deed) {
      this.#absorb(this.#groups.get(id));
      const container = this.#changed.get(id)?.entity.target(ContainedIn);
      if (container && this.#changed.has(container.id) && !this.#isStored(container))
        this.#deed.add(container.id);
    }
  }
}

/** What a group has become part of. */
function rootOf(group: Group | undefined): Group | undefined {
  let root = group;
  while (root?.into) root = root.into;
  return root;
}
