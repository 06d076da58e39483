import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { CliError, systemCode } from "../errors.ts";
import { writeAtomically } from "../data-folder/atomic-file.ts";
import { identityOf, isRunning, type ProcessIdentity } from "../data-folder/process-identity.ts";

/** What the lock file holds: who supervises the folder, and whom it started. */
interface Held extends ProcessIdentity {
  children: ProcessIdentity[];
}

export interface FolderLock {
  /**
   * Notes the running children, so that a successor can wait for them if we are killed. A full disk keeps the older
   * note: no reason to end with everybody connected.
   */
  children(pids: readonly number[]): void;
  release(): void;
}

/** What there may be only one of on a data folder. */
export type Keeper = "server" | "gateway";

/**
 * Makes this process the only supervisor, or gateway, of a data folder. A lock whose holder is gone is taken over, once
 * the children it left behind have ended: they save first, and are killed after `graceMs`.
 */
export async function lockFolder(
  file: string,
  folder: string,
  keeper: Keeper = "server",
  graceMs = 10_000,
): Promise<FolderLock> {
  const me = identityOf(process.pid);
  for (;;) {
    if (create(file, { ...me, children: [] })) break;
    const text = read(file);
    if (text === undefined) continue;
    const held = parse(text);
    if (held && isRunning(held)) refuse(held, folder, keeper);
    if (held) await outlive(held.children, graceMs);
    removeStale(file, text, folder, keeper);
  }
  return {
    children(pids) {
      try {
        writeAtomically(file, JSON.stringify({ ...me, children: pids.map(identityOf) }));
      } catch {
        return;
      }
    },
    release: () => rmSync(file, { force: true }),
  };
}

function refuse(held: Held, folder: string, keeper: Keeper): never {
  throw new CliError(
    "already-running",
    `A ${keeper} already runs on ${folder} (process ${held.pid}). Stop it with \`wyldlands stop\`, or choose another folder with WYLDLANDS_DATA_DIR.`,
  );
}

function create(file: string, held: Held): boolean {
  try {
    writeFileSync(file, JSON.stringify(held), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    throw error;
  }
}

/** Another process may take the stale lock over at the same time: what was moved away must be what was read. */
function removeStale(file: string, text: string, folder: string, keeper: Keeper): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return;
    throw error;
  }
  const moved = readFileSync(aside, "utf8");
  if (moved !== text) {
    const held = parse(moved);
    try {
      linkSync(aside, file);
    } finally {
      rmSync(aside, { force: true });
    }
    if (held) refuse(held, folder, keeper);
  }
  rmSync(aside, { force: true });
}

async function outlive(children: readonly ProcessIdentity[], graceMs: number): Promise<void> {
  const until = performance.now() + graceMs;
  while (children.some(isRunning)) {
    if (performance.now() > until) {
      for (const child of children.filter(isRunning)) process.kill(child.pid, "SIGKILL");
    }
    await sleep(25);
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

function parse(text: string): Held | undefined {
  try {
    const held = JSON.parse(text) as Partial<Held>;
    return typeof held.pid === "number" ? { children: [], ...held, pid: held.pid } : undefined;
  } catch {
    return undefined;
  }
}
