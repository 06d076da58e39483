import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const FILE = "packages/voice/vectors/words.bin";

/**
 * Where the file of word vectors is, looked for upwards from a module (`import.meta.url`): from source as from the bundle in
 * `dist`. Undefined: it is not installed, and likeness is told by words alone.
 */
export function findVectors(here: string = import.meta.url): string | undefined {
  for (let folder = dirname(fileURLToPath(here)); ; folder = dirname(folder)) {
    const file = join(folder, FILE);
    if (existsSync(file)) return file;
    if (dirname(folder) === folder) return undefined;
  }
}
