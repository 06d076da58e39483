import { afterEach, describe, expect, it } from "vitest";
import { startTestGateway, type TestGateway } from "../testing/start.ts";
import { TelnetClient } from "../testing/telnet-client.ts";
import { WebClient } from "../testing/web-client.ts";

const running: TestGateway[] = [];
const clients: { destroy(): void }[] = [];

async function start(config: Record<string, unknown> = {}): Promise<TestGateway> {
  const test = await startTestGateway(config);
  running.push(test);
  return test;
}

function dial(test: TestGateway): TelnetClient {
  const client = new TelnetClient(test.gateway.ports.telnet);
  clients.push(client);
  return client;
}

function browse(test: TestGateway, protocols?: string[]): WebClient {
  const client = new WebClient(test.gateway.ports.http, protocols);
  clients.push(client);
  return client;
}

const sessionOpen = (test: TestGateway, number: number): Promise<boolean> =>
  test.link.waiting.until(`session ${number}`, () => test.link.opens.has(number));

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const { gateway } of running.splice(0)) await gateway.close();
});

describe("who may connect", () => {
  it("turns away an address with too many connections, in words, and lets it in when one has left", async () => {
    const test = await start({ limits: { connections_per_address: 2, exempt_loopback: false } });
    const first = dial(test);
    await sessionOpen(test, 1);
    dial(test);
    await sessionOpen(test, 2);
    const third = dial(test);
    await third.end();
    expect(third.received).toBe("Too many connections come from your address. Close one and try again.\r\n");
    const web = browse(test);
    expect(await web.turnedAway()).toEqual({
      status: 429,
      body: "Too many connections come from your address. Close one and try again.\n",
    });
    first.destroy();
    await test.link.waiting.until("a close", () => test.link.closes.length === 1);
    dial(test);
    await sessionOpen(test, 3);
  });

  it("turns away an address that connects too often, and lets it in a minute later", async () => {
    const test = await start({ limits: { connections_per_minute: 2, exempt_loopback: false } });
    for (const number of [1, 2]) {
      const client = dial(test);
      await sessionOpen(test, number);
      client.destroy();
      await test.link.waiting.until("a close", () => test.link.closes.length === number);
    }
    const third = dial(test);
    await third.end();
    expect(third.received).toContain("knocks too often");
    test.clock.ahead += 60_000;
    dial(test);
    await sessionOpen(test, 3);
  });

  it("passes loopback and listed networks over", async () => {
    for (const limits of [{}, { exempt_loopback: false, exempt: ["127.0.0.0/8"] }]) {
      const test = await start({
        limits: { connections_per_address: 1, connections_per_minute: 1, ...limits },
      });
      for (const number of [1, 2, 3]) {
        dial(test);
        await sessionOpen(test, number);
      }
    }
  });

  it("says that it is full, on both transports", async () => {
    const test = await start({ max_connections: 1 });
    dial(test);
    await sessionOpen(test, 1);
    const second = dial(test);
    await second.end();
    expect(second.received).toBe("Every place by the fire is taken. Come back in a few minutes.\r\n");
    expect((await browse(test).turnedAway()).status).toBe(503);
  });
});

describe("whom the world has banned", () => {
  const ban = (test: TestGateway, ...banned: string[]): void => test.link.events.policy({ banned });
  const WORDS =
    "This door stays shut to your address. If that is a mistake, write to whoever runs this server.";

  it("turns away banned addresses and networks in words, exempt or not, and also while the world is away", async () => {
    const test = await start();
    ban(test, "127.0.0.0/8");
    test.link.become("away");
    const client = dial(test);
    await client.end();
    expect(client.received).toBe(`${WORDS}\r\n`);
    expect(await browse(test).turnedAway()).toEqual({ status: 403, body: `${WORDS}\n` });
    expect(test.link.opens.size).toBe(0);
    ban(test, "192.0.2.1");
    dial(test);
    await sessionOpen(test, 1);
  });

  it("tells those who are connected from there, and closes them", async () => {
    const test = await start();
    const client = dial(test);
    const web = browse(test);
    await sessionOpen(test, 1);
    await web.hello();
    ban(test, "127.0.0.1");
    await client.end();
    expect(client.received).toContain("From now on this door stays shut to your address.\r\n");
    expect((await web.message("bye")).text).toContain("this door stays shut");
    expect((await web.ended()).code).toBe(1000);
    expect(test.link.closes).toHaveLength(2);
  });

  it("goes by the player's address behind a listed proxy", async () => {
    const test = await start({ proxies: ["127.0.0.1"] });
    ban(test, "2001:db8::/64");
    const from = (address: string): WebClient => {
      const client = new WebClient(test.gateway.ports.http, undefined, {
        headers: { "X-Forwarded-For": address },
      });
      clients.push(client);
      return client;
    };
    expect((await from("2001:db8::7").turnedAway()).status).toBe(403);
    await from("2001:db8:0:1::7").hello();
  });
});

describe("how fast a client may type", () => {
  it("makes lines beyond the burst wait in order, and drops none", async () => {
    const test = await start({ limits: { lines_per_second: 100, lines_burst: 5 } });
    const client = dial(test);
    const texts = Array.from({ length: 20 }, (_, i) => `line ${i}`);
    const begun = performance.now();
    client.send(`${texts.join("\n")}\n`);
    expect(await test.link.typed(20)).toEqual(texts);
    expect(performance.now() - begun).toBeGreaterThan(100);
  });

  it("stops reading from a client that floods, so that the flood stays on its side", async () => {
    const test = await start({ limits: { lines_per_second: 1, lines_burst: 1 } });
    const client = dial(test);
    await sessionOpen(test, 1);
    const packet = Buffer.alloc(64 * 1024, "a\n");
    for (let i = 0; i < 400; i++) client.send(packet);
    await test.link.typed(1);
    expect(test.link.lines.length).toBeLessThan(5);
    expect(client.socket.writableLength).toBeGreaterThan(1024 * 1024);
  });

  it("throttles a WebSocket in the same way", async () => {
    const test = await start({ limits: { lines_per_second: 100, lines_burst: 5 } });
    const client = browse(test);
    await client.hello();
    const lines = Array.from({ length: 20 }, (_, i) => ({ t: "line", n: i + 1, text: `line ${i}` }) as const);
    await client.say(...lines);
    expect(await test.link.typed(20)).toEqual(lines.map((line) => line.text));
  });
});

describe("clients that misbehave", () => {
  it.each([
    ["WILL and WONT of one option", "\xff\xfb\x2a\xff\xfc\x2a"],
    ["are-you-there", "\xff\xf6"],
  ])("cuts a flood of %s, and says so in the log without its bytes", async (_what, bytes) => {
    const test = await start({ limits: { negotiations_per_10s: 50 } });
    const client = dial(test);
    client.send(bytes.repeat(200));
    await client.end();
    await test.link.waiting.until("a close", () => test.link.closes.length === 1);
    expect(test.logs.filter((line) => line.includes("negotiation-flood"))).toHaveLength(1);
  });

  it("cuts a telnet client that does not read", async () => {
    const test = await start({ limits: { unsent_bytes: 64 * 1024 } });
    const client = dial(test);
    await sessionOpen(test, 1);
    client.socket.pause();
    const text = "x".repeat(60_000);
    while (test.link.closes.length === 0) {
      test.link.say(1, text);
      await new Promise(setImmediate);
    }
    expect(test.logs.filter((line) => line.includes("slow-reader"))).toHaveLength(1);
  });

  it("cuts a WebSocket that does not read", async () => {
    const test = await start({ limits: { unsent_bytes: 64 * 1024 } });
    const client = browse(test, []);
    await client.opened();
    client.socket.pause();
    const text = "x".repeat(60_000);
    while (test.link.closes.length === 0) {
      test.link.say(1, text);
      await new Promise(setImmediate);
    }
    expect(test.logs.filter((line) => line.includes("slow-reader"))).toHaveLength(1);
  });

  it("takes the beginning of a line that is too long, and says what happened to the rest", async () => {
    const test = await start();
    const client = dial(test);
    client.send(`${"a".repeat(10_000)}\r\nlook\r\n`);
    expect(await test.link.typed(2)).toEqual(["a".repeat(4096), "look"]);
    await client.until("That line was too long");
    const web = browse(test, []);
    await web.opened();
    web.socket.send("é".repeat(4000));
    expect((await test.link.typed(3))[2]).toBe("é".repeat(2048));
    await web.untilText("That line was too long");
  });

  it("closes a session without a character in time, politely, and leaves players alone", async () => {
    const test = await start({ limits: { login_seconds: 10 } });
    const idler = dial(test);
    await sessionOpen(test, 1);
    const player = dial(test);
    await sessionOpen(test, 2);
    test.link.say(2, undefined, { character: { id: "c", name: "Bo" } });
    test.clock.ahead += 11_000;
    await idler.end();
    expect(idler.received).toContain("Knock again whenever you like.\r\n");
    expect(test.link.closes).toEqual([{ session: 1, deliberate: false }]);
    expect(player.closed).toBe(false);
  });

  it("writes nothing that a player typed into the log", async () => {
    const test = await start();
    const client = dial(test);
    client.send("xyzzy-secret\r\n");
    await test.link.typed(1);
    test.link.full = true;
    client.send("xyzzy-secret\r\nxyzzy-unfinished");
    await client.until("Not taken");
    client.destroy();
    await test.link.waiting.until("a close", () => test.link.closes.length === 1);
    await test.gateway.drain("Bye.");
    expect(test.logs.join("")).not.toContain("xyzzy");
  });
});
