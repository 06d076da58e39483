import type { z } from "zod";
import { didYouMean } from "@wyldlands/world/nearest";
import { NO_KEYS_HERE } from "./read-file.ts";
import { getPath, isRecord, prune } from "./schema-tree.ts";

export interface Checked {
  readonly values: Record<string, unknown>;
  /** By key and without its origin; `key` is dotted and may go on inside a list. */
  readonly problems: { key: string; message: string }[];
}

/** Parses the values with each schema by itself, so that every schema keeps its own refinements, and joins the results. */
export function check(schemas: readonly z.ZodType[], values: Record<string, unknown>): Checked {
  const problems = new Map<string, { key: string; message: string }>();
  let joined: Record<string, unknown> = {};
  for (const schema of schemas) {
    const pruned = prune(schema, values);
    const result = schema.safeParse(pruned);
    if (result.success) {
      joined = join(joined, result.data as Record<string, unknown>);
      continue;
    }
    for (const issue of result.error.issues) {
      const path = issue.path.map(String);
      const problem = { key: path.join("."), message: words(issue, getPath(pruned, path)) };
      problems.set(`${problem.key} ${problem.message}`, problem);
    }
  }
  return { values: joined, problems: [...problems.values()] };
}

function join(a: Record<string, unknown>, b: Record<string, unknown>): Record<string, unknown> {
  const joined = { ...a };
  for (const [name, value] of Object.entries(b)) {
    const present = joined[name];
    joined[name] = isRecord(present) && isRecord(value) ? join(present, value) : value;
  }
  return joined;
}

/** What is wrong and what would be right. The value is shown unless it is text, which may be a secret. */
function words(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case "invalid_type":
      return value === undefined
        ? `needs a value: ${a(issue.expected)}`
        : `must be ${a(issue.expected)}${not(value)}`;
    case "too_small":
      return `must be at least ${issue.minimum}${measure(issue.origin)}${not(value)}`;
    case "too_big":
      return `must be at most ${issue.maximum}${measure(issue.origin)}${not(value)}`;
    case "invalid_value": {
      const allowed = issue.values.map(String);
      const hint = typeof value === "string" ? didYouMean(value, allowed) : "";
      return `must be one of: ${allowed.join(", ")}.${hint}`;
    }
    case "unrecognized_keys":
      if (issue.keys.includes("api_key")) return NO_KEYS_HERE;
      return `does not know ${issue.keys.map((key) => `'${key}'`).join(", ")}`;
    default:
      return issue.message;
  }
}

function a(type: string): string {
  if (type === "int") return "a whole number";
  if (type === "boolean") return "true or false";
  if (type === "array") return "a list, as in [a, b]";
  return type === "string" ? "text" : `a ${type}`;
}

function measure(origin: string): string {
  if (origin === "string") return " letters long";
  return origin === "array" ? " entries long" : "";
}

function not(value: unknown): string {
  return typeof value === "number" || typeof value === "boolean" ? `, not ${value}` : "";
}
