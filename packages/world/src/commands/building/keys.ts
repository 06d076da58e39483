import { nameOf } from "../../building/site.ts";
import { UNWRITTEN } from "../../building/unwritten.ts";
import { isText, pathOf, valuesOf } from "../../building/values.ts";
import type { Kind } from "../../building/kinds.ts";
import type { Workshop } from "../../building/workshop.ts";
import type { Worked } from "../../deeds/building/work-on-draft.ts";

/** Sets a key of a thing to what was typed; without words a text is written in the line editor. */
export function setKey(shop: Workshop, kind: Kind, id: string, key: string, typed: string): Worked {
  const path = pathOf(kind, key);
  const name = nameOf(shop, kind, id);
  if (typed === "" && isText(kind, path))
    return { words: `Took ${name} (${id}) in hand`, write: { kind, id, path } };
  const before = shown(shop.read(kind, id, path));
  shop.setOne(kind, id, path, valuesOf(kind, path, typed));
  const now = shown(shop.read(kind, id, path));
  const was = before === "" || before === now || before.includes(UNWRITTEN) ? "" : `; it was ${before}`;
  return { words: `Set ${key} of ${name} (${id}) to ${now}${was}` };
}

/** Takes a key out. */
export function unsetKey(shop: Workshop, kind: Kind, id: string, key: string): Worked {
  const was = shop.unset(kind, id, pathOf(kind, key));
  const name = nameOf(shop, kind, id);
  return {
    words: was ? `Took '${key}' out of ${name} (${id})` : `Left ${name} as it was: it has no '${key}'`,
  };
}

/** On one line, and not too long of it. */
export function shown(value: unknown): string {
  if (value === undefined) return "";
  const text = typeof value === "string" ? `'${value}'` : JSON.stringify(value);
  return text.length > 70 ? `${text.slice(0, 67)}…` : text;
}
