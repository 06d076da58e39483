import { maskAddresses } from "../mask.ts";

const SECRET = /(password|passphrase|token|secret|hash|authorization|cookie|api_?key)$/i;
const HIDDEN = "[hidden]";
const DEEPEST = 6;

/** A copy of a log record without secrets: keys that name one are masked at any depth, passwords in addresses too. */
export function redact(record: Record<string, unknown>): Record<string, unknown> {
  return clean(record, 0) as Record<string, unknown>;
}

function clean(value: unknown, depth: number): unknown {
  if (typeof value === "string") return maskAddresses(value);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Error) return cleanError(value, depth);
  if (depth >= DEEPEST) return "[deeper]";
  if (Array.isArray(value)) return value.map((entry) => clean(entry, depth + 1));
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, SECRET.test(key) ? HIDDEN : clean(entry, depth + 1)]),
  );
}

/** An error's own properties may hold queries and their parameters: only these four go to a log. */
function cleanError(error: Error, depth: number): Record<string, unknown> {
  return {
    type: error.name,
    message: maskAddresses(error.message),
    ...("code" in error ? { code: error.code } : {}),
    stack: maskAddresses(error.stack ?? ""),
    ...(error.cause === undefined || depth >= DEEPEST ? {} : { cause: clean(error.cause, depth + 1) }),
  };
}
