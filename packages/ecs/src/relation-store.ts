import type { Entity } from "./entity.ts";
import type { Handle } from "./handle.ts";
import type { MoveObserver } from "./observers.ts";
import type { RelationDef } from "./relation.ts";

export interface Link {
  readonly source: Handle;
  readonly target: Handle;
  /** One more than the last source's when it arrived, so it orders the sources and survives a restart. */
  readonly place: number;
}

/** Who is linked to one target, by place. */
interface SourceList {
  readonly links: Link[];
  /** The sources as last asked for, until they change. */
  view: readonly Entity[] | undefined;
}

const PAGE_BITS = 10;
const PAGE_MASK = (1 << PAGE_BITS) - 1;
const NOBODY: readonly Entity[] = Object.freeze([]);

/** Sources come in order of place; should stored places collide, in order of id. */
function comesBefore(a: Link, b: Link): boolean {
  return a.place === b.place ? a.source.id < b.source.id : a.place < b.place;
}

/** The position that the link has, or would take. */
function position(links: readonly Link[], link: Link): number {
  let low = 0;
  let high = links.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comesBefore(links[middle]!, link)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One relation's links, from both ends. Costs nothing for entities without a link. */
export class RelationStore {
  readonly type: RelationDef;
  readonly moved: MoveObserver[] = [];
  readonly #pages: (Link | undefined)[][] = [];
  readonly #lists = new Map<Handle, SourceList>();

  constructor(type: RelationDef) {
    this.type = type;
  }

  /** The link of a source by its index; a dead one (-1) has none. */
  link(index: number): Link | undefined {
    return index < 0 ? undefined : this.#pages[index >>> PAGE_BITS]?.[index & PAGE_MASK];
  }

  sources(target: Handle): readonly Entity[] {
    const list = this.#lists.get(target);
    if (list === undefined) return NOBODY;
    return (list.view ??= Object.freeze(list.links.map((link) => link.source)));
  }

  /** The place that the next arrival at the target takes. */
  nextPlace(target: Handle): number {
    const last = this.#lists.get(target)?.links.at(-1);
    return last === undefined ? 0 : last.place + 1;
  }

  attach(link: Link): void {
    const { index } = link.source;
    const page = (this.#pages[index >>> PAGE_BITS] ??= Array.from({ length: PAGE_MASK + 1 }));
    page[index & PAGE_MASK] = link;
    let list = this.#lists.get(link.target);
    if (list === undefined) {
      list = { links: [], view: undefined };
      this.#lists.set(link.target, list);
    }
    list.view = undefined;
    const last = list.links.at(-1);
    if (last === undefined || link.place > last.place) list.links.push(link);
    else list.links.splice(position(list.links, link), 0, link);
  }

  detach(link: Link): void {
    const { index } = link.source;
    this.#pages[index >>> PAGE_BITS]![index & PAGE_MASK] = undefined;
    const list = this.#lists.get(link.target)!;
    list.view = undefined;
    if (list.links.length === 1) {
      this.#lists.delete(link.target);
      return;
    }
    list.links.splice(position(list.links, link), 1);
  }
}
