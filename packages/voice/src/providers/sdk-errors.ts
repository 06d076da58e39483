import { APICallError, JSONParseError, TypeValidationError } from "ai";
import { ProviderError } from "../chain/provider-error.ts";
import { ModelError, type ModelUsage } from "../model.ts";

/**
 * What a provider threw, as one of the kinds. What it wrote in its own words is left out: providers repeat keys and parts
 * of the request there. Only short codes are kept ('unsupported_parameter').
 */
export function providerError(name: string, error: unknown, wall: () => number): ModelError {
  if (error instanceof ProviderError) return error;
  if (error instanceof ModelError)
    return new ProviderError(error.kind, `${name} ${error.message}`, optionsOf(error));
  if (APICallError.isInstance(error) && error.statusCode !== undefined) {
    return ofStatus(
      name,
      error.statusCode,
      codesOf(error.responseBody),
      retryAfter(error.responseHeaders, wall),
    );
  }
  if (isStreamError(error)) return ofStreamError(name, error);
  if (TypeValidationError.isInstance(error) || JSONParseError.isInstance(error)) {
    return new ProviderError("bad-answer", `${name} sent something that is no answer`);
  }
  const code = networkCode(error);
  return new ProviderError(
    "unavailable",
    `${name} cannot be reached${code === undefined ? "" : ` (${code})`}`,
    { again: true },
  );
}

function optionsOf({ retryAfterMs, usage }: ModelError): { retryAfterMs?: number; usage?: ModelUsage } {
  return {
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(usage === undefined ? {} : { usage }),
  };
}

function ofStatus(
  name: string,
  status: number,
  codes: readonly string[],
  wait: number | undefined,
): ProviderError {
  const said = codes.length === 0 ? `${status}` : `${status} ${codes.join(", ")}`;
  if (status === 402 || codes.includes("insufficient_quota"))
    return new ProviderError("unauthorised", `${name} has no credit left on its account (${said})`);
  if (status === 401 || status === 403)
    return new ProviderError(
      "unauthorised",
      `${name} does not take the key (${status}): look at api_key_env or api_key_file`,
    );
  if (status === 429) {
    return new ProviderError("rate-limited", `${name} is asked more than it allows (429)`, {
      again: true,
      ...(wait === undefined ? {} : { retryAfterMs: wait }),
    });
  }
  if (codes.some((code) => REFUSALS.has(code)))
    return new ProviderError("refused", `${name} would not answer (${said})`);
  if (status === 404)
    return new ProviderError("unavailable", `${name} is not there (${said}): look at model and base_url`);
  if (status >= 500 || status === 408)
    return new ProviderError("unavailable", `${name} had an error of its own (${said})`, { again: true });
  return new ProviderError("unavailable", `${name} does not take the request (${said})`);
}

/** Codes with which providers refuse what a request is about. */
const REFUSALS: ReadonlySet<string> = new Set([
  "content_policy_violation",
  "content_filter",
  "invalid_prompt",
]);

interface StreamError {
  readonly type?: unknown;
  readonly code?: unknown;
  readonly statusCode?: unknown;
}

/** An error that came as an event, after the stream had begun. */
function isStreamError(error: unknown): error is StreamError {
  return typeof error === "object" && error !== null && !(error instanceof Error);
}

function ofStreamError(name: string, { type, code, statusCode }: StreamError): ProviderError {
  const codes = [type, code].filter(isCode);
  if (typeof statusCode === "number") return ofStatus(name, statusCode, codes, undefined);
  if (codes.some((one) => one.includes("rate_limit"))) return ofStatus(name, 429, codes, undefined);
  return new ProviderError(
    "unavailable",
    `${name} broke off with an error (${codes.join(", ") || "unnamed"})`,
    { again: true },
  );
}

/** Short words of an error's body: its type, code and parameter. */
function codesOf(body: string | undefined): string[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body ?? "");
  } catch {
    return [];
  }
  const error = (parsed as { error?: unknown } | null)?.error;
  if (typeof error !== "object" || error === null) return [];
  const { type, code, param } = error as { type?: unknown; code?: unknown; param?: unknown };
  return [...new Set([type, code, param].filter(isCode))];
}

function isCode(value: unknown): value is string {
  return typeof value === "string" && /^[a-z][a-z_.]{1,39}$/.test(value);
}

/** Milliseconds of `retry-after-ms`, or of `retry-after` in seconds or as a date. */
function retryAfter(
  headers: Readonly<Record<string, string>> | undefined,
  wall: () => number,
): number | undefined {
  const ms = Number.parseFloat(headers?.["retry-after-ms"] ?? "");
  if (ms >= 0) return ms;
  const text = headers?.["retry-after"];
  if (text === undefined) return undefined;
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1_000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - wall());
}

/** ECONNREFUSED and its like, wherever in the chain of causes it is. */
function networkCode(error: unknown): string | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const { code } = at as { code?: unknown };
    if (typeof code === "string" && /^[A-Z][A-Z_]+$/.test(code)) return code;
  }
  return undefined;
}
