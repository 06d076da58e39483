import { parse } from "yaml";
import type { z } from "zod";
import { didYouMean } from "../content/nearest.ts";
import type { SchemaDef } from "../content/schema-def.ts";
import { BuildFault } from "./fault.ts";
import { SCHEMAS, type Kind } from "./kinds.ts";

const defOf = (schema: z.ZodType): SchemaDef => schema.def;

/** A schema without its wrappings; of a union every choice. What may be written short (`north: quay`) is a text as well. */
function choices(schema: z.ZodType): z.ZodType[] {
  const def = defOf(schema);
  if (def.innerType) return choices(def.innerType);
  if (def.out) return choices(def.out);
  return def.options ? def.options.flatMap(choices) : [schema];
}

function isShortened(schema: z.ZodType): boolean {
  const def = defOf(schema);
  if (def.innerType) return isShortened(def.innerType);
  return def.in !== undefined && defOf(def.in).type === "transform";
}

/** The schemas of what may stand at a path of such a thing; none when there is no such key. */
function schemasAt(kind: Kind, path: readonly (string | number)[]): z.ZodType[] {
  let here: z.ZodType[] = [SCHEMAS[kind]];
  for (const step of path)
    here = here.flatMap(choices).flatMap((schema): z.ZodType[] => {
      const { shape, element, valueType } = defOf(schema);
      const next = shape ? shape[String(step)] : (element ?? valueType);
      return next ? [next] : [];
    });
  return here;
}

/** The keys that may stand at a path; [] where any may, or none. */
export function keysAt(kind: Kind, path: readonly (string | number)[]): string[] {
  const found = schemasAt(kind, path)
    .flatMap(choices)
    .flatMap((schema) => Object.keys(defOf(schema).shape ?? {}));
  return [...new Set(found)];
}

/** The words of which a value at the path is one; [] where it is no such list. */
export function wordsAt(kind: Kind, path: readonly (string | number)[]): string[] {
  const found = schemasAt(kind, path)
    .flatMap(choices)
    .flatMap((schema): string[] => {
      const def = defOf(schema);
      if (def.type === "boolean") return ["true", "false"];
      const inner = def.element ? choices(def.element).map(defOf) : [];
      return [def, ...inner].flatMap(({ entries, values }) => [
        ...Object.values(entries ?? {}),
        ...(values ?? []).map(String),
      ]);
    });
  return [...new Set(found)];
}

/** Whether a text may stand there: builders write such in the line editor. */
export function isText(kind: Kind, path: readonly (string | number)[]): boolean {
  return schemasAt(kind, path).some((schema) => choices(schema).some((one) => defOf(one).type === "string"));
}

/** 'steps.1.next' as a path: numbers of a list count from 1 for people. Throws for a key that is not there, with the nearest. */
export function pathOf(kind: Kind, typed: string): (string | number)[] {
  const path: (string | number)[] = [];
  for (const word of typed.split(".")) {
    const schemas = schemasAt(kind, path).flatMap(choices).map(defOf);
    const isList = schemas.some(({ type }) => type === "array") && /^\d+$/.test(word);
    const step = isList ? Number(word) - 1 : word;
    if (isList && Number(word) < 1) throw new BuildFault("The entries of a list count from 1.");
    const known = keysAt(kind, path);
    const open = schemas.some(({ type }) => type === "record") || isList;
    if (!open && !known.includes(word)) {
      const at = path.length === 0 ? `${/^[ain]/.test(kind) ? "An" : "A"} ${kind}` : `'${path.join(".")}'`;
      const all = known.length === 0 ? "" : ` Its keys are: ${known.join(", ")}.`;
      throw new BuildFault(`${at} has no key '${word}'.${didYouMean(word, known) || all}`);
    }
    path.push(step);
  }
  return path;
}

/**
 * What the typed words may mean at a path, the likeliest first: as the schema says a number, yes or no, a list (with commas or in
 * brackets), keys in braces, or a text. The schema of the whole has the last word.
 */
export function valuesOf(kind: Kind, path: readonly (string | number)[], typed: string): unknown[] {
  const schemas = schemasAt(kind, path);
  const types = new Set(schemas.flatMap(choices).map((schema) => defOf(schema).type));
  if (schemas.some(isShortened)) types.add("string");
  const text = typed.trim();
  const found: unknown[] = [];
  if ((types.has("number") || types.has("int")) && /^-?\d+(?:\.\d+)?$/.test(text)) found.push(Number(text));
  const literals = schemas.flatMap(choices).flatMap((schema) => defOf(schema).values ?? []);
  const yes = /^(?:yes|true|on)$/i.test(text);
  const no = /^(?:no|false|off)$/i.test(text);
  if ((types.has("boolean") || literals.includes(true)) && (yes || no)) found.push(yes);
  const flow = /^[[{]/.test(text) ? parsed(text) : undefined;
  if (flow !== undefined && typeof flow === "object") found.push(flow);
  if (types.has("string") || types.has("enum") || types.has("literal")) found.push(text);
  if (types.has("array") && flow === undefined)
    found.push(
      text.split(/\s*,\s*/).map((one) => (/^-?\d+$/.test(one) && !types.has("string") ? Number(one) : one)),
      text.split(/\s*,\s*/),
      [text],
    );
  return found.length > 0 ? found : [text];
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    throw new BuildFault(
      "These brackets cannot be read.",
      "A list is written [a, b], and keys { item: rope, count: 2 }.",
    );
  }
}
