import { renameSync, rmSync, writeFileSync } from "node:fs";

/** Writes a file so that a reader finds it whole, old or new. Readable by its owner only. */
export function writeAtomically(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.new`;
  try {
    writeFileSync(temporary, text, { mode: 0o600 });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
