import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type TLSSocket } from "node:tls";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { certText, install } from "../../packages/gateway/src/testing/certificates.ts";
import { TestServer } from "../support/server.ts";

describe("SIGHUP to `wyldlands start`", () => {
  let folder: string;
  let tls: { cert: string; key: string };
  let server: TestServer;
  const sockets: TLSSocket[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "wyld-tls-"));
    tls = { cert: join(folder, "cert.pem"), key: join(folder, "key.pem") };
    await install("a", tls);
    server = await TestServer.start({
      env: {
        WYLDLANDS_GATEWAY__TLS__CERT: tls.cert,
        WYLDLANDS_GATEWAY__TLS__KEY: tls.key,
        WYLDLANDS_GATEWAY__TELNET__TLS_PORT: "0",
      },
    });
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
  });
  afterAll(async () => {
    await server?.stop();
    server?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A connection that trusts this one certificate. */
  async function dial(which: "a" | "b"): Promise<TLSSocket> {
    const { telnets } = server.ports as { telnets?: number };
    const socket = connect({ host: "127.0.0.1", port: telnets, ca: certText(which) });
    sockets.push(socket);
    await once(socket, "secureConnect");
    return socket;
  }

  it("has the gateway read its certificate again, says so, and ends nothing", async () => {
    const before = await dial("a");
    const pids = [server.gatewayPid(), server.worldPid()];
    await install("b", tls);
    const { pid } = JSON.parse(readFileSync(join(server.dataDir, "supervisor.lock"), "utf8")) as {
      pid: number;
    };
    process.kill(pid, "SIGHUP");
    const log = (name: string): string => readFileSync(join(server.dataDir, "logs", name), "utf8");
    await server.until(() => log("gateway.log").includes("TLS certificate read again"), 10_000);
    expect(server.output).toContain("The gateway reads its certificate again.");
    expect(log("supervisor.log")).toContain('"kind":"reload"');
    await dial("b");
    await expect(dial("a")).rejects.toThrow(/certificate/);
    before.write("guest\r\n");
    await expect.poll(() => before.bytesRead, { timeout: 10_000 }).toBeGreaterThan(400);
    expect([server.gatewayPid(), server.worldPid()]).toEqual(pids);
    expect(server.output).not.toContain("Stopping");
  });
});
