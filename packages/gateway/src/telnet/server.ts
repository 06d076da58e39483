import type { Duplex } from "node:stream";
import type { ConnectionContext } from "../context.ts";
import type { Admissions } from "../limits/admission.ts";
import type { Peer } from "../net/peer.ts";
import { Round } from "../net/round.ts";
import { TelnetConnection } from "./connection.ts";

const REFUSAL_LINGER_MS = 1000;

export interface TelnetServer {
  readonly open: number;
  /** Takes a connection in, or turns it away in words. */
  enter(socket: Duplex, peer: Peer): void;
  /** Call about once a second. */
  tick(): void;
  /** Cuts whoever is left. */
  destroy(): void;
}

export function createTelnetServer(context: ConnectionContext, admissions: Admissions): TelnetServer {
  const connections = new Set<TelnetConnection>();
  const ticks = new Round(connections, (connection) => connection.tick());
  const refused = new Set<Duplex>();

  const refuse = (socket: Duplex, text: string): void => {
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

  return {
    get open() {
      return connections.size;
    },
    enter(socket, peer) {
      const admission = admissions.admit(peer);
      if (!admission.ok) {
        context.metrics.refusedConnections.inc({ reason: admission.kind });
        refuse(socket, admission.text);
        return;
      }
      const connection = new TelnetConnection(socket, peer, context, () => {
        admission.release();
        connections.delete(connection);
      });
      connections.add(connection);
    },
    tick() {
      ticks.start();
    },
    destroy() {
      ticks.stop();
      for (const connection of connections) connection.destroy();
      for (const socket of refused) socket.destroy();
    },
  };
}
