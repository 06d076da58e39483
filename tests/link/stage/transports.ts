import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGrpcDialer } from "@wyldlands/gateway";
import { createInProcessLink, type LinkDialer, type LinkListener } from "@wyldlands/protocol";
import { createGrpcListener } from "@wyldlands/world";

/** A way for gateways and worlds to meet; the suite runs on each. */
export interface Transport {
  /** A new place where a world can be found. */
  listen(): Promise<LinkListener>;
  dialer: LinkDialer;
  close(): void;
}

export function grpcTransport(): Transport {
  const folder = mkdtempSync(join(tmpdir(), "wyl-"));
  let count = 0;
  return {
    listen: () => createGrpcListener(`unix:${join(folder, `w${(count += 1)}.sock`)}`),
    dialer: createGrpcDialer(),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export function inProcessTransport(): Transport {
  const links = new Map<string, ReturnType<typeof createInProcessLink>>();
  const nowhere = createInProcessLink("nowhere");
  return {
    listen: () => {
      const address = `world-${links.size + 1}`;
      const link = createInProcessLink(address);
      links.set(address, link);
      return Promise.resolve(link.listener);
    },
    dialer: { dial: (address) => (links.get(address) ?? nowhere).dialer.dial(address) },
    close: () => {},
  };
}
