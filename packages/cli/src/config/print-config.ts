import { stringify } from "yaml";
import { MASK, maskAddresses } from "../mask.ts";
import { getPath, isSection, type Section } from "./schema-tree.ts";
import type { Loaded } from "./load-config.ts";

const SECRET_KEY = /(^|_)(password|passphrase|secret|token|api_key)$/;

/** The effective configuration as YAML that can be used as `wyldlands.yaml`, each value with where it came from. */
export function printConfig<C>(loaded: Loaded<C>): string {
  const lines: string[] = [];
  printSection(loaded, loaded.tree, [], lines);
  return `${lines.join("\n")}\n`;
}

function printSection<C>(
  loaded: Loaded<C>,
  section: Section,
  path: readonly string[],
  lines: string[],
): void {
  const indent = "  ".repeat(path.length);
  for (const [name, node] of section.keys) {
    const full = [...path, name];
    if (isSection(node)) {
      lines.push(`${indent}${name}:`);
      printSection(loaded, node, full, lines);
      continue;
    }
    const value = getPath(loaded.config, full);
    const origin = loaded.origins.get(full.join(".")) ?? "default";
    if (value === undefined) lines.push(`${indent}# ${name}: not set`);
    else lines.push(`${indent}${name}: ${flow(mask(name, value))}  # ${origin}`);
  }
}

/** Hides what must not be read over a shoulder: secret keys whole, passwords inside addresses. */
export function mask(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => mask(name, entry));
  if (typeof value !== "string") return value;
  return SECRET_KEY.test(name) ? MASK : maskAddresses(value);
}

function flow(value: unknown): string {
  return stringify(value, { collectionStyle: "flow", lineWidth: 0, defaultStringType: "PLAIN" }).trim();
}
