import { z } from "zod";

/** A tree of key names: sections are maps, keys are schemas. */
export interface Section {
  readonly keys: Map<string, Section | z.ZodType>;
}

export function isSection(node: Section | z.ZodType | undefined): node is Section {
  return node !== undefined && "keys" in node && node.keys instanceof Map;
}

/** The schema inside optional, default and the like. Defaults are dropped with their wrapper. */
export function unwrap(schema: z.ZodType): z.ZodType {
  let inner: unknown = schema;
  for (;;) {
    if (
      inner instanceof z.ZodOptional ||
      inner instanceof z.ZodDefault ||
      inner instanceof z.ZodPrefault ||
      inner instanceof z.ZodNullable ||
      inner instanceof z.ZodReadonly ||
      inner instanceof z.ZodNonOptional
    ) {
      inner = inner.unwrap();
    } else if (inner instanceof z.ZodPipe) {
      inner = inner.in;
    } else {
      return inner as z.ZodType;
    }
  }
}

/** The keys of several schemas laid over each other. Two schemas may share a section, and even a key. */
export function keyTree(schemas: readonly z.ZodType[]): Section {
  const root: Section = { keys: new Map() };
  for (const schema of schemas) addKeys(root, schema);
  return root;
}

function addKeys(into: Section, schema: z.ZodType): void {
  const inner = unwrap(schema);
  if (!(inner instanceof z.ZodObject)) throw new Error("A configuration schema must be an object.");
  for (const [name, value] of Object.entries(inner.shape)) {
    const child = value as z.ZodType;
    if (unwrap(child) instanceof z.ZodObject) {
      const present = into.keys.get(name);
      const section: Section = isSection(present) ? present : { keys: new Map() };
      into.keys.set(name, section);
      addKeys(section, child);
    } else if (!into.keys.has(name)) {
      into.keys.set(name, child);
    }
  }
}

/** What a path names: a section, a key's schema, or nothing. */
export function find(tree: Section, path: readonly string[]): Section | z.ZodType | undefined {
  let node: Section | z.ZodType | undefined = tree;
  for (const name of path) node = isSection(node) ? node.keys.get(name) : undefined;
  return node;
}

/** Every key's path, in the order of the schemas. */
export function leafPaths(tree: Section, under: readonly string[] = []): string[][] {
  return [...tree.keys].flatMap(([name, node]) =>
    isSection(node) ? leafPaths(node, [...under, name]) : [[...under, name]],
  );
}

/** The part of `values` that `schema` knows, with every section present, so that its keys' defaults apply. */
export function prune(schema: z.ZodType, values: unknown): Record<string, unknown> {
  const inner = unwrap(schema) as z.ZodObject;
  const given = isRecord(values) ? values : {};
  const pruned: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(inner.shape)) {
    const child = value as z.ZodType;
    if (unwrap(child) instanceof z.ZodObject) pruned[name] = prune(child, given[name]);
    else if (given[name] !== undefined) pruned[name] = given[name];
  }
  return pruned;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function getPath(values: unknown, path: readonly string[]): unknown {
  let value = values;
  for (const name of path) value = isRecord(value) ? value[name] : undefined;
  return value;
}

export function setPath(values: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at = values;
  for (const name of path.slice(0, -1)) {
    const next = at[name];
    if (isRecord(next)) {
      at = next;
    } else {
      const made: Record<string, unknown> = {};
      at[name] = made;
      at = made;
    }
  }
  const last = path.at(-1);
  if (last !== undefined) at[last] = value;
}
