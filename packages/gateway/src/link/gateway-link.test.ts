import type { GatewayStream } from "@wyldlands/protocol";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import type { LinkEvents } from "./events.ts";
import { createGatewayLink } from "./gateway-link.ts";

/** Nobody listens: every stream ends as soon as somebody cares to know. */
const NOBODY: GatewayStream = {
  send: () => undefined,
  unsentBytes: () => 0,
  onMessage: () => undefined,
  onClose: (listener) => queueMicrotask(() => listener("refused")),
  close: () => undefined,
};

const DEAF = new Proxy({} as LinkEvents, { get: () => () => undefined });

describe("the gateway's search for a world", () => {
  it("goes round a fixed list for as long as nobody answers, and leaves the list as it is", async () => {
    const worlds = ["127.0.0.1:1", "127.0.0.1:2"];
    const dialled: string[] = [];
    await new Promise<void>((resolve, reject) => {
      const link = createGatewayLink({
        dialer: {
          dial(address) {
            dialled.push(address);
            if (dialled.length === 6) link.stop().then(resolve, reject);
            return NOBODY;
          },
        },
        worlds: () => worlds,
        gatewayId: "test",
        events: DEAF,
        log: pino({ level: "silent" }),
      });
    });
    expect(dialled).toEqual([...worlds, ...worlds, ...worlds]);
    expect(worlds).toHaveLength(2);
  });
});
