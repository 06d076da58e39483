import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "./process-identity.ts";

const NAME = /^world-(\d+)\.sock$/;

/** Each world listens on a path of its own, so that two never fight over one. */
export function worldSocket(run: string, pid: number): string {
  return join(run, `world-${pid}.sock`);
}

/** The addresses of the worlds in the run folder, the newest first. */
export function worldAddresses(run: string): string[] {
  return sockets(run)
    .toSorted((a, b) => b.made - a.made || b.pid - a.pid)
    .map(({ path }) => `unix:${path}`);
}

/** Removes the sockets of worlds that are gone. */
export function removeDeadSockets(run: string): void {
  for (const { path, pid } of sockets(run)) if (!isAlive(pid)) rmSync(path, { force: true });
}

function sockets(run: string): { path: string; pid: number; made: number }[] {
  const found: { path: string; pid: number; made: number }[] = [];
  for (const name of readdirSync(run)) {
    const pid = NAME.exec(name)?.[1];
    const path = join(run, name);
    const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    if (pid !== undefined && made !== undefined) found.push({ path, pid: Number(pid), made });
  }
  return found;
}
