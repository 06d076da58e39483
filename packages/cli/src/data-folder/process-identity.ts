import { readFileSync } from "node:fs";
import { systemCode } from "../errors.ts";

/** A process, told from a later one that got its number. */
export interface ProcessIdentity {
  pid: number;
  /** When it started, in the kernel's own measure; absent where the system does not say. */
  started?: string;
}

export function identityOf(pid: number): ProcessIdentity {
  const started = stat(pid)?.started;
  return started === undefined ? { pid } : { pid, started };
}

/** Whether that very process runs. */
export function isRunning({ pid, started }: ProcessIdentity): boolean {
  return isAlive(pid) && (started === undefined || stat(pid)?.started === started);
}

/** Whether some process has this number and still runs: one that only waits to be reaped does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
  return stat(pid)?.state !== "Z";
}

/** Fields 3 and 22 of /proc/pid/stat (proc(5)); the name before them may hold spaces and brackets. */
function stat(pid: number): { state: string | undefined; started: string | undefined } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { state: fields[0], started: fields[19] };
  } catch {
    return undefined;
  }
}
