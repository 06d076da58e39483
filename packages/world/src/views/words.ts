import type { Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { capitalise } from "../content/prose.ts";
import { nameOf } from "./names.ts";

/** What fills a template: an entity by its name, plain text escaped, or markup that is safe already. */
export type WordValue = Entity | string | number | { markup: string };

export type WordValues = Readonly<Record<string, WordValue | undefined>>;

function render(value: WordValue): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return escapeMarkup(value);
  return "markup" in value ? value.markup : nameOf(value);
}

/**
 * Fills `{name}` in an authored template and begins it with a capital. The template itself is trusted markup; what
 * goes in is escaped.
 */
export function fill(template: string, values: WordValues): string {
  const text = template.replace(/\{(\w+)\}/g, (whole, key: string) => {
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    return value === undefined ? whole : render(value);
  });
  return capitalise(text);
}
