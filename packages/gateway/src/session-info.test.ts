import { DO, DONT, Opt, WILL, WONT } from "@wyldlands/telnet";
import type { ClientOptions } from "ws";
import { afterEach, describe, expect, it } from "vitest";
import { MudClient } from "./testing/mud-client.ts";
import { startTestGateway, type TestGateway } from "./testing/start.ts";
import { WebClient } from "./testing/web-client.ts";

const running: TestGateway[] = [];
const clients: { destroy(): void }[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const { gateway } of running.splice(0)) await gateway.close();
});

async function start(config: Record<string, unknown> = {}): Promise<TestGateway> {
  const test = await startTestGateway(config);
  running.push(test);
  return test;
}

async function browse(test: TestGateway, protocol?: string, options?: ClientOptions): Promise<WebClient> {
  const client = new WebClient(
    test.gateway.ports.http,
    protocol === undefined ? undefined : [protocol],
    options,
  );
  clients.push(client);
  await client.opened();
  return client;
}

/** A client that agrees to nothing, and answers every time. */
function dial(test: TestGateway): MudClient {
  const client = new MudClient(test.gateway.ports.telnet, {
    negotiate(verb, option) {
      const no = verb === DO || verb === DONT ? WONT : DONT;
      return verb === WILL || verb === DO ? String.fromCharCode(255, no, option) : "";
    },
  });
  clients.push(client);
  return client;
}

const only = (test: TestGateway) => {
  const [info, ...more] = test.gateway.sessions();
  if (info === undefined || more.length > 0) throw new Error("there is not one session");
  return info;
};

describe("the ping of a session", () => {
  it("is measured on telnet by a timing mark, which needs no client that knows it", async () => {
    const test = await start();
    const client = dial(test);
    await client.settled();
    expect(only(test).pingMs).toBeUndefined();
    const asked = (): boolean => client.heard.includes(`DO ${Opt.TIMING_MARK}`);
    // Seconds go by from the first look at the client on.
    await expect.poll(() => asked() || void (test.clock.ahead += 500), { timeout: 10_000 }).toBe(true);
    await expect.poll(() => only(test).pingMs).toBeLessThan(2_000);
    expect(await test.gateway.metricsText()).toContain(
      'wyldlands_gateway_ping_seconds_count{transport="telnet"} 1',
    );
    expect(only(test).telnet?.options).toEqual([]);
    expect(client.text.split("Yes, you are heard").length - 1).toBeGreaterThan(0);
  });

  it("shows a plain telnet again what it held back after an interrupt, each time it is pressed", async () => {
    const test = await start();
    const client = dial(test);
    await client.settled();
    // What telnet sends for its interrupt: IP, then a timing mark is asked for.
    for (const times of [1, 2, 3]) {
      client.send("\xff\xf4\xff\xfd\x06");
      await client.until("its mark", () => client.heard.filter((word) => word === "WILL 6").length === times);
    }
  });

  it.each(["v1.wyldlands", "telnet.mudstandards.org", "gmcp.mudstandards.org"])(
    "is measured on a WebSocket from ping to pong: %s",
    async (protocol) => {
      const test = await start();
      const client = await browse(test, protocol);
      if (protocol === "v1.wyldlands") await client.hello();
      client.socket.pong();
      expect(only(test).pingMs).toBeUndefined();
      test.clock.ahead += 30_000;
      await expect.poll(() => only(test).pingMs, { timeout: 5_000 }).toBeLessThan(1_000);
    },
  );

  it.each([
    ["Core.Ping 120", 120],
    ['Core.Ping "87"', 87],
    ["Core.Ping 12.6", 13],
    ["Core.Ping", undefined],
    ["Core.Ping -1", undefined],
    ["Core.Ping 1e300", undefined],
    ["Core.Ping [1]", undefined],
  ])("is what a GMCP client says of its own: %s", async (message, pingMs) => {
    const test = await start();
    const client = await browse(test, "gmcp.mudstandards.org");
    client.socket.send(message);
    expect(await client.texts(1)).toEqual(["Core.Ping"]);
    expect(only(test).pingMs).toBe(pingMs);
  });
});

describe("the traffic of a session", () => {
  const GULLS = "Gulls argue over fish heads on the quay. ".repeat(20).trim();

  /** Of a WebSocket client that types a line and is told `GULLS`, once the second's figures are in. */
  async function talk(test: TestGateway, client: WebClient): Promise<void> {
    client.socket.send(Buffer.from("look at the gulls"));
    await test.link.typed(1);
    test.link.say(1, GULLS);
    await client.untilBinary("quay.\r\n");
    await expect.poll(() => only(test).traffic.out.wire, { timeout: 5_000 }).toBeGreaterThan(0);
  }

  it("is counted on telnet as bytes are read and written", async () => {
    const test = await start();
    const client = dial(test);
    await client.settled();
    const before = only(test).traffic;
    client.send("look\r\n");
    await test.link.typed(1);
    test.link.say(1, "Gulls.");
    await client.reads("Gulls.\r\n");
    const { in: into, out } = only(test).traffic;
    expect(into).toEqual({ raw: before.in.raw + 6, wire: before.in.wire + 6 });
    expect(out.raw).toBeGreaterThanOrEqual(before.out.raw + 8);
    expect(out.wire).toBe(client.wire.in);
  });

  it("is on a WebSocket what the messages hold, and with its frames what the socket carried", async () => {
    const test = await start();
    const client = await browse(test, "terminal.mudstandards.org");
    await talk(test, client);
    const { in: into, out } = only(test).traffic;
    // RFC 6455 §5.2: 2 bytes before a short message and 4 before a long one; 4 more for the client's mask.
    expect(into).toEqual({ raw: 17, wire: 17 + 6 });
    expect(out).toEqual({ raw: Buffer.concat(client.binary).length, wire: out.raw + 4 });
    const figures = await test.gateway.metricsText();
    expect(figures).toContain(
      `wyldlands_gateway_bytes_total{direction="out",transport="websocket"} ${out.wire}`,
    );
  });

  it("shows what compression of frames saves", async () => {
    const test = await start({ websocket: { deflate: true } });
    const client = await browse(test, "terminal.mudstandards.org", { perMessageDeflate: { threshold: 0 } });
    await talk(test, client);
    const { out } = only(test).traffic;
    expect(out.raw).toBeGreaterThan(800);
    expect(out.wire).toBeLessThan(out.raw / 3);
  });

  it("goes on where it was when the player comes back", async () => {
    const test = await start();
    const first = await browse(test);
    const { token } = await first.hello();
    await expect.poll(() => only(test).traffic.in.wire, { timeout: 5_000 }).toBeGreaterThan(0);
    first.destroy();
    await expect.poll(() => only(test).connected).toBe(false);
    const before = only(test).traffic;
    const again = await browse(test);
    await again.hello({ token, last: 0 });
    await expect.poll(() => only(test).traffic.in.wire, { timeout: 5_000 }).toBeGreaterThan(before.in.wire);
    const after = only(test).traffic;
    for (const way of ["in", "out"] as const) expect(after[way].raw).toBeGreaterThan(before[way].raw);
  });
});
