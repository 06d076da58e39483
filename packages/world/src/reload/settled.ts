import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { LoadResult } from "../content/types.ts";

/** A file that was written so lately (milliseconds) may be half written: editors do it in several steps. */
const FRESH_MS = 300;
const TRIES = 5;

/** Every file of a folder, with its size and time, and the latest of the times (Unix milliseconds). */
function lookAt(folder: string): { print: string; latest: number } {
  let latest = 0;
  const lines = namesIn(folder).map((name) => {
    const found = statSync(join(folder, name), { throwIfNoEntry: false });
    latest = Math.max(latest, found?.mtimeMs ?? 0);
    return `${name} ${found?.size ?? -1} ${found?.mtimeMs ?? 0}`;
  });
  return { print: lines.join("\n"), latest };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" }).sort(inOrder);
  } catch {
    return [];
  }
}

/**
 * Loads a folder as it was at one moment: again when it changed meanwhile, and after a breath when it has faults and somebody
 * has only just written to it. Somebody who never stops writing gets what the last try found.
 */
export async function loadSettled(
  folder: string,
  load: (folder: string) => Promise<LoadResult>,
): Promise<LoadResult> {
  for (let tries = 1; ; tries += 1) {
    const before = lookAt(folder);
    const loaded = await load(folder);
    const after = lookAt(folder);
    const fresh = Date.now() - after.latest < FRESH_MS;
    const settled = before.print === after.print && (loaded.ok || !fresh);
    if (settled || tries === TRIES) return loaded;
    if (fresh) await delay(FRESH_MS / 2);
  }
}

/** By code unit: the same on every machine. */
function inOrder(one: string, other: string): number {
  return one < other ? -1 : 1;
}
