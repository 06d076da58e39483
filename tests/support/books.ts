import type { JournalRow } from "../../packages/world/src/persistence/port.ts";

/**
 * What is wrong with the books of money, in words: an owner's rows that do not follow one another, a last row that is not
 * what the owner has, money that neither source nor sink explains. `rows`: of money, the oldest first; `has`: coins in the
 * database, by the owner's id.
 */
export function faultsOfBooks(rows: readonly JournalRow[], has: ReadonlyMap<string, number>): string[] {
  const faults: string[] = [];
  const last = new Map<string, JournalRow>();
  let balance = 0;
  for (const row of rows) {
    const { deed, owner, ownerName, change, before, after } = row;
    if (before === null || after === null || before + change !== after)
      faults.push(`${deed}: ${ownerName} had ${before}, and with ${change} more ${after}`);
    const known = last.get(owner)?.after ?? 0;
    if (before !== known)
      faults.push(`${deed}: ${ownerName} had ${known} by the last row, ${before} by this`);
    last.set(owner, row);
    balance += change;
  }
  let all = 0;
  for (const owner of new Set([...last.keys(), ...has.keys()])) {
    const booked = last.get(owner)?.after ?? 0;
    const there = has.get(owner) ?? 0;
    all += there;
    if (booked !== there)
      faults.push(`${last.get(owner)?.ownerName ?? owner} has ${there}, and ${booked} by the books`);
  }
  if (all !== balance) faults.push(`there are ${all} coins, and sources less sinks are ${balance}`);
  return faults;
}

/** How an owner's money went, deed by deed, the oldest first: `["errand +12", "buy -32"]`. */
export function accountOf(journal: readonly JournalRow[], owner: string | undefined): string[] {
  return journal
    .filter((row) => row.owner === owner && row.after !== null)
    .map(({ deed, change }) => `${deed} ${change > 0 ? "+" : ""}${change}`);
}

/** Deeds that brought money into the world or took it out: what the rows of each add up to. */
export function sourcesAndSinks(journal: readonly JournalRow[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const { deed, change, after } of journal) if (after !== null) all[deed] = (all[deed] ?? 0) + change;
  return Object.fromEntries(Object.entries(all).filter(([, change]) => change !== 0));
}
