import { loadConfig } from "../config/schema.ts";
import { runFolder } from "../data-folder/data-folder.ts";
import { readWorldFile } from "../data-folder/world-file.ts";
import { CliError } from "../errors.ts";
import type { CommandContext } from "./command.ts";

/** The running world's socket. Makes no folder: asking leaves no traces. */
export function worldControl(context: CommandContext): string {
  const { dataDir } = loadConfig(context.configInput);
  const world = readWorldFile(runFolder(dataDir));
  if (world !== undefined) return world.control;
  throw new CliError(
    "not-running",
    `No world runs on ${dataDir}. Start one with \`wyldlands start\`, or name its folder with WYLDLANDS_DATA_DIR.`,
  );
}
