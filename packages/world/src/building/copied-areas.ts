import { isMap, isPair, isScalar, parseDocument, visit, type Node, type Pair } from "yaml";
import { overlaid, type ContentSource } from "../content/source.ts";
import { fileKind } from "./kinds.ts";
import { areaOf, copyOf } from "./slugs.ts";
import { appendIn, getIn, YamlEditError } from "./yaml-edit.ts";

/** What a builder's copy is made of. */
export interface CopyAsk {
  readonly account: string;
  readonly areas: readonly string[];
  /** The draft's texts, by path; null: the file is gone. */
  readonly files: readonly (readonly [string, string | null])[];
}

/**
 * The base with a copy of each of the areas beside it, as the draft has them: `draft-ann-harbor` beside `harbor`. What names a thing of such
 * an area in a copy names the copy's; an exit to anywhere else stays, without a way back.
 */
export function withCopies(base: ContentSource, { account, areas, files }: CopyAsk): ContentSource {
  const drafted = overlaid(base, new Map(files));
  const names = new Map(areas.map((area) => [copyOf(account, area), area]));
  const original = (path: string): string | undefined => {
    const [root, area = "", ...rest] = path.split("/");
    const real = names.get(area);
    return root === "areas" && real !== undefined ? ["areas", real, ...rest].join("/") : undefined;
  };
  return {
    there: () => base.there(),
    async names(inside) {
      if (inside === "areas") return [...new Set([...(await base.names(inside)), ...names.keys()])].sort();
      const real = original(inside);
      return real === undefined ? base.names(inside) : drafted.names(real);
    },
    async read(file) {
      const real = original(file);
      if (file === "zones.yaml") return zoned(await base.read(file), names);
      if (real === undefined) return base.read(file);
      const bytes = await drafted.read(real);
      if (bytes === undefined) return undefined;
      const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
      return new TextEncoder().encode(copiedText(real, text, account, new Set(areas)));
    },
  };
}

/** A copy lies in the zone in which its area does. What is no YAML stays as it is. */
function zoned(bytes: Uint8Array | undefined, copies: ReadonlyMap<string, string>): Uint8Array | undefined {
  if (bytes === undefined) return undefined;
  let text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  try {
    const zones = getIn(text, []) as Record<string, { areas?: unknown } | null> | null;
    for (const [zone, written] of Object.entries(zones ?? {}))
      for (const [copy, area] of copies)
        if (Array.isArray(written?.areas) && written.areas.includes(area))
          text = appendIn(text, [zone, "areas"], copy);
  } catch (error) {
    if (error instanceof YamlEditError) return bytes;
    throw error;
  }
  return new TextEncoder().encode(text);
}

interface Patch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A file of an area as its copy has it. Lines stay where they are, so that findings can be read. What is no YAML stays as it is. */
export function copiedText(file: string, text: string, account: string, areas: ReadonlySet<string>): string {
  const doc = parseDocument(text, { uniqueKeys: false });
  if (doc.errors.length > 0) return text;
  const copy = (id: string): string => copyOf(account, areaOf(id)) + id.slice(areaOf(id).length);
  const patches: Patch[] = [];
  const isCopied = (value: unknown): value is string =>
    typeof value === "string" && /^[a-z0-9-]+:[a-z0-9-]+$/.test(value) && areas.has(areaOf(value));
  const copied = (value: unknown): unknown => {
    if (isCopied(value)) return copy(value);
    if (Array.isArray(value)) return value.map(copied);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copied(inner)]));
  };
  if (fileKind(file)?.kind === "room") patches.push(...exitPatches(doc.contents, text, areas, copied));
  const inside = (at: number): boolean => patches.some(({ start, end }) => at >= start && at < end);
  visit(doc, {
    Scalar(_key, node) {
      const [start, end] = node.range ?? [0, 0];
      if (!isCopied(node.value) || inside(start)) return;
      patches.push({ start, end, text: text.slice(start, end).replace(node.value, copy(node.value)) });
    },
  });
  let done = text;
  for (const { start, end, text: put } of patches.toSorted((a, b) => b.start - a.start))
    done = done.slice(0, start) + put + done.slice(end);
  return done;
}

/** Exits that leave the copies lead one way: nothing of the world leads back into a copy. */
function* exitPatches(
  root: unknown,
  text: string,
  areas: ReadonlySet<string>,
  copied: (value: unknown) => unknown,
): Generator<Patch> {
  if (!isMap(root)) return;
  for (const room of root.items) {
    const exits = isMap(room.value) ? valueOf(room.value.items, "exits") : undefined;
    for (const { value: exit } of isMap(exits) ? exits.items : []) {
      const to = isMap(exit) ? valueOf(exit.items, "to") : exit;
      if (!isScalar(to) || typeof to.value !== "string") continue;
      if (!to.value.includes(":") || areas.has(areaOf(to.value))) continue;
      const node = exit as Node & { toJSON(): unknown };
      const [start, end] = node.range ?? [0, 0];
      const written = isScalar(exit) ? { to: exit.value } : (copied(node.toJSON()) as object);
      const lines = text.slice(start, end).match(/\n/g)?.join("") ?? "";
      yield { start, end, text: JSON.stringify({ ...written, oneWay: true }) + lines };
    }
  }
}

function valueOf(items: readonly Pair[], key: string): unknown {
  return items.find((pair) => isPair(pair) && isScalar(pair.key) && pair.key.value === key)?.value;
}
