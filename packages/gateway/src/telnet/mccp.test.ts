import { deflateSync } from "node:zlib";
import { DO, type Verb } from "@wyldlands/telnet";
import { afterEach, describe, expect, it } from "vitest";
import { MudClient, type Habits } from "../testing/mud-client.ts";
import { startTestGateway, type TestGateway } from "../testing/start.ts";
import { TelnetClient } from "../testing/telnet-client.ts";

const DO_86 = "\xff\xfd\x56";
const DONT_86 = "\xff\xfe\x56";
const WILL_86 = "\xff\xfb\x56";
const WILL_87 = "\xff\xfb\x57";
const DO_87 = "\xff\xfd\x57";
const SB_87 = "\xff\xfa\x57\xff\xf0";

/** Says no word by itself: each test says its own. */
const silent: Habits = { negotiate: (_verb: Verb) => "" };

const running: TestGateway[] = [];
const clients: { destroy(): void }[] = [];

async function start(config: Record<string, unknown> = {}): Promise<TestGateway> {
  const test = await startTestGateway(config);
  running.push(test);
  return test;
}

function dial(test: TestGateway, habits = silent): MudClient {
  const client = new MudClient(test.gateway.ports.telnet, habits);
  clients.push(client);
  return client;
}

function raw(test: TestGateway): TelnetClient {
  const client = new TelnetClient(test.gateway.ports.telnet);
  clients.push(client);
  return client;
}

const bytes = (data: Uint8Array): string => Buffer.from(data).toString("latin1");

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const { gateway } of running.splice(0)) await gateway.close();
});

describe("MCCP2", () => {
  it("changes no byte of what is said", async () => {
    const test = await start();
    const plain = dial(test);
    await test.link.waiting.until("a session", () => test.link.opens.has(1));
    const packed = dial(test);
    packed.send(DO_86);
    await packed.until("a stream", () => packed.streams.begun === 1);
    for (let i = 0; i < 50; i++) {
      test.link.events.out([1, 2], `Line ${i}: é — 中 ÿ <exit>north</exit>`);
      test.link.events.batchEnd();
    }
    for (const client of [plain, packed]) await client.reads("Line 49");
    expect(packed.text).toBe(plain.text);
    expect(packed.wire.in).toBeLessThan(plain.wire.in / 2);
  });

  it("is started once by a client that says DO twice, and again", async () => {
    const test = await start();
    const client = dial(test);
    client.send(DO_86 + DO_86);
    await client.until("a stream", () => client.streams.begun === 1);
    client.send(DO_86);
    await client.settled();
    test.link.say(1, "Still legible.");
    await client.reads("Still legible.\r\n");
    expect(client.heard.filter((word) => word.includes("86"))).toEqual(["WILL 86", "SB 86"]);
  });

  it("ends with the stream's own end when the client says DONT, and goes on in plain; and may start anew", async () => {
    const test = await start();
    const client = dial(test);
    client.send(DO_86);
    await client.until("a stream", () => client.streams.begun === 1);
    test.link.say(1, "Packed.");
    await client.reads("Packed.\r\n");
    client.send(DONT_86);
    await client.settled();
    test.link.say(1, "Plain.");
    await client.reads("Plain.\r\n");
    expect(client.streams).toEqual({ begun: 1, ended: 1 });
    expect(test.gateway.sessions()[0]?.telnet?.compressed.out).toBe(false);
    client.send(DO_86);
    await client.until("a second stream", () => client.streams.begun === 2);
    test.link.say(1, "Packed again.");
    await client.reads("Packed again.\r\n");
  });

  it("says WONT inside the stream that it ends", async () => {
    const test = await start();
    const client = raw(test);
    client.send(DO_86);
    await client.next("\xff\xfa\x56\xff\xf0");
    client.send(DONT_86);
    client.send("\xff\xf6");
    await client.until("Yes, you are heard");
    // Nothing of the stream is told in clear.
    expect(client.received).not.toContain("\xff\xfc\x56");
  });

  it("ends the stream before it ends the connection", async () => {
    const test = await start();
    const client = dial(test);
    client.send(DO_86);
    await client.until("a stream", () => client.streams.begun === 1);
    test.link.events.closing(1, "Safe roads.");
    await client.end();
    await client.until("the stream's end", () => client.streams.ended === 1);
    expect(client.text).toContain("Safe roads.\r\n");
  });

  it("sends a batch as one flush, not as many", async () => {
    const test = await start();
    const client = dial(test);
    client.send(DO_86);
    await client.until("a stream", () => client.streams.begun === 1);
    const before = client.wire.in;
    for (let i = 0; i < 100; i++) test.link.events.out([1], "Snow falls.");
    test.link.events.batchEnd();
    await client.until("100 lines", () => client.text.split("Snow").length === 101);
    // A sync flush alone is 5 bytes or more.
    expect(client.wire.in - before).toBeLessThan(100);
  });

  it("is offered to no more clients than there are places, and to the next when one has left", async () => {
    const test = await start({ limits: { compressed_sessions: 1 } });
    const first = dial(test);
    first.send(DO_86);
    await first.until("a stream", () => first.streams.begun === 1);
    expect(await test.gateway.metricsText()).toContain("wyldlands_gateway_compressed_sessions 1");
    const second = dial(test);
    await second.settled();
    expect(second.heard.join()).not.toMatch(/WILL 8[67]/);
    second.send(DO_86);
    await second.settled();
    expect(second.heard).toContain("WONT 86");
    first.destroy();
    await test.link.waiting.until("a close", () => test.link.closes.length === 1);
    const third = dial(test);
    await third.settled();
    expect(third.heard).toEqual(expect.arrayContaining(["WILL 86", "WILL 87"]));
  });

  it("gives the last place to one of two that were offered it", async () => {
    const test = await start({ limits: { compressed_sessions: 1 } });
    const both = [dial(test), dial(test)] as const;
    await test.link.waiting.until("two sessions", () => test.link.opens.has(2));
    both[0].send(DO_86);
    await both[0].until("a stream", () => both[0].streams.begun === 1);
    both[1].send(DO_86);
    await both[1].until("WONT 86", () => both[1].heard.includes("WONT 86"));
    test.link.events.out([1, 2], "Snow falls.");
    test.link.events.batchEnd();
    for (const client of both) await client.reads("Snow falls.\r\n");
  });

  it.each([
    [{ v2: false }, WILL_86, WILL_87],
    [{ v3: false }, WILL_87, WILL_86],
  ])("is not offered when the operator says so: %j", async (mccp, missing, offered) => {
    const test = await start({ mccp });
    const client = raw(test);
    await client.until(offered);
    client.send("\xff\xf6");
    await client.until("Yes, you are heard");
    expect(client.received).not.toContain(missing);
  });

  it("is cut like any other when its client does not read", async () => {
    const test = await start({ limits: { unsent_bytes: 64 * 1024 } });
    const client = raw(test);
    client.send(DO_86);
    await client.until("\xff\xfa\x56\xff\xf0");
    client.socket.pause();
    let seed = 1;
    while (test.link.closes.length === 0) {
      let noise = "";
      while (noise.length < 50_000)
        noise += String.fromCharCode(33 + ((seed = (seed * 48_271) % 2_147_483_647) % 90));
      test.link.say(1, noise.replace(/[<&]/g, "."));
      await new Promise(setImmediate);
    }
    expect(test.logs.filter((line) => line.includes("slow-reader"))).toHaveLength(1);
  });
});

describe("MCCP3", () => {
  it("reads commands from a client's stream, answers it, and reads on in plain behind the stream's end", async () => {
    const test = await start();
    const client = dial(test);
    client.send(DO_87);
    client.startDeflating();
    client.send("look\r\n\xff\xfb\x1f\xff\xfa\x1f\0\x50\0\x18\xff\xf0");
    client.send("north\r\n");
    expect(await test.link.typed(2)).toEqual(["look", "north"]);
    expect(test.link.sizes).toEqual([{ session: 1, width: 80, height: 24 }]);
    expect(test.gateway.sessions()[0]?.telnet?.compressed).toEqual({ in: true, out: false });
    await client.stopDeflating();
    client.send("south\r\n");
    expect((await test.link.typed(3))[2]).toBe("south");
    expect(test.gateway.sessions()[0]?.telnet?.compressed).toEqual({ in: false, out: false });
  });

  it("is the same wherever the packets are cut", async () => {
    const stream = bytes(deflateSync(Buffer.from("look\r\nsay \xff\xff\xff\xf1hi\r\n", "latin1")));
    const wire = `${DO_87}one\r\n${SB_87}${stream}two\r\n${SB_87}${bytes(deflateSync("three\r\n"))}`;
    for (let cut = 0; cut <= wire.length; cut++) {
      const test = await start();
      const client = raw(test);
      client.send(wire.slice(0, cut));
      await client.until(WILL_87);
      client.send(wire.slice(cut));
      expect(await test.link.typed(5)).toEqual(["one", "look", "say \ufffdhi", "two", "three"]);
      client.destroy();
      await test.gateway.close();
      running.length = 0;
    }
  });

  it("runs together with MCCP2, both ways at once", async () => {
    const test = await start();
    const client = dial(test);
    client.send(DO_86 + DO_87);
    client.startDeflating();
    await client.until("a stream", () => client.streams.begun === 1);
    test.link.onLine = (line) => queueMicrotask(() => test.link.answer(line, `You typed ${line.text}.`));
    for (const word of ["look", "north", "south"]) client.send(`${word}\r\n`);
    await client.reads("You typed south.\r\n");
    expect(test.gateway.sessions()[0]?.telnet?.compressed).toEqual({ in: true, out: true });
  });

  it("is nothing to a client that never agreed to it: its bytes are text", async () => {
    const test = await start();
    const client = raw(test);
    client.send(`${SB_87}look\r\n`);
    expect(await test.link.typed(1)).toEqual(["look"]);
  });

  it("cuts a stream that is none, and says so in the log without its bytes", async () => {
    const test = await start();
    const client = raw(test);
    client.send(`${DO_87}${SB_87}xyzzy is no zlib stream\r\n`);
    await client.end();
    await test.link.waiting.until("a close", () => test.link.closes.length === 1);
    expect(test.logs.filter((line) => line.includes("corrupt-compression"))).toHaveLength(1);
    expect(test.logs.join("")).not.toContain("xyzzy");
    expect(test.link.lines).toEqual([]);
  });

  it("cuts a bomb before it goes off, and the gateway plays on", async () => {
    const test = await start();
    const bystander = raw(test);
    await test.link.waiting.until("a session", () => test.link.opens.has(1));
    const client = raw(test);
    client.send(`${DO_87}${SB_87}${bytes(deflateSync(Buffer.alloc(256 * 1024 * 1024), { level: 1 }))}`);
    await client.end();
    await test.link.waiting.until("a close", () => test.link.closes.length === 1);
    expect(test.logs.filter((line) => line.includes("inflation-bomb"))).toHaveLength(1);
    expect(await test.gateway.metricsText()).toContain(
      'wyldlands_gateway_cut_connections_total{reason="inflation-bomb"} 1',
    );
    bystander.send("look\r\n");
    expect(await test.link.typed(1)).toEqual(["look"]);
  });
});

it("counts what went over the wire, and what it meant", async () => {
  const test = await start();
  const client = dial(test, { negotiate: (verb, option) => (verb !== DO && option === 86 ? DO_86 : "") });
  await client.until("a stream", () => client.streams.begun === 1);
  test.link.say(1, "Snow falls. ".repeat(200));
  await client.until("200 falls", () => client.text.split("Snow").length === 201);
  const figure = async (name: string): Promise<number> =>
    Number(
      (await test.gateway.metricsText())
        .split("\n")
        .find((line) => line.startsWith(name))
        ?.split(" ")[1],
    );
  const wire = await figure('wyldlands_gateway_bytes_total{direction="out",transport="telnet"}');
  expect(wire).toBe(client.wire.in);
  expect(await figure('wyldlands_gateway_telnet_uncompressed_bytes_total{direction="out"}')).toBeGreaterThan(
    2 * wire,
  );
});
