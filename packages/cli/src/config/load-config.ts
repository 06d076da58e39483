import { existsSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, resolve } from "node:path";
import type { z } from "zod";
import { CliError, messageOf } from "../errors.ts";
import { check } from "./check.ts";
import { readEnvironment } from "./read-environment.ts";
import { emptySource, readConfigFile, type Source } from "./read-file.ts";
import { keyTree, type Section } from "./schema-tree.ts";

export const CONFIG_FILE = "wyldlands.yaml";

export interface ConfigInput {
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** `--config`; without it `wyldlands.yaml` in `cwd` is read if it is there. */
  file?: string | undefined;
}

export interface Loaded<Config> {
  config: Config;
  /** Where each key's value came from: `wyldlands.yaml:12`, a variable's name; absent: its default. */
  origins: ReadonlyMap<string, string>;
  tree: Section;
  /** Absolute; not made yet. */
  dataDir: string;
  /** The file that was read, absolute. */
  file: string | undefined;
}

/** Reads file and environment against the schemas. Throws a `CliError` that lists all problems, each with its origin. */
export function loadConfigWith<Config>(schemas: readonly z.ZodType[], input: ConfigInput): Loaded<Config> {
  const tree = keyTree(schemas);
  const file = resolve(input.cwd, input.file ?? CONFIG_FILE);
  const present = input.file !== undefined || existsSync(file);
  const fromFile = present ? readFile(input.file ?? CONFIG_FILE, file, tree) : emptySource();
  const fromEnv = readEnvironment(input.env, tree);
  const origins = new Map([...fromFile.origins, ...fromEnv.origins]);
  const checked = check(schemas, overlay(fromFile.values, fromEnv.values));
  const problems = [
    ...fromFile.problems,
    ...fromEnv.problems,
    ...checked.problems.map(({ key, message }) => `${originOf(key, origins)}: '${key}' ${stop(message)}`),
  ];
  if (problems.length > 0) throw new CliError("bad-config", problems.join("\n"));
  const dataDir = resolve(input.cwd, input.env["WYLDLANDS_DATA_DIR"] || "data");
  return { config: checked.values as Config, origins, tree, dataDir, file: present ? file : undefined };
}

/** A path written in the configuration: relative to the file that holds it, or to the working directory. */
export function resolveFrom<C>(loaded: Loaded<C>, key: string, path: string, cwd: string): string {
  if (isAbsolute(path)) return path;
  const origin = loaded.origins.get(key);
  const inFile = origin !== undefined && /:\d+$/.test(origin) && loaded.file !== undefined;
  return resolve(inFile ? dirname(loaded.file ?? cwd) : cwd, path);
}

function readFile(name: string, path: string, tree: Section): Source {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new CliError("bad-config", `${name}: the configuration cannot be read: ${messageOf(error)}`);
  }
  return readConfigFile(name, text, tree);
}

function originOf(key: string, origins: ReadonlyMap<string, string>): string {
  for (let at = key; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    const origin = origins.get(at);
    if (origin !== undefined) return origin;
  }
  return "configuration";
}

function overlay(under: Record<string, unknown>, over: Record<string, unknown>): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...under };
  for (const [name, value] of Object.entries(over)) {
    const below = merged[name];
    const both = isPlain(below) && isPlain(value);
    merged[name] = both ? overlay(below, value) : value;
  }
  return merged;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function stop(message: string): string {
  return /[.?!]$/.test(message) ? message : `${message}.`;
}
