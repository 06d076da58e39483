import type { z } from "zod";
import { rulesSchema, type Rules } from "../rules/schemas.ts";
import { checkSchema } from "./check-schema.ts";
import type { Draft } from "./draft.ts";
import type { Findings } from "./findings.ts";
import { checkMarkupOf } from "./markup-check.ts";
import { didYouMean } from "./nearest.ts";
import type { ContentSource } from "./source.ts";
import { readTextFile } from "./text-file.ts";
import { parseYamlFile } from "./yaml-file.ts";

/** Reads `rules/`: one file for each key of `Rules`, each optional. What one says of another is checked by `checkRules`. */
export async function readRules(
  from: ContentSource,
  names: readonly string[],
  draft: Draft,
  findings: Findings,
): Promise<void> {
  const { shape } = rulesSchema;
  const known = Object.keys(shape).map((key) => `${key}.yaml`);
  const read: Record<string, unknown> = {};
  for (const name of names) {
    const file = `rules/${name}`;
    const key = name.slice(0, -".yaml".length);
    const schema = known.includes(name) ? (shape[key as keyof Rules] as z.ZodType) : undefined;
    if (schema === undefined) {
      const hint = didYouMean(name, known);
      findings.add(file, 1, "unknown-file", `rules/ holds ${known.join(", ")}.${hint}`);
      continue;
    }
    const text = await readTextFile(from, file, findings);
    const source = text && parseYamlFile(text, findings);
    if (source === undefined) {
      draft.complete = false;
      continue;
    }
    checkMarkupOf(source, findings);
    const value = checkSchema(schema, source.value ?? {}, source, [], findings);
    if (value === undefined) draft.complete = false;
    else {
      read[key] = source.value ?? {};
      draft.rulesFiles.set(key, source);
    }
  }
  const whole = rulesSchema.safeParse(read);
  if (whole.success) draft.rules = whole.data;
}
