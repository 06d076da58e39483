import { z } from "zod";
import type { Doing } from "./action.ts";

/** A list of texts; one text alone is a list of it. */
export const TEXTS = z.union([z.string(), z.array(z.string()).min(1)]);

type With = Doing["with"];

/** What the rules say under that key, as a text; `otherwise` when they say nothing. */
export function textOf(values: With, key: string, otherwise = ""): string {
  const value = values[key];
  return typeof value === "string" ? value : otherwise;
}

export function numberOf(values: With, key: string, otherwise: number): number {
  const value = values[key];
  return typeof value === "number" ? value : otherwise;
}

/** One text counts as a list of it. */
export function listOf(values: With, key: string): readonly string[] {
  const value = values[key];
  if (typeof value === "string") return [value];
  return typeof value === "object" ? value : [];
}
