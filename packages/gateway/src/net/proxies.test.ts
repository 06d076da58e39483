import { Buffer } from "node:buffer";
import { request } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import type { GatewayOptions } from "../gateway.ts";
import { certFile, keyFile } from "../testing/certificates.ts";
import { startTestGateway, type TestGateway } from "../testing/start.ts";
import { TelnetClient } from "../testing/telnet-client.ts";
import { WebClient } from "../testing/web-client.ts";

const running: TestGateway[] = [];
const clients: { destroy(): void }[] = [];

async function start(
  config: Record<string, unknown> = {},
  options: Partial<GatewayOptions> = {},
): Promise<TestGateway> {
  const standard = { proxies: ["127.0.0.1"], telnet: { proxy_protocol: true } };
  const test = await startTestGateway({ ...standard, ...config }, options);
  running.push(test);
  return test;
}

function dial(test: TestGateway): TelnetClient {
  const client = new TelnetClient(test.gateway.ports.telnet);
  client.socket.setNoDelay(true);
  clients.push(client);
  return client;
}

function browse(test: TestGateway, headers: Record<string, string>): WebClient {
  const client = new WebClient(test.gateway.ports.http, undefined, { headers });
  clients.push(client);
  return client;
}

const sessionOpen = (test: TestGateway, number: number): Promise<boolean> =>
  test.link.waiting.until(`session ${number}`, () => test.link.opens.has(number));

const V1 = Buffer.from("PROXY TCP4 203.0.113.7 192.0.2.1 56789 4000\r\n");
const V2 = Buffer.from("0d0a0d0a000d0a515549540a2111000ccb007107c0000201ddd50fa0", "hex");
const V2_LOCAL = Buffer.from("0d0a0d0a000d0a515549540a20000000", "hex");

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const { gateway } of running.splice(0)) await gateway.close();
});

describe("a telnet port for proxies", () => {
  it.each([
    ["version 1", V1],
    ["version 2", V2],
  ])(
    "takes the player's address from a header of %s, and the line that came with it",
    async (_what, header) => {
      const test = await start();
      dial(test).send(Buffer.concat([header, Buffer.from("look\r\n")]));
      expect(await test.link.typed(1)).toEqual(["look"]);
      expect(test.link.opens.get(1)).toMatchObject({ address: "203.0.113.7", secure: false });
      expect(test.gateway.sessions()[0]).toMatchObject({ address: "203.0.113.7" });
    },
  );

  it.each([
    ["version 1", V1],
    ["version 2", V2],
  ])("takes a header of %s in whatever parts it comes", async (_what, header) => {
    const test = await start({ limits: { connections_per_address: 1000, connections_per_minute: 1000 } });
    const bytes = Buffer.concat([header, Buffer.from("look\r\n")]);
    for (let cut = 1; cut < bytes.length; cut++) {
      const client = dial(test);
      client.send(bytes.subarray(0, cut));
      // The first part is read before the second is written: the gateway answers a connection's end in between.
      const pulse = dial(test);
      pulse.send("no header");
      await pulse.end();
      client.send(bytes.subarray(cut));
      expect((await test.link.typed(cut)).at(-1), `cut at ${cut}`).toBe("look");
      expect(test.link.opens.get(cut)).toMatchObject({ address: "203.0.113.7" });
    }
  });

  it.each([
    ["LOCAL", V2_LOCAL],
    ["UNKNOWN", Buffer.from("PROXY UNKNOWN\r\n")],
  ])("takes %s for the proxy's own connection", async (_what, header) => {
    const test = await start();
    dial(test).send(header);
    await sessionOpen(test, 1);
    expect(test.link.opens.get(1)).toMatchObject({ address: "127.0.0.1" });
  });

  it.each([
    ["none", "look\r\n"],
    ["one that is too long", `PROXY UNKNOWN ${"f".repeat(200)}\r\n`],
    ["one without an address", "PROXY TCP4 localhost localhost 1 2\r\n"],
  ])("sends not a byte to a proxy whose header is %s", async (_what, bytes) => {
    const test = await start();
    const client = dial(test);
    client.send(bytes);
    await client.end();
    expect(client.received).toBe("");
    expect(test.link.opens.size).toBe(0);
    expect(await test.gateway.metricsText()).toContain('connections_total{reason="proxy"} 1');
  });

  it("sends not a byte before the header is whole, and does not wait for ever", async () => {
    const test = await start({}, { patience: { header: 200 } });
    const client = dial(test);
    client.send(V1.subarray(0, 20));
    await client.end();
    expect(client.received).toBe("");
    expect(test.link.opens.size).toBe(0);
    expect(test.logs.filter((line) => line.includes("too late"))).toHaveLength(1);
  });

  it("refuses a peer that is not listed, header or not, in words", async () => {
    const test = await start({ proxies: ["192.0.2.0/24"] });
    for (const bytes of [V1, "look\r\n"]) {
      const client = dial(test);
      client.send(bytes);
      await client.end();
      expect(client.received).toBe(
        "Only this server's own proxies come in by this door. Use its public address.\r\n",
      );
    }
    expect(test.link.opens.size).toBe(0);
  });

  it("reads no header where it is not configured: it is a line like any other", async () => {
    const test = await start({ telnet: {} });
    dial(test).send(V1);
    expect(await test.link.typed(1)).toEqual([V1.toString().trim()]);
    expect(test.link.opens.get(1)).toMatchObject({ address: "127.0.0.1" });
  });

  it("counts players by their own address, and a proxy on this machine not as this machine", async () => {
    const test = await start({ limits: { connections_per_address: 1 } });
    dial(test).send(V1);
    await sessionOpen(test, 1);
    const again = dial(test);
    again.send(V1);
    await again.end();
    expect(again.received).toMatch(/^Too many connections come from your address\./);
    dial(test).send("PROXY TCP4 203.0.113.8 192.0.2.1 1 2\r\n");
    await sessionOpen(test, 2);

    dial(test).send(V2_LOCAL);
    await sessionOpen(test, 3);
    const check = dial(test);
    check.send(V2_LOCAL);
    await check.end();
    expect(check.received).toMatch(/^Too many/);
  });

  it("does not believe that a player sits on this machine because a proxy says so", async () => {
    const test = await start({ limits: { connections_per_address: 1 } });
    const local = "PROXY TCP4 127.0.0.9 192.0.2.1 1 2\r\n";
    dial(test).send(local);
    await sessionOpen(test, 1);
    const again = dial(test);
    again.send(local);
    await again.end();
    expect(again.received).toMatch(/^Too many/);
  });

  it("reads the header before TLS", async () => {
    const test = await start({
      tls: { cert: certFile("a"), key: keyFile("a") },
      telnet: { proxy_protocol: true, tls_port: 0 },
    });
    const raw = new TelnetClient(test.gateway.ports.telnets ?? 0);
    clients.push(raw);
    raw.send(V2);
    const client = new TelnetClient(0, { socket: raw.socket });
    clients.push(client);
    await sessionOpen(test, 1);
    expect(test.link.opens.get(1)).toMatchObject({ address: "203.0.113.7", secure: true });
    client.send("look\r\n");
    expect(await test.link.typed(1)).toEqual(["look"]);
  });

  it("cannot be without a list of proxies", async () => {
    await expect(start({ proxies: [] })).rejects.toThrowError(
      "gateway.telnet.proxy_protocol is on, but gateway.proxies names no proxy",
    );
  });
});

describe("pages and WebSockets behind a proxy", () => {
  it("take the player's address from the PROXY header, byte by byte if need be", async () => {
    const test = await start({ telnet: {}, websocket: { proxy_protocol: true } });
    const socket = new TelnetClient(test.gateway.ports.http);
    clients.push(socket);
    const bytes = Buffer.concat([
      V2,
      Buffer.from(
        "GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
      ),
    ]);
    for (const byte of bytes) {
      socket.send(Buffer.from([byte]));
      await new Promise(setImmediate);
    }
    await socket.until("101 Switching Protocols");
    await sessionOpen(test, 1);
    expect(test.link.opens.get(1)).toMatchObject({ address: "203.0.113.7" });
  });

  it("refuse a peer that is not listed on a port for proxies, with a status", async () => {
    const test = await start({ proxies: ["192.0.2.1"], telnet: {}, websocket: { proxy_protocol: true } });
    expect((await fetch(`http://127.0.0.1:${test.gateway.ports.http}/`)).status).toBe(403);
  });

  it("take address and TLS from the headers of a listed proxy", async () => {
    const test = await start({ telnet: {} });
    const headers = { "X-Forwarded-For": "192.0.2.66, 203.0.113.7", "X-Forwarded-Proto": "https" };
    await browse(test, headers).hello();
    expect(test.link.opens.get(1)).toMatchObject({ address: "203.0.113.7", secure: true });
  });

  it("believe no headers of a peer that is not listed", async () => {
    const test = await start({ proxies: [], telnet: {} });
    await browse(test, { "X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https" }).hello();
    expect(test.link.opens.get(1)).toMatchObject({ address: "127.0.0.1", secure: false });
  });

  it("count players by the address in the headers", async () => {
    const test = await start({ telnet: {}, limits: { connections_per_address: 1 } });
    await browse(test, { "X-Forwarded-For": "203.0.113.7" }).hello();
    expect((await browse(test, { "X-Forwarded-For": "203.0.113.7" }).turnedAway()).status).toBe(429);
    await browse(test, { "X-Forwarded-For": "203.0.113.8" }).hello();
  });

  it("show figures to this machine only, whatever proxy stands on it", async () => {
    for (const proxies of [[], ["127.0.0.1"]]) {
      const test = await start({ proxies, telnet: {} });
      const status = (headers: Record<string, string>): Promise<number | undefined> =>
        new Promise((resolve, reject) => {
          const port = test.gateway.ports.http;
          const sent = request(
            { host: "127.0.0.1", port, path: "/metrics", headers, agent: false },
            (response) => {
              response.resume();
              resolve(response.statusCode);
            },
          );
          sent.on("error", reject);
          sent.end();
        });
      expect(await status({})).toBe(200);
      expect(await status({ "X-Forwarded-For": "203.0.113.7" })).toBe(403);
      expect(await status({ "X-Forwarded-For": "127.0.0.1" })).toBe(403);
    }
  });
});
