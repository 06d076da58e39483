import { chmodSync, rmSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { CliError, messageOf, systemCode } from "../errors.ts";

/** One JSON object a line, one answer to each. */
export interface ControlRequest {
  do: string;
}

export type ControlAnswer = { ok: true; result: unknown } | { ok: false; error: string };

export type ControlHandler = (request: ControlRequest) => Promise<unknown>;

export interface ControlServer {
  close(): Promise<void>;
}

/** Serves requests on a socket that only its owner may use. The caller holds the folder's lock: a leftover is removed. */
export async function serveControl(path: string, handle: ControlHandler): Promise<ControlServer> {
  rmSync(path, { force: true });
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => socket.destroy());
    createInterface({ input: socket }).on("line", (line) => {
      void answer(line, handle, socket);
    });
  });
  await listen(server, path);
  chmodSync(path, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.end();
        rmSync(path, { force: true });
      }),
  };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
}

async function answer(line: string, handle: ControlHandler, socket: Socket): Promise<void> {
  const said = await answerTo(line, handle);
  if (socket.writable) socket.write(`${JSON.stringify(said)}\n`);
}

async function answerTo(line: string, handle: ControlHandler): Promise<ControlAnswer> {
  try {
    const request = JSON.parse(line) as Partial<ControlRequest>;
    if (typeof request.do !== "string") return { ok: false, error: "A request is a line of JSON with `do`." };
    return { ok: true, result: await handle({ do: request.do }) };
  } catch (error) {
    return { ok: false, error: messageOf(error) };
  }
}

/** Asks the running supervisor; resolves with its result. Throws a `CliError` when there is none, or with what it says. */
export function askControl(path: string, request: ControlRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    let done = false;
    socket.once("connect", () => socket.write(`${JSON.stringify(request)}\n`));
    socket.once("error", (error) => reject(unreachable(error)));
    const lines = createInterface({ input: socket });
    lines.once("line", (line) => {
      done = true;
      socket.end();
      const said = JSON.parse(line) as ControlAnswer;
      if (said.ok) resolve(said.result);
      else reject(new CliError("world-not-ready", said.error));
    });
    lines.on("error", () => {});
    socket.once("close", () => {
      if (!done) reject(new CliError("not-running", "The server ended before it answered."));
    });
  });
}

function unreachable(error: Error): CliError {
  const code = systemCode(error);
  const none = code === "ENOENT" || code === "ECONNREFUSED";
  return new CliError(
    "not-running",
    none
      ? "No server runs on this data folder. Start one with `wyldlands start`, or name its folder with WYLDLANDS_DATA_DIR."
      : `The server could not be asked: ${error.message}`,
  );
}
