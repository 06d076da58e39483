import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { writeAtomically } from "./atomic-file.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The gateway's name towards worlds: made once, kept in the data folder, the same after every restart. */
export function gatewayId(path: string): string {
  const kept = read(path);
  if (kept !== undefined && UUID.test(kept)) return kept;
  const made = randomUUID();
  writeAtomically(path, `${made}\n`);
  return made;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return undefined;
  }
}
