import type { Storage } from "../../persistence/port.ts";
import { usageReport, type UsageReport } from "./report.ts";

const DAY_MS = 86_400_000;
/** Characters of the directory that are read at a time. */
const PAGE = 1_000;

/** Days of a report that asks for none, and at most. */
export const REPORT_DAYS = 30;
export const MOST_REPORT_DAYS = 3_650;

/** The report of the last so many days, accounts by their names. `now`: Unix milliseconds. */
export async function readUsageReport(
  storage: Pick<Storage, "voiceBooks" | "loadDirectory">,
  days: number,
  now: number,
): Promise<UsageReport> {
  const since = now - days * DAY_MS;
  const books = await storage.voiceBooks(since);
  const wanted = new Set(books.sums.flatMap(({ player }) => player ?? []));
  const names = new Map<string, string>();
  for (let after: string | undefined; names.size < wanted.size; ) {
    const page = await storage.loadDirectory(after, PAGE);
    for (const { accountId, account } of page)
      if (accountId !== null && wanted.has(accountId)) names.set(accountId, account);
    after = page.at(-1)?.id;
    if (after === undefined) break;
  }
  return usageReport(books, since, now, (account) => names.get(account));
}
