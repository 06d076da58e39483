import { readFileSync } from "node:fs";
import type { TestServer } from "../../tests/support/server.ts";
import { ms } from "../gateway/figures.ts";

/** The kernel counts a process's CPU time in hundredths of a second. */
const TICK_MS = 10;

/** Seconds and counts of the histograms of gateway and world, by name. */
export type Spent = Record<string, number>;

export async function scrape(server: TestServer): Promise<Spent> {
  const text = await (await fetch(`${server.httpUrl}/metrics`)).text();
  const spent: Spent = {};
  for (const [, name = "", value] of text.matchAll(/^(\w+_(?:sum|count))(?:\{[^}]*\})? ([\d.e+-]+)$/gm))
    spent[name] = (spent[name] ?? 0) + Number(value);
  return spent;
}

/** How many of the world's commits took longer than `limit` seconds, and the bound that was looked at. */
export async function slowCommits(server: TestServer, limit: number): Promise<number> {
  const text = await (await fetch(`${server.httpUrl}/metrics`)).text();
  const name = "wyldlands_world_commit_seconds";
  const total = new RegExp(`^${name}_count(?:\\{[^}]*\\})? (\\d+)$`, "m").exec(text)?.[1];
  const within = [...text.matchAll(new RegExp(`^${name}_bucket\\{le="([\\d.]+)"[^}]*\\} (\\d+)$`, "gm"))]
    .filter(([, bound]) => Number(bound) <= limit)
    .at(-1)?.[2];
  return Number(total) - Number(within);
}

export function since(before: Spent, after: Spent): Spent {
  return Object.fromEntries(
    Object.entries(after).map(([name, value]) => [name, value - (before[name] ?? 0)]),
  );
}

export function mean(spent: Spent, histogram: string): string {
  return ms(((spent[`${histogram}_sum`] ?? 0) / (spent[`${histogram}_count`] ?? 0)) * 1e3);
}

/** CPU time of all threads of a process: fields 14 and 15 of proc(5)'s stat, behind the command in brackets. */
export function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
