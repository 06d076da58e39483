import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import type { EngineHost } from "./engine.ts";
import { StorageError } from "./port.ts";

const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 5000;

/** SQLSTATE classes and codes that no waiting mends, in words. */
const REFUSALS: [code: RegExp, words: string][] = [
  [/^28P01$/, "the password is wrong"],
  [/^28/, "the server does not let this user in (see its pg_hba.conf)"],
  [/^3D000$/, "there is no database of that name; make it with createdb"],
  [/^42501$/, "this user may not connect to it"],
];

/** Not there yet, starting up, or full for the moment. */
const WORTH_WAITING =
  /^(?:ECONNREFUSED|ECONNRESET|ENOENT|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|57P03|53300|57P01)$/;

/** A connected client; waits with growing pauses for a server that is not there yet. No message holds the password. */
export async function connectPatiently(url: string, waitMs: number, host: EngineHost): Promise<Client> {
  const target = describeTarget(url);
  const deadline = Date.now() + waitMs;
  let pause = FIRST_DELAY_MS;
  for (;;) {
    const client = newClient(url, target);
    try {
      await client.connect();
      return client;
    } catch (error) {
      const code = codeOf(error);
      const refusal = REFUSALS.find(([pattern]) => pattern.test(code))?.[1];
      const timedOut = error instanceof Error && /timeout/i.test(error.message);
      if (refusal !== undefined || !(WORTH_WAITING.test(code) || timedOut)) {
        throw new StorageError(
          "failed",
          `${target} refuses: ${refusal ?? `the connection failed (${code || "no code"}).`}`,
        );
      }
      if (Date.now() + pause > deadline) {
        throw new StorageError(
          "database-lost",
          `${target} did not answer within ${Math.round(waitMs / 1000)} s (${code || "timeout"}). Is the server running, and is the address right?`,
        );
      }
      host.log("warn", { reason: code || "timeout", nextTryMs: pause }, `Waiting for ${target}.`);
      await delay(pause);
      pause = Math.min(pause * 2, LONGEST_DELAY_MS);
    }
  }
}

function newClient(url: string, target: string): Client {
  if (!/^postgres(?:ql)?:\/\/./.test(url)) {
    throw new StorageError(
      "failed",
      "The database's URL must look like postgresql://user:password@host:5432/name.",
    );
  }
  try {
    const client = new Client({
      connectionString: url,
      connectionTimeoutMillis: 5000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5000,
      application_name: "wyldlands commits",
    });
    // Until somebody listens, an error outside a query would end the thread without words.
    client.on("error", () => {});
    return client;
  } catch {
    throw new StorageError("failed", `${target} has a URL that PostgreSQL's driver does not understand.`);
  }
}

/** The database by host and name, for people; never the password nor other parameters. */
export function describeTarget(url: string): string {
  try {
    const { hostname, port, pathname, searchParams } = new URL(url);
    const host = searchParams.get("host") ?? (hostname || "localhost");
    return `The PostgreSQL database ${decodeURIComponent(pathname.slice(1)) || "(default)"} on ${host}${port && `:${port}`}`;
  } catch {
    return "The PostgreSQL database";
  }
}

function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  const code: unknown = Reflect.get(error, "code");
  if (typeof code === "string") return code;
  // Several addresses of one name: an AggregateError carries each one's.
  const errors: unknown = Reflect.get(error, "errors");
  return Array.isArray(errors) ? codeOf(errors[0]) : "";
}
