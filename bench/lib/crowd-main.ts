// A crowd of telnet clients in a process of its own; crowd.ts talks to it.
import { setTimeout as sleep } from "node:timers/promises";
import { Histogram } from "@wyldlands/bots";
import { CrowdClient, type ClientHabits, type Counted } from "./crowd-client.ts";
import { now } from "./clock.ts";
import type { CrowdAnswer, CrowdOrder, CrowdReport } from "./crowd.ts";

/** Connections that are being made at a time. */
const AT_ONCE = 100;
/** Granularity of the talking, in milliseconds. */
const BEAT = 5;

const crowds = new Map<string, CrowdClient[]>();
let took = new Histogram();
let lost = 0;

const orders: { [K in CrowdOrder["do"]]: (order: Extract<CrowdOrder, { do: K }>) => unknown } = {
  async connect({ name, count, habits }) {
    const clients: CrowdClient[] = [];
    crowds.set(name, clients);
    await Promise.all(several(clients, count, habits));
    return { compressed: clients.filter((client) => client.compressed).length };
  },

  begin({ name }) {
    took = new Histogram();
    for (const { counted } of crowds.get(name) ?? [])
      Object.assign(counted, { bytes: 0, messages: 0, lastAt: 0 } satisfies Counted);
  },

  type({ name, lines }) {
    for (const [index, client] of (crowds.get(name) ?? []).entries())
      client.type(lines[index % lines.length] ?? []);
  },

  async talk({ name, rate, seconds, word }) {
    const clients = crowds.get(name) ?? [];
    const began = now();
    let said = 0;
    for (let elapsed = 0; elapsed < seconds * 1e3; elapsed = now() - began) {
      const due = Math.floor((elapsed / 1e3) * rate * clients.length);
      for (; said < due; said++) clients[said % clients.length]?.say(word);
      await sleep(BEAT);
    }
    return { said };
  },

  read({ name, on }) {
    for (const { socket } of crowds.get(name) ?? [])
      if (on) socket.resume();
      else socket.pause();
  },

  report({ name }): CrowdReport {
    const clients = crowds.get(name) ?? [];
    let bytes = 0;
    let messages = 0;
    let lastAt = 0;
    let fewest = Number.POSITIVE_INFINITY;
    for (const { counted } of clients) {
      bytes += counted.bytes;
      messages += counted.messages;
      fewest = Math.min(fewest, counted.messages);
      lastAt = Math.max(lastAt, counted.lastAt);
    }
    return { clients: clients.length, bytes, messages, fewest, lastAt, lost, tookMs: took.percentiles() };
  },

  leave({ name }) {
    const clients = crowds.get(name) ?? [];
    crowds.delete(name);
    for (const { socket } of clients) socket.removeAllListeners("close").resetAndDestroy();
  },
};

process.on("message", (order: CrowdOrder & { id: number }) => {
  const answer = (given: Omit<CrowdAnswer, "id">): void => void process.send?.({ id: order.id, ...given });
  Promise.resolve()
    .then(() => orders[order.do](order as never))
    .then(
      (result) => answer({ result }),
      (error: unknown) => answer({ error: String(error) }),
    );
});
// Whoever started it is gone.
process.on("disconnect", () => process.exit());

function several(clients: CrowdClient[], count: number, habits: ClientHabits): Promise<void>[] {
  let left = count;
  return Array.from({ length: AT_ONCE }, async () => {
    while (left > 0) {
      left -= 1;
      const client = new CrowdClient(habits, (ms) => took.add(ms));
      await client.ready;
      client.socket.once("close", () => (lost += 1));
      clients.push(client);
    }
  });
}
