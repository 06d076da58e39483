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
