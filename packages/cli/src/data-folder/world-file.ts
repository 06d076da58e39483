import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "./atomic-file.ts";

/** Where the running world can be asked over HTTP, for the gateway on the same machine. */
export interface WorldFile {
  pid: number;
  /** `host:port` or a URL. */
  admin: string | undefined;
  /** The socket that takes the operator's commands. */
  control: string;
}

const NAME = "world.json";

export function writeWorldFile(run: string, world: WorldFile): void {
  writeAtomically(join(run, NAME), `${JSON.stringify(world)}\n`);
}

export function readWorldFile(run: string): WorldFile | undefined {
  try {
    return JSON.parse(readFileSync(join(run, NAME), "utf8")) as WorldFile;
  } catch {
    return undefined;
  }
}

/** Removes the file unless a later world has written its own. */
export function removeWorldFile(run: string, pid: number): void {
  if (readWorldFile(run)?.pid === pid) rmSync(join(run, NAME), { force: true });
}
