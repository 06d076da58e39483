import type { Handle } from "./handle.ts";
import type { RelationStore } from "./relation-store.ts";
import type { UndoLog } from "./undo-log.ts";

/** A persisted link whose target is not in memory: an absent player's follower, a thing whose container comes later. */
export interface WaitingLink {
  readonly source: Handle;
  readonly store: RelationStore;
  readonly targetId: string;
  readonly place: number;
}

/** The links that wait, by target and by source. They stay part of what the source stores. */
export class WaitingLinks {
  readonly #byTarget = new Map<string, Set<WaitingLink>>();
  readonly #bySource = new Map<Handle, Map<RelationStore, WaitingLink>>();
  readonly #log: UndoLog;

  constructor(log: UndoLog) {
    this.#log = log;
  }

  all(): WaitingLink[] {
    return [...this.#byTarget.values()].flatMap((links) => [...links]);
  }

  for(targetId: string): WaitingLink[] {
    return [...(this.#byTarget.get(targetId) ?? [])];
  }

  of(source: Handle, store: RelationStore): WaitingLink | undefined {
    return this.#bySource.get(source)?.get(store);
  }

  add(link: WaitingLink): void {
    this.#put(link);
    if (this.#log.open) this.#log.push(() => this.#take(link));
  }

  /** Ends one relation's wait; without a relation, all that the source waits for. */
  drop(source: Handle, store?: RelationStore): boolean {
    const own = this.#bySource.get(source);
    if (own === undefined) return false;
    const dropped = [...own.values()].filter((link) => store === undefined || link.store === store);
    for (const link of dropped) {
      this.#take(link);
      if (this.#log.open) this.#log.push(() => this.#put(link));
    }
    return dropped.length > 0;
  }

  #put(link: WaitingLink): void {
    const forTarget = this.#byTarget.get(link.targetId);
    if (forTarget === undefined) this.#byTarget.set(link.targetId, new Set([link]));
    else forTarget.add(link);
    const own = this.#bySource.get(link.source);
    if (own === undefined) this.#bySource.set(link.source, new Map([[link.store, link]]));
    else own.set(link.store, link);
  }

  #take(link: WaitingLink): void {
    const forTarget = this.#byTarget.get(link.targetId)!;
    forTarget.delete(link);
    if (forTarget.size === 0) this.#byTarget.delete(link.targetId);
    const own = this.#bySource.get(link.source)!;
    own.delete(link.store);
    if (own.size === 0) this.#bySource.delete(link.source);
  }
}
