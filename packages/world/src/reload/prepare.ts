import type { Prototype } from "@wyldlands/ecs";
import { authored, type Authored } from "../authored.ts";
import type { Content, DoorPrototype, ItemPrototype, NpcPrototype, RoomPrototype } from "../content/types.ts";
import { isCopy } from "../building/slugs.ts";
import { PROTOTYPE_OF } from "../prototypes.ts";
import { sameData } from "./same-data.ts";
import { SHELVES, unpacked, type Chunk, type Shelf } from "./wire.ts";

/** Entries of one kind that are not what they were. */
export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** A new content beside the one that the world runs on, with everything that the turn of the change needs. */
export interface NewContent {
  readonly next: Authored;
  /** By what comes in their place. */
  readonly swaps: ReadonlyMap<Prototype, Prototype>;
  readonly changes: Readonly<Record<Shelf, Changes>>;
  /** Whether the rules are others; whether the screens, the news or the world's own file are. */
  readonly rules: boolean;
  readonly texts: boolean;
  /** Rooms that may have to bring forth something that they did not. */
  readonly toStock: ReadonlySet<string>;
  /** Things and people that content has no longer, in their last form. */
  readonly retired: readonly Prototype[];
  /** Ids of such that are in the content again. */
  readonly back: readonly string[];
}

/** The loop is given back after so many milliseconds. */
const SLICE_MS = 5;

const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Takes in a content part by part, while the world goes on. What is as it was stays the same object, prototypes too, so that the
 * turn of the change costs what changed. `take` gives the next part; undefined: that was all.
 */
export async function prepare(old: Authored, take: () => Chunk | undefined): Promise<NewContent> {
  const shelves = Object.fromEntries(SHELVES.map((shelf) => [shelf, new Map<string, unknown>()])) as Record<
    Shelf,
    Map<string, unknown>
  >;
  const made = new Map<string, Prototype>();
  let rest: Omit<Content, Shelf> | undefined;
  let since = performance.now();
  const paused = async (): Promise<void> => {
    if (performance.now() - since < SLICE_MS) return;
    await breath();
    since = performance.now();
  };
  for (let chunk = take(); chunk; chunk = take()) {
    if ("rest" in chunk) rest = chunk.rest;
    else {
      const { shelf, entries } = chunk;
      for (const [id, sent] of entries) {
        const known = old.content[shelf]?.get(id);
        if (sent === undefined && known === undefined) throw new Error(`${id} is not what it is taken for`);
        const read = sent === undefined ? known : unpacked(sent);
        const entry = sameData(known, read) ? known : read;
        shelves[shelf].set(id, entry);
        if (shelf === "help" || shelf === "areas" || shelf === "quests") continue;
        const kept = entry === known ? old.prototypes.get(id) : undefined;
        made.set(id, kept ?? build(shelf, entry));
      }
    }
    await paused();
  }
  if (!rest) throw new Error("the content ended before its end");
  return compare(old, { ...rest, ...shelves } as unknown as Content, made);
}

type Built = keyof typeof PROTOTYPE_OF;

function build(shelf: Built, entry: unknown): Prototype {
  if (shelf === "rooms") return PROTOTYPE_OF.rooms(entry as RoomPrototype);
  if (shelf === "doors") return PROTOTYPE_OF.doors(entry as DoorPrototype);
  if (shelf === "items") return PROTOTYPE_OF.items(entry as ItemPrototype);
  return PROTOTYPE_OF.npcs(entry as NpcPrototype);
}

/** In steps, each of them one round over all that there is. */
async function compare(old: Authored, read: Content, made: Map<string, Prototype>): Promise<NewContent> {
  const same = sameData(old.content.rules, read.rules);
  const content = same && old.content.rules ? { ...read, rules: old.content.rules } : read;
  const changes = {} as Record<Shelf, Changes>;
  for (const shelf of SHELVES) {
    await breath();
    changes[shelf] = differences(old.content[shelf], content[shelf]);
  }
  await breath();
  const swaps = new Map<Prototype, Prototype>();
  const back: string[] = [];
  for (const [id, prototype] of made) {
    const was = old.prototypes.get(id);
    if (!was || was === prototype || isPlace(old.content, id) !== isPlace(content, id)) continue;
    swaps.set(was, prototype);
    if (!isThere(old.content, id)) back.push(id);
  }
  await breath();
  const retired: Prototype[] = [];
  for (const [id, was] of old.prototypes) {
    if (made.has(id) || isPlace(old.content, id)) continue;
    // What a copy has no longer is cleared away with the turn of the change.
    if (!isCopy(id)) made.set(id, was);
    if (isThere(old.content, id)) retired.push(was);
  }
  await breath();
  const texts = (["screens", "news", "world"] as const).some(
    (key) => !sameData(old.content[key], content[key]),
  );
  const toStock = unstocked(content, changes);
  await breath();
  return {
    next: authored(content, made, same ? old : undefined),
    swaps,
    changes,
    rules: !same,
    texts,
    toStock,
    retired,
    back,
  };
}

function differences(
  old: ReadonlyMap<string, unknown> = new Map(),
  next: ReadonlyMap<string, unknown> = new Map(),
): Changes {
  const changed: string[] = [];
  const added: string[] = [];
  for (const [id, entry] of next)
    if (!old.has(id)) added.push(id);
    else if (old.get(id) !== entry) changed.push(id);
  return { added, changed, removed: [...old.keys()].filter((id) => !next.has(id)) };
}

/** A room or a door: there is one of it (of a room to let as many as are let), and nothing is kept of it when it goes. */
function isPlace({ rooms, doors }: Content, id: string): boolean {
  return rooms.has(id) || doors?.has(id) === true;
}

function isThere(content: Content, id: string): boolean {
  return isPlace(content, id) || content.items.has(id) || content.npcs.has(id);
}

/** Rooms that are new or not what they were, or that bring forth what is not what it was. */
function unstocked(content: Content, { rooms, items, npcs }: NewContent["changes"]): Set<string> {
  const found = new Set([...rooms.added, ...rooms.changed]);
  const others = new Set([items, npcs].flatMap(({ added, changed }) => [...added, ...changed]));
  if (others.size > 0)
    for (const room of content.rooms.values())
      if (room.things.some(({ item }) => others.has(item)) || room.npcs.some((npc) => others.has(npc)))
        found.add(room.id);
  return found;
}
