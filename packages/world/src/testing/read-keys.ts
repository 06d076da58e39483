import type { z } from "zod";
import type { SchemaDef } from "../content/schema-def.ts";

/** Every key that a schema knows, as a dotted path; `*` stands for any key of a record, `[]` for any member of a list. */
export function keysOfSchema(schema: z.ZodType, at = ""): string[] {
  const {
    shape,
    element,
    valueType,
    innerType,
    type,
    in: before,
    out,
    options,
  } = schema.def as unknown as SchemaDef;
  const below = (step: string): string => (at === "" ? step : `${at}.${step}`);
  if (shape)
    return Object.entries(shape).flatMap(([key, one]) => [below(key), ...keysOfSchema(one, below(key))]);
  if (element) return keysOfSchema(element, below("[]"));
  if (valueType) return keysOfSchema(valueType, below("*"));
  if (options) return [...new Set(options.flatMap((one) => keysOfSchema(one, at)))];
  const inner =
    innerType ?? (type === "pipe" ? (before?.def.type === "transform" ? out : before) : undefined);
  return inner ? keysOfSchema(inner, at) : [];
}

/** Whether a source reads a property of that name: by a dot, by its name in quotes, or by taking an object apart. */
export function readsKey(source: string, key: string): boolean {
  if (!source.includes(key)) return false;
  const apart = new RegExp(`(?:const|let|\\(|,)\\s*\\{[^}]*\\b${key}\\b[^}]*\\}\\s*(?:=[^>]|:|\\)|,)`);
  return new RegExp(`\\.${key}\\b|\\["${key}"\\]`).test(source) || apart.test(source);
}

/** The same value, noting which of the known keys are read of it, and of what is in it. */
export function recording<T>(value: T, known: ReadonlySet<string>, read: (path: string) => void, at = ""): T {
  if (typeof value !== "object" || value === null) return value;
  return new Proxy(value, {
    get(target, key, receiver) {
      const inner: unknown = Reflect.get(target, key, receiver);
      if (typeof key === "symbol") return inner;
      const step = Array.isArray(target) ? "[]" : key;
      const below = at === "" ? step : `${at}.${step}`;
      // A key that is not written was asked for all the same.
      if (known.has(below)) read(below);
      else if (!Object.hasOwn(target, key)) return inner;
      const path = Array.isArray(target) || known.has(below) ? below : `${at}.*`;
      return recording(inner, known, read, path);
    },
  });
}
