import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Where Debian puts what is no tool of the system's. */
const GAMES = "/usr/games";

/**
 * The path of a program that a suite drives. Where it is missing: an error when CI is set, else a loud line and
 * undefined, for the suite to skip itself by.
 */
export function findProgram(name: string, debianPackage: string): string | undefined {
  for (const folder of [...(process.env["PATH"] ?? "").split(delimiter), GAMES]) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      continue;
    }
  }
  const words = `NO ${name.toUpperCase()}: install the package ${debianPackage}.`;
  if (process.env["CI"]) throw new Error(words);
  process.stderr.write(`\n*** ${words} The suite that needs it is SKIPPED. ***\n\n`);
  return undefined;
}
