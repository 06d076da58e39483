import type { z } from "zod";
import type { Findings } from "./findings.ts";
import { didYouMean } from "./nearest.ts";
import type { YamlFile, YamlPath } from "./yaml-file.ts";

type Issue = z.core.$ZodIssue;

/**
 * Checks one part of a file against its schema.
 * Findings: 'unknown-key', 'missing-key', 'bad-value', each on the line of the key it is about.
 */
export function checkSchema<T>(
  schema: z.ZodType<T>,
  value: unknown,
  source: YamlFile,
  path: YamlPath,
  findings: Findings,
): T | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) report(issue, value, source, path, findings, schema);
  return undefined;
}

function report(
  issue: Issue,
  value: unknown,
  source: YamlFile,
  path: YamlPath,
  findings: Findings,
  schema: z.ZodType,
): void {
  const full = [...path, ...issue.path];
  const name = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(schema, issue.path);
    for (const key of issue.keys) {
      const hint =
        didYouMean(key, known) || (known.length > 0 ? ` The keys here are: ${known.join(", ")}.` : "");
      findings.add(
        source.file,
        source.lineOf([...full, key]),
        "unknown-key",
        `There is no key '${key}'.${hint}`,
      );
    }
    return;
  }
  const line = source.lineOf(full);
  // What is written short (`wear: head`) has no such place: it is there, and does not fit.
  if (at(value, issue.path) === undefined && typeof at(value, issue.path.slice(0, -1)) === "object") {
    const advice = issue.code === "custom" ? issue.message : `Add '${name}: …'.`;
    findings.add(source.file, line, "missing-key", `'${name}' is missing. ${advice}`);
    return;
  }
  const subject = name === "" ? "This" : `'${name}'`;
  findings.add(source.file, line, "bad-value", `${subject} does not fit. ${sentence(issue)}`);
}

function sentence(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return `Write ${EXPECTED[issue.expected] ?? issue.expected} here.`;
    case "too_small":
      return issue.origin === "string" ? "It may not be empty." : `It must be at least ${issue.minimum}.`;
    case "invalid_value":
      return `Write ${issue.values.map(String).join(" or ")}, or take it out.`;
    default:
      return issue.message;
  }
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list (lines beginning with '- ', or [a, b])",
  object: "keys with values",
  record: "keys with values",
};

function at(value: unknown, path: YamlPath): unknown {
  let current = value;
  for (const step of path) current = (current as Record<PropertyKey, unknown> | null | undefined)?.[step];
  return current;
}

/** The keys a schema knows at a path; [] where it is no object. Looks through defaults, lists, records and preprocessing. */
function keysAt(schema: z.ZodType, path: YamlPath): string[] {
  let current = unwrap(schema);
  for (const step of path) {
    const def = current.def as unknown as Def;
    const next = def.shape?.[String(step)] ?? def.element ?? def.valueType;
    if (next === undefined) return [];
    current = unwrap(next);
  }
  return Object.keys((current.def as unknown as Def).shape ?? {});
}

interface Def {
  readonly shape?: Record<string, z.ZodType>;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly out?: z.ZodType;
}

function unwrap(schema: z.ZodType): z.ZodType {
  const def = schema.def as unknown as Def;
  const inner = def.innerType ?? def.out;
  return inner === undefined ? schema : unwrap(inner);
}
