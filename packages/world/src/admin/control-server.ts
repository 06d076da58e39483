import { chmod, rm } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import { z } from "zod";

const LIMIT_BYTES = 4_096;

const admin = z.object({ name: z.string(), password: z.string() });

/** What became of a request to make an admin; a refusal is in words. */
export type AdminMade = { ok: true } | { ok: false; refusal: string };

/**
 * What an operator on this machine may ask of a running world, over a socket that only the owner of the data folder can
 * open: `POST /admins` with {name, password}.
 */
export async function startControlServer(
  path: string,
  makeAdmin: (name: string, password: string) => Promise<AdminMade>,
): Promise<{ close(): Promise<void> }> {
  await rm(path, { force: true });
  const server = createServer((request, response) => {
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    if (request.method !== "POST" || request.url !== "/admins") {
      answer(404, { ok: false, refusal: "There is POST /admins here." });
      return;
    }
    read(request)
      .then((text) => admin.parse(JSON.parse(text)))
      .then(({ name, password }) => makeAdmin(name, password))
      .then((made) => answer(made.ok ? 200 : 409, made))
      .catch(() => answer(400, { ok: false, refusal: "That request was not understood; nothing was made." }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
  await chmod(path, 0o600);
  return {
    async close() {
      server.close();
      server.closeAllConnections();
      await rm(path, { force: true });
    },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += String(chunk);
    if (text.length > LIMIT_BYTES) throw new Error("too long");
  }
  return text;
}
