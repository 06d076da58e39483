import { resolve } from "node:path";
import type { Finding } from "@wyldlands/world";
import { resolveFrom } from "../config/load-config.ts";
import { loadConfig } from "../config/schema.ts";
import type { CommandContext } from "./command.ts";

/** The content folder that was named, else the one the configuration has, else the game that ships with this program. */
export function contentFolder(context: CommandContext, named?: string): string {
  const { configInput, installation } = context;
  if (named !== undefined) return resolve(configInput.cwd, named);
  const loaded = loadConfig(configInput);
  const { content } = loaded.config.server;
  return content === undefined
    ? installation.content
    : resolveFrom(loaded, "server.content", content, configInput.cwd);
}

/** A line for each finding: file, line, what is wrong and how to mend it. */
export function findingLines(findings: readonly Finding[]): string {
  return findings.map(({ file, line, code, message }) => `${file}:${line}: ${message} [${code}]\n`).join("");
}

/** What a world that was killed amid publishing left undone is done before anybody judges the folder. */
export async function finishCutOff(context: CommandContext, folder: string): Promise<void> {
  const { finishPublication } = await import("@wyldlands/world");
  try {
    for (const { files, direction } of finishPublication(folder)) {
      const what = direction === "forward" ? "is finished" : "is taken back, since the disk refused it";
      context.err(`A publication that was cut off ${what}: ${files.join(", ")}.\n`);
    }
  } catch {
    context.err(
      "A publication that was cut off cannot be finished from here; the world does it when it starts.\n",
    );
  }
}
