import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Filed, Room } from "../components/index.ts";
import type { Game } from "../game.ts";
import { newId } from "../ids.ts";
import type { JournalRow } from "../persistence/port.ts";
import { countOf, isBeing, plainName } from "../views/names.ts";

type Note = Omit<JournalRow, "id" | "at" | "worldMs">;

interface Purse {
  owner: string;
  count: number;
}

/** By owner: the name, and by how much the money became more. */
type Changes = Map<string, { name: string; change: number }>;

/** How a deed that does others is told beside what it did: 'buy by word of mouth'. Others are told by their names. */
const OUTER: Readonly<Record<string, string>> = {
  voiced: "by word of mouth",
  "accept-offer": "by word of mouth, offered",
};

/** Where a `rewind` goes back to. */
export interface JournalMark {
  notes: number;
  undo: number;
}

/**
 * The books of the economy: one row for each owner whose money a deed changed, and for each side of a thing that changed
 * hands. Money is found by comparing what a deed touched with what was written last, so that no deed can forget it:
 * rows of a deed that only moves money add up to nothing, and each owner's rows follow one another.
 */
export class Journal {
  readonly #game: Game;
  /** Every stack of money in memory, as the books have it. */
  readonly #purses = new Map<string, Purse>();
  readonly #balances = new Map<string, number>();
  /** Since the last `take`: what `rewind` puts back. */
  readonly #undo: { id: string; was: Purse | undefined }[] = [];
  #notes: Note[] = [];
  #handed: (Omit<Note, "deed" | "actor"> & { readonly inner: string | undefined })[] = [];
  /** Deeds within the one that is being done: all of them, and those in which something went from hand to hand. */
  #inner: string | undefined;
  readonly #inners = new Set<string>();
  readonly #handing = new Set<string>();

  constructor(game: Game) {
    this.#game = game;
  }

  /** Takes in what was loaded: it was in the books before. */
  learn(entities: Iterable<Entity>): void {
    for (const entity of entities)
      if (entity.alive && this.#isMoney(entity)) this.#set(entity.id, this.#purse(entity));
  }

  /** Drops what is no longer in memory. It is in the books. */
  forget(entities: Iterable<Entity>): void {
    for (const { id } of entities) {
      this.#purses.delete(id);
      this.#balances.delete(id);
    }
  }

  /** Begins a deed: what an undone one left is dropped. */
  begin(): void {
    this.#handed.length = 0;
    this.#inner = undefined;
    this.#inners.clear();
    this.#handing.clear();
  }

  /** Does a deed within another: rows of what it changes have its name beside the other's. */
  within<T>(deed: string, run: () => T): T {
    const outer = this.#inner;
    this.#inner = deed;
    this.#inners.add(deed);
    try {
      return run();
    } finally {
      this.#inner = outer;
    }
  }

  /** A thing changes hands: noted with the deed if that is done. Money is not told here. */
  handed(thing: Entity, count: number, to: Entity): void {
    const inner = this.#inner;
    if (inner !== undefined) this.#handing.add(inner);
    const from = this.ownerOf(thing);
    const heir = holder(to) ?? this.ownerOf(to);
    if (from === heir || this.#isMoney(thing) || from.has(Room) || heir.has(Room)) return;
    const what = thing.prototype?.id ?? "";
    const both: [Entity, number][] = [
      [from, -count],
      [heir, count],
    ];
    for (const [owner, change] of both)
      this.#handed.push({
        inner,
        owner: owner.id,
        ownerName: plainName(owner),
        what,
        thing: thing.id,
        change,
        before: null,
        after: null,
      });
  }

  /**
   * Writes up what became of these (and of what they hold), done by the deed. `gone`: ids of what is no more besides.
   * Returns whether there was anything to write.
   */
  settle(touched: Iterable<Entity>, deed: string, actor?: Entity, gone: Iterable<string> = []): boolean {
    const changes: Changes = new Map();
    for (const entity of touched) this.#visit(entity, changes);
    for (const id of gone) this.#put(id, undefined, "", changes);
    if (changes.size === 0 && this.#handed.length === 0) return false;
    const before = this.#notes.length;
    const coin = this.#game.content.world.coin;
    const moved = this.#handing.size > 0 ? this.#handing : this.#inners;
    const by = { deed: named(deed, [...moved]), actor: actor?.id ?? null };
    for (const [owner, { name, change }] of changes) {
      if (change === 0) continue;
      const had = this.#balances.get(owner) ?? 0;
      this.#balances.set(owner, had + change);
      this.#notes.push({
        ...by,
        owner,
        ownerName: name,
        what: coin,
        thing: null,
        change,
        before: had,
        after: had + change,
      });
    }
    for (const { inner, ...note } of this.#handed.splice(0))
      this.#notes.push({ ...by, deed: named(deed, inner === undefined ? [] : [inner]), ...note });
    return this.#notes.length > before;
  }

  #visit(entity: Entity, changes: Changes): void {
    // Within a system what is despawned lives on to its end.
    if (!entity.alive || entity.doomed) this.#put(entity.id, undefined, "", changes);
    else if (this.#isMoney(entity))
      this.#put(entity.id, this.#purse(entity), plainName(this.ownerOf(entity)), changes);
    // What a being carries stays its own wherever it goes.
    else if (holder(entity) === undefined)
      for (const thing of entity.sources(ContainedIn)) this.#visit(thing, changes);
  }

  #put(id: string, now: Purse | undefined, name: string, changes: Changes): void {
    const was = this.#purses.get(id);
    if (was?.owner === now?.owner && was?.count === now?.count) return;
    if (was) add(changes, was.owner, this.#nameOf(was.owner), -was.count);
    if (now) add(changes, now.owner, name, now.count);
    this.#undo.push({ id, was });
    if (now) this.#purses.set(id, now);
    else this.#purses.delete(id);
  }

  mark(): JournalMark {
    return { notes: this.#notes.length, undo: this.#undo.length };
  }

  /** Drops what was written since: the deeds were undone. */
  rewind(mark: JournalMark): void {
    for (const { owner, change, thing } of this.#notes.splice(mark.notes))
      if (thing === null) this.#balances.set(owner, (this.#balances.get(owner) ?? 0) - change);
    for (const { id, was } of this.#undo.splice(mark.undo).reverse()) {
      if (was) this.#purses.set(id, was);
      else this.#purses.delete(id);
    }
    this.#handed.length = 0;
  }

  /** All rows since the last call, to be stored with what they tell of. */
  take(at: number, worldMs: number): JournalRow[] {
    const rows = this.#notes.map((note) => ({ id: newId(), at, worldMs: Math.trunc(worldMs), ...note }));
    this.#notes = [];
    this.#undo.length = 0;
    return rows;
  }

  /** Coins that the owner has by the books: a being, a record or a room. */
  balance(owner: Entity): number {
    return this.#balances.get(owner.id) ?? 0;
  }

  /** The being, record or room that has a thing, through whatever it lies in. */
  ownerOf(thing: Entity): Entity {
    for (let at = thing; ; ) {
      at = this.#game.placeOf(at);
      const found = holder(at);
      if (found) return found;
    }
  }

  #purse(stack: Entity): Purse {
    return { owner: this.ownerOf(stack).id, count: countOf(stack) };
  }

  #set(id: string, purse: Purse): void {
    const was = this.#purses.get(id);
    if (was) this.#balances.set(was.owner, (this.#balances.get(was.owner) ?? 0) - was.count);
    this.#purses.set(id, purse);
    this.#balances.set(purse.owner, (this.#balances.get(purse.owner) ?? 0) + purse.count);
  }

  #isMoney(entity: Entity): boolean {
    return entity.prototype?.id === this.#game.content.world.coin;
  }

  #nameOf(id: string): string {
    const owner = this.#game.world.byId(id);
    return owner ? plainName(owner) : "";
  }
}

function holder(entity: Entity): Entity | undefined {
  return isBeing(entity) || entity.has(Room) || entity.has(Filed) ? entity : undefined;
}

/** 'buy', 'buy by word of mouth', 'buy and give by word of mouth'. */
function named(deed: string, inner: readonly string[]): string {
  return inner.length === 0 ? deed : `${inner.join(" and ")} ${OUTER[deed] ?? `(${deed})`}`;
}

function add(changes: Changes, owner: string, name: string, change: number): void {
  const known = changes.get(owner);
  if (known) known.change += change;
  else changes.set(owner, { name, change });
}
