import { request } from "node:http";
import { text } from "node:stream/consumers";
import { CliError } from "../errors.ts";

/** What the world says to a request; a refusal is in words. */
export type Answer<T = object> = ({ ok: true } & T) | { ok: false; refusal: string };

/** Asks a running world over its own socket: it alone writes to its database. `what`: e.g. `POST /admins`. */
export function askControl<T = object>(socketPath: string, what: string, body?: object): Promise<Answer<T>> {
  const [method, path] = what.split(" ");
  const sent = body === undefined ? "" : JSON.stringify(body);
  // Said for every method: with DELETE, node would send a body without its length.
  const headers = { "content-length": Buffer.byteLength(sent) };
  return new Promise((resolve, reject) => {
    const call = request({ socketPath, method, path, headers }, (response) => {
      text(response)
        .then((answer) => JSON.parse(answer) as Answer<T>)
        .then(resolve, reject);
    });
    call.on("error", () => {
      reject(
        new CliError(
          "world-not-ready",
          "The world does not answer just now. Try again in a moment; nothing was changed.",
        ),
      );
    });
    call.end(sent);
  });
}
