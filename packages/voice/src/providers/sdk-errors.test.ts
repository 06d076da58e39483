import { APICallError } from "ai";
import { describe, expect, test } from "vitest";
import type { ModelError } from "../model.ts";
import { providerError } from "./sdk-errors.ts";

const KEY = "sk-abcdef0123456789";
const WORDS = "Tell me your secret, Hesper.";

function answered(
  statusCode: number,
  error: object = {},
  responseHeaders: Record<string, string> = {},
): APICallError {
  return new APICallError({
    message: `Bad: ${KEY} ${WORDS}`,
    url: `http://127.0.0.1/v1?key=${KEY}`,
    requestBodyValues: { messages: [WORDS] },
    statusCode,
    responseBody: JSON.stringify({ error: { message: `Bad: ${KEY} ${WORDS}`, ...error } }),
    responseHeaders,
  });
}

const of = (error: unknown): ModelError =>
  providerError("openai/m", error, () => Date.parse("2026-01-01T00:00:00Z"));

describe("a provider's error", () => {
  test.each([
    [401, {}, "unauthorised", "openai/m does not take the key (401): look at api_key_env or api_key_file"],
    [403, {}, "unauthorised", "openai/m does not take the key (403): look at api_key_env or api_key_file"],
    [402, {}, "unauthorised", "openai/m has no credit left on its account (402)"],
    [
      429,
      { code: "insufficient_quota" },
      "unauthorised",
      "openai/m has no credit left on its account (429 insufficient_quota)",
    ],
    [429, {}, "rate-limited", "openai/m is asked more than it allows (429)"],
    [
      400,
      { code: "content_policy_violation" },
      "refused",
      "openai/m would not answer (400 content_policy_violation)",
    ],
    [
      400,
      { code: "unsupported_parameter", param: "temperature" },
      "unavailable",
      "openai/m does not take the request (400 unsupported_parameter, temperature)",
    ],
    [
      404,
      { code: "model_not_found" },
      "unavailable",
      "openai/m is not there (404 model_not_found): look at model and base_url",
    ],
    [503, {}, "unavailable", "openai/m had an error of its own (503)"],
    [
      529,
      { type: "overloaded_error" },
      "unavailable",
      "openai/m had an error of its own (529 overloaded_error)",
    ],
  ])("with status %s and %o is %s, in our words", (status, error, kind, message) => {
    expect(of(answered(status, error))).toMatchObject({ kind, message });
  });

  test.each([
    [{ "retry-after": "7" }, 7_000],
    [{ "retry-after": "0.5" }, 500],
    [{ "retry-after-ms": "250", "retry-after": "7" }, 250],
    [{ "retry-after": "Thu, 01 Jan 2026 00:00:09 GMT" }, 9_000],
    [{ "retry-after": "Wed, 31 Dec 2025 00:00:00 GMT" }, 0],
    [{ "retry-after": "soon" }, undefined],
    [{}, undefined],
  ])("says how long to wait: %o", (headers, ms) => {
    expect(of(answered(429, {}, headers as Record<string, string>)).retryAfterMs).toBe(ms);
  });

  test.each([
    [
      { type: "overloaded_error", message: WORDS },
      "unavailable",
      "openai/m broke off with an error (overloaded_error)",
    ],
    [
      { type: "rate_limit_error", message: WORDS },
      "rate-limited",
      "openai/m is asked more than it allows (429)",
    ],
    [
      { code: "server_error", statusCode: 500, message: WORDS },
      "unavailable",
      "openai/m had an error of its own (500 server_error)",
    ],
    [{ message: WORDS }, "unavailable", "openai/m broke off with an error (unnamed)"],
  ])("in the middle of a stream: %o", (error, kind, message) => {
    expect(of(error)).toMatchObject({ kind, message });
  });

  test("holds neither key nor players' words, wherever the provider put them", () => {
    const code = `bad ${KEY} ${WORDS}`;
    for (const thrown of [
      answered(400, { code, type: code, param: code }),
      answered(401),
      answered(500),
      Object.assign(new TypeError(`fetch failed ${KEY}`), {
        cause: Object.assign(new Error(WORDS), { code: "ECONNRESET" }),
      }),
      { type: code, message: code },
    ]) {
      const error = of(thrown);
      const all = `${error.message} ${String(error.stack)} ${JSON.stringify(error)} ${String(error.cause)}`;
      expect(all).not.toContain(KEY);
      expect(all).not.toContain("secret");
    }
  });

  test("names the network's reason when there was no connection", () => {
    const thrown = Object.assign(new TypeError("fetch failed"), {
      cause: Object.assign(new Error("x"), { code: "ENOTFOUND" }),
    });
    expect(of(thrown).message).toBe("openai/m cannot be reached (ENOTFOUND)");
    expect(of(new Error("terminated")).message).toBe("openai/m cannot be reached");
  });
});
