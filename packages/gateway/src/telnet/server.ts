import { createServer, type Server, type Socket } from "node:net";
import type { ConnectionContext } from "../context.ts";
import { plainAddress, type Admissions } from "../limits/admission.ts";
import { TelnetConnection } from "./connection.ts";

const REFUSAL_LINGER_MS = 1000;

export interface TelnetServer {
  server: Server;
  readonly open: number;
  /** Call about once a second. */
  tick(): void;
  /** Cuts whoever is left. */
  destroy(): void;
}

export function createTelnetServer(context: ConnectionContext, admissions: Admissions): TelnetServer {
  const connections = new Set<TelnetConnection>();
  const refused = new Set<Socket>();

  const refuse = (socket: Socket, text: string): void => {
    refused.add(socket);
    const timer = setTimeout(() => socket.destroy(), REFUSAL_LINGER_MS);
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(timer);
      refused.delete(socket);
    });
    socket.resume();
    socket.end(`${text}\r\n`);
  };

  const server = createServer({ allowHalfOpen: true, noDelay: true, keepAlive: true }, (socket) => {
    const address = plainAddress(socket.remoteAddress);
    const admission = admissions.admit(address);
    if (!admission.ok) {
      context.metrics.refusedConnections.inc({ reason: admission.kind });
      refuse(socket, admission.text);
      return;
    }
    const connection = new TelnetConnection(socket, address, context, () => {
      admission.release();
      connections.delete(connection);
    });
    connections.add(connection);
  });

  return {
    server,
    get open() {
      return connections.size;
    },
    tick() {
      for (const connection of connections) connection.tick();
    },
    destroy() {
      for (const connection of connections) connection.destroy();
      for (const socket of refused) socket.destroy();
    },
  };
}
