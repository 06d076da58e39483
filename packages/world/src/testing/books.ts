import type { Content } from "../content/types.ts";
import type { EntityRow, JournalRow } from "../persistence/port.ts";
import type { MemoryStorage } from "./memory-storage.ts";

interface Kept {
  owner: string;
  prototype: string;
  count: number;
}

/** What is stored of one kind, by the being, record or room that has it. */
export function storedBy(storage: MemoryStorage, prototype: string): Map<string, number> {
  const all = new Map<string, number>();
  for (const row of storage.entities.values()) {
    if (row.prototypeId !== prototype) continue;
    const { owner, count } = keptOf(storage, row);
    all.set(owner, (all.get(owner) ?? 0) + count);
  }
  return all;
}

/** How many of one kind there are in storage. */
export function storedOf(storage: MemoryStorage, prototype: string): number {
  return [...storedBy(storage, prototype).values()].reduce((sum, count) => sum + count, 0);
}

function keptOf(storage: MemoryStorage, row: EntityRow): Kept {
  const { components } = (row.data ?? {}) as { components?: { stack?: { count: number } } };
  let at: EntityRow | undefined = row;
  do at = storage.entities.get(at.containerId ?? "");
  while (at?.kind === "item");
  return {
    owner: at?.id ?? "nowhere",
    prototype: row.prototypeId ?? "",
    count: components?.stack?.count ?? 1,
  };
}

/**
 * What is wrong with the books of money, in words: rows of an owner that do not follow one another, a last row that is not
 * what the owner has, money that neither source nor sink explains. Write everything before (`committer.flush`).
 */
export function faultsOfBooks(storage: MemoryStorage, { world }: Content): string[] {
  const faults: string[] = [];
  const last = new Map<string, JournalRow>();
  let balance = 0;
  for (const row of storage.journal) {
    if (row.what !== world.coin) continue;
    if (row.before === null || row.after === null || row.before + row.change !== row.after)
      faults.push(`${row.deed}: ${row.before} and ${row.change} are not ${row.after}`);
    const before = last.get(row.owner)?.after ?? 0;
    if (row.before !== before)
      faults.push(`${row.deed}: ${row.ownerName} had ${before} by the last row, and ${row.before} by this`);
    last.set(row.owner, row);
    balance += row.change;
  }
  const has = storedBy(storage, world.coin);
  for (const owner of new Set([...last.keys(), ...has.keys()])) {
    const booked = last.get(owner)?.after ?? 0;
    const there = has.get(owner) ?? 0;
    if (booked !== there)
      faults.push(`${last.get(owner)?.ownerName ?? owner} has ${there}, and ${booked} by the books`);
  }
  const all = storedOf(storage, world.coin);
  if (all !== balance) faults.push(`there are ${all}, and sources less sinks are ${balance}`);
  return faults;
}

/** Sources and sinks of money by deed: what the rows of each deed add up to, when that is not nothing. */
export function sourcesAndSinks(storage: MemoryStorage, { world }: Content): Record<string, number> {
  const all: Record<string, number> = {};
  for (const { what, deed, change } of storage.journal)
    if (what === world.coin) all[deed] = (all[deed] ?? 0) + change;
  return Object.fromEntries(Object.entries(all).filter(([, change]) => change !== 0));
}
