import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";

const FOLDER = fileURLToPath(new URL("../../artefacts", import.meta.url));

/** A path under artefacts/, which no commit contains, for what a person may want to look at after a run. */
export function artefact(...path: string[]): string {
  const file = join(FOLDER, ...path);
  mkdirSync(dirname(file), { recursive: true });
  return file;
}
