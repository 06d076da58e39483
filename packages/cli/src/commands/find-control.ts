import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadConfig } from "../config/schema.ts";
import { runFolder } from "../data-folder/data-folder.ts";
import { CliError } from "../errors.ts";
import type { CommandContext } from "./command.ts";

/** The control socket of the server on this data folder. Makes no folder: asking leaves no traces. */
export function findControl(context: CommandContext): string {
  const { dataDir } = loadConfig(context.configInput);
  const path = join(runFolder(dataDir), "control.sock");
  if (existsSync(path)) return path;
  throw new CliError(
    "not-running",
    `No server runs on ${dataDir}. Start one with \`wyldlands start\`, or name its folder with WYLDLANDS_DATA_DIR.`,
  );
}
