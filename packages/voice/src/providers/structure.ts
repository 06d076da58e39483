import type { ModelRequest } from "../model.ts";

/** How a provider is asked for JSON. */
export type Structured = "schema" | "json" | "words";

/**
 * The system texts of a request, for a provider that takes no schema: its first text is followed by one that asks for the
 * shape. There, not at the end, it is the same from one request to the next.
 */
export function systemTexts({ system, schema }: ModelRequest, structured: Structured): readonly string[] {
  if (schema === undefined || structured === "schema") return system;
  const [first, ...rest] = system;
  const asked = `Answer with one JSON object and nothing else: no words before or after it. It fits this JSON Schema: ${JSON.stringify(schema.json)}`;
  return first === undefined ? [asked] : [first, asked, ...rest];
}
