import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { escapeMarkup } from "@wyldlands/protocol/markup";
import type { WebDown, WebUp } from "@wyldlands/protocol/web";
import {
  command,
  DO,
  GA,
  LineAssembler,
  negotiate,
  Opt,
  parseNaws,
  TelnetParser,
  WILL,
  type WindowSize,
  WONT,
} from "@wyldlands/telnet";
import { type WebSocket, WebSocketServer } from "ws";
import { type FakeFault, FakeSession, FakeWorld } from "./fake-world.ts";

export interface FakeServer {
  world: FakeWorld;
  telnetPort: number;
  url: string;
  /** Window sizes told by NAWS. */
  sizes: WindowSize[];
  /** Line numbers that came over the web, repeats included. */
  numbers: number[];
  /** From now on web lines are taken and not run, as while a world is away. */
  holdLines(on: boolean): void;
  /** Breaks every web connection; the sessions stay. */
  cutWeb(): void;
  /** The next resume replays everything, shown or not. */
  replayEverything(): void;
  close(): Promise<void>;
}

interface WebSession {
  session: FakeSession;
  token: string;
  socket: WebSocket;
  outs: string[];
  prompt: string;
  accepted: number;
  held: { n: number; text: string }[];
}

/** A server that plays the contract over telnet and WebSocket on free ports of the loopback, faults included when asked for. */
export async function startFakeServer(fault?: FakeFault): Promise<FakeServer> {
  const world = new FakeWorld(fault);
  const sizes: WindowSize[] = [];
  const numbers: number[] = [];
  const web = { hold: false, replay: false, numbers, sessions: new Map<string, WebSession>() };
  const sockets = new Set<Socket>();
  const telnet = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    serveTelnet(world, socket, sizes);
  });
  const telnetPort = await listening(telnet);
  const wss = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await new Promise((resolve) => wss.once("listening", resolve));
  wss.on("connection", (socket) => serveWeb(world, socket, web));
  return {
    world,
    telnetPort,
    url: `ws://127.0.0.1:${(wss.address() as AddressInfo).port}/ws`,
    sizes,
    numbers,
    holdLines(on) {
      web.hold = on;
      if (!on)
        for (const entry of web.sessions.values())
          for (const line of entry.held.splice(0)) runWeb(entry, line);
    },
    cutWeb() {
      for (const client of wss.clients) client.terminate();
    },
    replayEverything() {
      web.replay = true;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      for (const client of wss.clients) client.terminate();
      await Promise.all([
        new Promise((resolve) => telnet.close(resolve)),
        new Promise((resolve) => wss.close(resolve)),
      ]);
    },
  };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

function serveTelnet(world: FakeWorld, socket: Socket, sizes: WindowSize[]): void {
  const parser = new TelnetParser();
  const lines = new LineAssembler();
  let atPrompt = false;
  const session = new FakeSession(world, {
    show(texts) {
      socket.write(
        `${atPrompt ? "\r\n" : ""}${texts.map((text) => `\u001b[36m${text}\u001b[0m\r\n`).join("")}`,
      );
      atPrompt = false;
    },
    prompt(text) {
      socket.write(text);
      socket.write(command(GA));
      atPrompt = true;
    },
    echo: (on) => void socket.write(negotiate(on ? WONT : WILL, Opt.ECHO)),
    end: (words) => void socket.end(`${words}\r\n`),
  });
  socket.write(negotiate(DO, Opt.TTYPE));
  socket.write(negotiate(DO, Opt.NAWS));
  socket.on("error", () => socket.destroy());
  socket.on("close", () => world.sessions.delete(session));
  socket.on("data", (packet: Buffer) => {
    for (const event of parser.feed(packet)) {
      if (event.kind === "data") for (const { text } of lines.push(event.bytes)) session.take(text);
      const size =
        event.kind === "subnegotiation" && event.option === Opt.NAWS ? parseNaws(event.bytes) : undefined;
      if (size !== undefined) sizes.push(size);
    }
  });
  session.begin();
}

function serveWeb(
  world: FakeWorld,
  socket: WebSocket,
  web: { hold: boolean; replay: boolean; numbers: number[]; sessions: Map<string, WebSession> },
): void {
  let entry: WebSession | undefined;
  socket.on("message", (data) => {
    const message = JSON.parse((data as Buffer).toString()) as WebUp;
    if (message.t === "hello") {
      const known = message.resume === undefined ? undefined : web.sessions.get(message.resume.token);
      entry = known ?? openWeb(world, socket, `token-${web.sessions.size + 1}`);
      entry.socket = socket;
      web.sessions.set(entry.token, entry);
      send(entry, { t: "hello", token: entry.token, resumed: known !== undefined, accepted: entry.accepted });
      if (known === undefined) entry.session.begin();
      else resume(known, web.replay ? 0 : (message.resume?.last ?? 0));
    } else if (message.t === "line" && entry !== undefined) {
      web.numbers.push(message.n);
      if (message.n <= entry.accepted) return;
      entry.accepted = message.n;
      if (web.hold) entry.held.push(message);
      else runWeb(entry, message);
    } else if (message.t === "bye" && entry !== undefined) {
      web.sessions.delete(entry.token);
      world.sessions.delete(entry.session);
    }
  });
}

function openWeb(world: FakeWorld, socket: WebSocket, token: string): WebSession {
  const entry: Omit<WebSession, "session"> = { token, socket, outs: [], prompt: "", accepted: 0, held: [] };
  const session = new FakeSession(world, {
    show(texts) {
      entry.outs.push(texts.map(escapeMarkup).join("\n"));
      send(entry, { t: "out", n: entry.outs.length, text: entry.outs.at(-1) ?? "" });
    },
    prompt(text) {
      if (text === entry.prompt) return;
      entry.prompt = text;
      send(entry, { t: "state", topic: "prompt", value: { text: escapeMarkup(text) } });
    },
    echo: (on) => send(entry, { t: "state", topic: "echo", value: { on } }),
    room(id, { title, exits }) {
      send(entry, { t: "state", topic: "room", value: { id, name: title, area: "Harbour", exits } });
    },
    end(words) {
      send(entry, { t: "bye", text: words });
      entry.socket.close();
    },
  });
  return Object.assign(entry, { session });
}

function resume(entry: WebSession, last: number): void {
  for (const [index, text] of entry.outs.entries()) {
    if (index + 1 > last) send(entry, { t: "out", n: index + 1, text });
  }
  send(entry, { t: "state", topic: "prompt", value: { text: escapeMarkup(entry.prompt) } });
}

function runWeb(entry: WebSession, { n, text }: { n: number; text: string }): void {
  entry.session.take(text);
  send(entry, { t: "ack", n });
}

function send({ socket }: Pick<WebSession, "socket">, message: WebDown): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
}
