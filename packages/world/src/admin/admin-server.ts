import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { WorldMetrics } from "../metrics.ts";

/** The world's own HTTP pages, on loopback alone: /readyz and /metrics. The gateway shows them to the outside. */
export async function startAdminServer(options: {
  metrics: WorldMetrics;
  /** Lease held, content and entities loaded, database answering. */
  ready: () => Promise<{ ok: boolean; [key: string]: unknown }>;
}): Promise<{ address: string; close(): void }> {
  const server = createServer((request, response) => {
    const answer = (status: number, type: string, body: string): void => {
      response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body);
    };
    const page = request.method === "GET" ? request.url : undefined;
    if (page === "/readyz") {
      void options
        .ready()
        .then((state) => answer(state.ok ? 200 : 503, "application/json", `${JSON.stringify(state)}\n`));
    } else if (page === "/metrics") {
      const { registry } = options.metrics;
      void registry.metrics().then((text) => answer(200, registry.contentType, text));
    } else {
      answer(404, "text/plain", "There is /readyz and /metrics here.\n");
    }
  });
  server.requestTimeout = 5_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
