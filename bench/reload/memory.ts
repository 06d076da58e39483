import { readFileSync } from "node:fs";

/** Resident memory of a process, bytes: `VmRSS` of proc(5). */
export function memoryOf(pid: number | undefined): number {
  if (pid === undefined) return NaN;
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kibibytes) * 1024;
}
