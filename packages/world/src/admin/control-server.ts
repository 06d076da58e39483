import { chmod, rm } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import { z } from "zod";
import type { Reloaded } from "../reload/reloader.ts";
import { MOST_REPORT_DAYS } from "../voices/books/read-report.ts";
import type { UsageReport } from "../voices/books/report.ts";

const LIMIT_BYTES = 4_096;

const admin = z.object({ name: z.string(), password: z.string() });
const ban = z.object({ subject: z.string() });
const usage = z.object({ days: z.int().min(1).max(MOST_REPORT_DAYS) });

/** What became of a request; a refusal is in words. */
export type Done = { ok: true } | { ok: false; refusal: string };

/** What an operator may ask of a running world. Each resolves when it is committed. */
export interface Controls {
  makeAdmin(name: string, password: string): Promise<Done>;
  /** `subject`: an address, a network or `account:<name>`; answered as it is stored. */
  ban(subject: string): Promise<Done & { subject?: string }>;
  unban(subject: string): Promise<Done & { subject?: string }>;
  /** The world goes by what the content's files say now. */
  reload(): Promise<Reloaded>;
  bans(): { subject: string; createdAt: number }[];
  /** What the voices did and cost in the last so many days. */
  usage(days: number): Promise<UsageReport>;
}

/**
 * Takes an operator's requests over a socket that only the owner of the data folder can open: `POST /admins` with
 * {name, password}, `POST /bans` and `DELETE /bans` with {subject}, `GET /bans`, `GET /usage` with {days}, `POST /content`.
 */
export async function startControlServer(
  path: string,
  controls: Controls,
): Promise<{ close(): Promise<void> }> {
  await rm(path, { force: true });
  // Async: a request that does not parse is refused like every other failure.
  const deeds: Readonly<Record<string, (body: unknown) => Promise<Done>>> = {
    "POST /admins": async (body) => {
      const { name, password } = admin.parse(body);
      return controls.makeAdmin(name, password);
    },
    "POST /bans": async (body) => controls.ban(ban.parse(body).subject),
    "DELETE /bans": async (body) => controls.unban(ban.parse(body).subject),
    "POST /content": async () => {
      const done = await controls.reload().catch(() => undefined);
      if (!done) return { ok: false, refusal: "The content could not be taken; the world's log says why." };
      return done.ok ? done : { ...done, refusal: "The content has faults; the world goes on as it is." };
    },
    "GET /usage": async (body) => {
      const report = await controls.usage(usage.parse(body).days);
      return { ok: true, report };
    },
    "GET /bans": () => Promise.resolve({ ok: true, bans: controls.bans() }),
  };
  const server = createServer((request, response) => {
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    const deed = deeds[`${request.method} ${request.url}`];
    if (deed === undefined) {
      answer(404, { ok: false, refusal: `There is only ${Object.keys(deeds).join(", ")} here.` });
      return;
    }
    read(request)
      .then((text) => deed(text === "" ? undefined : JSON.parse(text)))
      .then((done) => answer(done.ok ? 200 : 409, done))
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
