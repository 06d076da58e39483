import { authored, type Authored } from "../authored.ts";
import type { Content } from "../content/types.ts";
import { defaultRules, type Rules } from "../rules/schemas.ts";

type Made = Pick<Authored, "minds" | "voice">;

/** What is made of rules is data that no world changes: all worlds of a test run share it, as one world keeps it over a reload. */
const MADE = new WeakMap<Rules, Made>();
const DEFAULT = defaultRules();

export function madeOf(content: Content): Made {
  const { rules = DEFAULT } = content;
  const before = MADE.get(rules);
  if (before) return before;
  const { minds, voice } = authored(content);
  MADE.set(rules, { minds, voice });
  return { minds, voice };
}

/** Nobody can change it, nor anything in it: what several tests share. */
export function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  if (ArrayBuffer.isView(value)) return value;
  Object.freeze(value);
  const parts: Iterable<unknown> =
    value instanceof Map ? [...value].flat() : value instanceof Set ? value : Object.values(value);
  for (const part of parts) frozen(part);
  return value;
}
