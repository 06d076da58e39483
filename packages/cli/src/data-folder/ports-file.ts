import { readFileSync, rmSync } from "node:fs";
import { writeAtomically } from "./atomic-file.ts";

/** What the gateway listens on; `null`: not at all. Scripts read it to find a server on port 0. */
export interface Ports {
  telnet: number | null;
  http: number | null;
  /** The same over TLS; not there without a certificate. */
  telnets?: number;
  https?: number;
  pid: number;
}

export function writePorts(path: string, ports: Ports): void {
  writeAtomically(path, `${JSON.stringify(ports)}\n`);
}

/** Removes the file unless a later gateway has written its own. */
export function removePorts(path: string, pid: number): void {
  let written: Partial<Ports>;
  try {
    written = JSON.parse(readFileSync(path, "utf8")) as Partial<Ports>;
  } catch {
    return;
  }
  if (written.pid === pid) rmSync(path, { force: true });
}
