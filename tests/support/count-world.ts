import { openStorage } from "../../packages/world/src/persistence/client.ts";
import type { EntityRow, JournalRow, Storage } from "../../packages/world/src/persistence/port.ts";
import { faultsOfBooks } from "./books.ts";

/** By prototype, how many. */
export type Kinds = ReadonlyMap<string, number>;

export interface Count {
  /** Things that are no coins. */
  things: number;
  coins: number;
  /** Things that exist twice or are in no place. */
  doubled: string[];
}

export interface WholeCount extends Count {
  /** Things of each kind, the coins among them. */
  kinds: Kinds;
  /** What each being, record and room has, through whatever it lies in; by entity id. */
  owned: ReadonlyMap<string, Kinds>;
  /** Entity ids of the kept characters, in play or away, by name. */
  characters: ReadonlyMap<string, string>;
  /** What is wrong with the books of money, in words. */
  books: string[];
  /** Every row of the books, the oldest first. */
  journal: JournalRow[];
}

const QUIET = { info: () => {}, warn: () => {}, error: () => {} };
const PAGE = 1_000;
/** More rows than any test writes. */
const ALL_ROWS = 10_000_000;

/**
 * Counts every thing and coin in a stopped server's database: in rooms, in records (letters, lots, accounts, tills), and in
 * the hands of all characters, in play or away. And reads the books.
 */
export async function countWorld(dataDir: string, url: string | undefined): Promise<WholeCount> {
  const storage = await openStorage({ dataDir, url, log: QUIET });
  try {
    const doubled: string[] = [];
    const characters = await charactersOf(storage);
    const rows = await loadAll(storage, characters.values(), doubled);
    const kinds = new Map<string, number>();
    const owned = new Map<string, Map<string, number>>();
    for (const row of rows.values()) {
      if (row.kind !== "item" || isDoor(row)) continue;
      const owner = ownerOf(rows, row);
      const kind = row.prototypeId ?? "";
      if (owner === undefined) doubled.push(`${kind} is nowhere`);
      add(kinds, kind, stackCount(row));
      const has = owned.get(owner ?? "") ?? new Map<string, number>();
      owned.set(owner ?? "", has);
      add(has, kind, stackCount(row));
    }
    const journal = (await storage.journalOf(undefined, ALL_ROWS)).toReversed();
    const items = [...rows.values()].filter((row) => row.kind === "item" && !isDoor(row));
    return {
      things: items.filter(({ prototypeId }) => !isCoin(prototypeId)).length,
      coins: coinsIn(kinds),
      doubled,
      kinds,
      owned,
      characters,
      books: faultsOfBooks(
        journal.filter(({ what }) => isCoin(what)),
        new Map([...owned].map(([owner, has]) => [owner, coinsIn(has)])),
      ),
      journal,
    };
  } finally {
    await storage.close();
  }
}

async function charactersOf(storage: Storage): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let after: string | undefined; ; ) {
    const page = await storage.loadDirectory(after, PAGE);
    for (const { id, name } of page) found.set(name, id);
    after = page.at(-1)?.id;
    if (after === undefined) return found;
  }
}

async function loadAll(
  storage: Storage,
  kept: Iterable<string>,
  doubled: string[],
): Promise<Map<string, EntityRow>> {
  const rows = new Map<string, EntityRow>();
  const take = (page: readonly EntityRow[]): void => {
    for (const row of page) {
      if (rows.has(row.id)) doubled.push(row.prototypeId ?? row.id);
      rows.set(row.id, row);
    }
  };
  for (let after: string | undefined; ; ) {
    const page = await storage.loadEntities(after, PAGE);
    after = page.at(-1)?.id;
    if (after === undefined) break;
    take(page);
  }
  // Guests are in no directory: their sessions tell of them.
  const { sessions } = await storage.loadLink();
  const beings = new Set([...kept, ...sessions.flatMap(({ characterId }) => characterId ?? [])]);
  for (const id of beings) take(await storage.loadCharacter(id));
  return rows;
}

/** The being, record or room that has a thing, through whatever it lies in. */
function ownerOf(rows: ReadonlyMap<string, EntityRow>, thing: EntityRow): string | undefined {
  let at: EntityRow | undefined = thing;
  while (at?.kind === "item") at = rows.get(at.containerId ?? "");
  return at?.id;
}

/** A door stands between two rooms and lies in none; its id is 'area:room.direction'. */
function isDoor({ prototypeId }: EntityRow): boolean {
  return prototypeId?.includes(".") === true;
}

function isCoin(prototype: string | null): boolean {
  return prototype?.endsWith(":copper") === true;
}

function coinsIn(kinds: Kinds): number {
  return [...kinds].reduce((sum, [kind, count]) => sum + (isCoin(kind) ? count : 0), 0);
}

function add(kinds: Map<string, number>, kind: string, count: number): void {
  kinds.set(kind, (kinds.get(kind) ?? 0) + count);
}

function stackCount(row: EntityRow): number {
  const data = row.data as { components?: { stack?: { count: number } } } | null;
  return data?.components?.stack?.count ?? 1;
}
