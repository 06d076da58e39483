import { DO, IAC, Opt, SB, SE, WILL } from "@wyldlands/telnet";
import { afterEach, describe, expect, it } from "vitest";
import type { ClientOptions } from "ws";
import type { FakeLink } from "../testing/fake-link.ts";
import { startTestGateway, type TestGateway } from "../testing/start.ts";
import { WebClient } from "../testing/web-client.ts";

const running: TestGateway[] = [];
const clients: WebClient[] = [];

async function start(
  config: Record<string, unknown> = {},
  prepare?: (link: FakeLink) => void,
): Promise<TestGateway> {
  const test = await startTestGateway(config, prepare === undefined ? {} : { prepare });
  running.push(test);
  return test;
}

function browse(test: TestGateway, protocols: string[], options: ClientOptions = {}): WebClient {
  const client = new WebClient(test.gateway.ports.http, protocols, options);
  clients.push(client);
  return client;
}

const sessionOpen = (test: TestGateway, number: number): Promise<boolean> =>
  test.link.waiting.until(`session ${number}`, () => test.link.opens.has(number));

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const { gateway } of running.splice(0)) await gateway.close();
});

describe("the choice of a subprotocol", () => {
  it.each([
    [["terminal.mudstandards.org", "telnet.mudstandards.org"], "terminal.mudstandards.org"],
    [["divstream.mudstandards.org", "telnet.mudstandards.org"], "telnet.mudstandards.org"],
    [["v1.evennia.com", "v1.wyldlands"], "v1.wyldlands"],
  ])("of %j is the client's first that is spoken here", async (offered, chosen) => {
    const test = await start();
    const client = browse(test, offered);
    await client.opened();
    expect(client.socket.protocol).toBe(chosen);
  });

  it("fails with 400 and the names of those that are spoken here", async () => {
    const test = await start();
    const refusal = await browse(test, ["divstream.mudstandards.org"]).turnedAway();
    expect(refusal.status).toBe(400);
    for (const name of ["v1.wyldlands", "telnet.mudstandards.org", "terminal.mudstandards.org"])
      expect(refusal.body).toContain(name);
    expect(test.link.opens.size).toBe(0);
  });
});

describe("terminal.mudstandards.org", () => {
  const PROTOCOL = ["terminal.mudstandards.org"];

  it("carries words as UTF-8 with ANSI codes in BINARY frames, and nothing in TEXT frames", async () => {
    const test = await start({}, (link) => {
      link.onOpen = (session) =>
        queueMicrotask(() => link.say(session, "<exit>nörd</exit> 中", { prompt: { text: "Name: " } }));
    });
    const client = browse(test, PROTOCOL);
    expect(await client.untilBinary("Name: ")).toBe("\u001b[32mnörd\u001b[0m 中\r\nName: ");
    expect(client.frames).toEqual([]);
    expect(test.link.opens.get(1)).toMatchObject({ transport: 2, secure: false });
  });

  it("takes a line, or several, from a frame, BINARY or not", async () => {
    const test = await start();
    const client = browse(test, PROTOCOL);
    await client.opened();
    client.socket.send(Buffer.from("größer"));
    client.socket.send(Buffer.from("two\r\nthree\n"));
    client.socket.send("four");
    expect(await test.link.typed(4)).toEqual(["größer", "two", "three", "four"]);
  });
});

describe("telnet.mudstandards.org", () => {
  const PROTOCOL = ["telnet.mudstandards.org"];
  const latin1 = (...codes: number[]): string => String.fromCharCode(...codes);

  it("carries the whole telnet stream: options, words, prompt and its mark", async () => {
    const test = await start();
    const client = browse(test, PROTOCOL);
    await client.untilBinary(latin1(IAC, DO, Opt.NAWS), "latin1");
    await sessionOpen(test, 1);
    client.socket.send(
      Buffer.from([
        IAC,
        WILL,
        Opt.NAWS,
        IAC,
        SB,
        Opt.NAWS,
        0,
        100,
        0,
        40,
        IAC,
        SE,
        ...Buffer.from("look\r\n"),
      ]),
    );
    expect(await test.link.typed(1)).toEqual(["look"]);
    await test.link.waiting.until("a size", () => test.link.sizes.length === 1);
    expect(test.link.sizes).toEqual([{ session: 1, width: 100, height: 40 }]);
    test.link.say(1, "The Quay.", { prompt: { text: "&gt; " } });
    await client.untilBinary(`The Quay.\r\n> ${latin1(IAC, 249)}`, "latin1");
    expect(client.frames).toEqual([]);
  });

  it("takes its bytes in whatever frames they come", async () => {
    const test = await start();
    const client = browse(test, PROTOCOL);
    await client.opened();
    const bytes = Buffer.from([
      IAC,
      WILL,
      Opt.NAWS,
      IAC,
      SB,
      Opt.NAWS,
      0,
      90,
      0,
      30,
      IAC,
      SE,
      ...Buffer.from("é\r\n"),
    ]);
    for (const byte of bytes) client.socket.send(Buffer.from([byte]));
    expect(await test.link.typed(1)).toEqual(["é"]);
    expect(test.link.sizes).toEqual([{ session: 1, width: 90, height: 30 }]);
  });

  it("sends what is said in one turn in one frame", async () => {
    const test = await start();
    const client = browse(test, PROTOCOL);
    await sessionOpen(test, 1);
    test.link.say(1, "One.");
    await client.untilBinary("One.");
    const before = client.binary.length;
    test.link.say(1, "Two.");
    test.link.say(1, "Three.", { prompt: { text: "&gt; " } });
    await client.untilBinary("Three.");
    expect(client.binary).toHaveLength(before + 1);
  });

  it("hides a password as telnet does", async () => {
    const test = await start();
    const client = browse(test, PROTOCOL);
    await sessionOpen(test, 1);
    test.link.say(1, undefined, { echo: { on: false }, prompt: { text: "Password: " } });
    await client.untilBinary(latin1(IAC, WILL, Opt.ECHO), "latin1");
  });

  it("tells the world when the client is gone, and the client when the session is over", async () => {
    const test = await start();
    const first = browse(test, PROTOCOL);
    await sessionOpen(test, 1);
    first.destroy();
    await test.link.waiting.until("a close", () => test.link.closes.length === 1);
    const second = browse(test, PROTOCOL);
    await sessionOpen(test, 2);
    test.link.events.closing(2, "Safe roads.");
    expect(await second.ended()).toEqual({ code: 1000, reason: "" });
    expect(Buffer.concat(second.binary).toString("latin1")).toContain("Safe roads.\r\n");
    await expect
      .poll(() => test.gateway.metricsText())
      .toContain('wyldlands_gateway_connections{transport="websocket"} 0');
  });

  it("stops reading from a client that floods", async () => {
    const test = await start({ limits: { lines_per_second: 1, lines_burst: 1 } });
    const client = browse(test, PROTOCOL);
    await client.opened();
    const packet = Buffer.alloc(32 * 1024, "a\n");
    for (let i = 0; i < 800; i++) client.socket.send(packet);
    await test.link.typed(1);
    expect(test.link.lines.length).toBeLessThan(5);
    expect(client.socket.bufferedAmount).toBeGreaterThan(1024 * 1024);
  });

  it("cuts a client that does not read", async () => {
    const test = await start({ limits: { unsent_bytes: 64 * 1024 } });
    const client = browse(test, PROTOCOL);
    await client.opened();
    client.socket.pause();
    const text = "x".repeat(60_000);
    while (test.link.closes.length === 0) {
      test.link.say(1, text);
      await new Promise(setImmediate);
    }
    expect(test.logs.filter((line) => line.includes("slow-reader"))).toHaveLength(1);
  });

  it("takes no TEXT frames", async () => {
    const test = await start();
    const client = browse(test, PROTOCOL);
    await client.opened();
    client.socket.send("look\r\n");
    expect((await client.ended()).code).toBe(1003);
    expect(test.link.lines).toEqual([]);
  });
});

describe.each([
  ["gmcp.mudstandards.org", (id: string, data?: string) => (data === undefined ? id : `${id} ${data}`), 3],
  [
    "json.mudstandards.org",
    (id: string, data?: string) => JSON.stringify({ proto: "gmcp", id, data: data ?? "" }),
    4,
  ],
])("%s", (protocol, frame, malformed) => {
  it("carries words in BINARY frames and GMCP in TEXT frames, in the order in which they came", async () => {
    const test = await start();
    const client = browse(test, [protocol]);
    await client.opened();
    const order: string[] = [];
    client.socket.on("message", (_data, binary) => order.push(binary ? "words" : "gmcp"));
    client.socket.send(frame("Core.Supports.Set", '["Char 1"]'));
    client.socket.send(frame("core.ping"));
    expect(await client.texts(1)).toEqual([frame("Core.Ping")]);
    test.link.say(1, "You wake.", { character: { id: "c", name: "Bo" }, prompt: { text: "&gt; " } });
    expect(await client.texts(2)).toEqual([
      frame("Core.Ping"),
      frame("Char.Name", '{"name":"Bo","fullname":"Bo"}'),
    ]);
    expect(await client.untilBinary("> ")).toBe("You wake.\r\n> ");
    expect(order).toEqual(["gmcp", "words", "gmcp"]);
  });

  it("takes lines from BINARY frames, and what the client is from GMCP", async () => {
    const test = await start();
    const client = browse(test, [protocol]);
    await client.opened();
    client.socket.send(frame("Core.Hello", '{"client":"Mudterm","version":"0.2.0"}'));
    client.socket.send(Buffer.from("look\r\n"));
    expect(await test.link.typed(1)).toEqual(["look"]);
    expect(test.gateway.sessions()[0]).toMatchObject({
      transport: "websocket",
      colours: 16,
      charset: "utf-8",
      client: { name: "Mudterm", version: "0.2.0" },
    });
  });

  it("ignores what it does not understand, and counts it", async () => {
    const test = await start();
    const client = browse(test, [protocol]);
    await client.opened();
    for (const text of [
      "{",
      "look",
      '{"proto":"coffeemud","id":"login","data":"x"}',
      frame("Core.Ping", "{"),
    ])
      client.socket.send(text);
    client.socket.send(frame("Core.Ping"));
    expect(await client.texts(1)).toEqual([frame("Core.Ping")]);
    expect(test.link.lines).toEqual([]);
    expect(await test.gateway.metricsText()).toContain(
      `side_channel_faults_total{channel="gmcp",reason="malformed"} ${malformed}`,
    );
  });

  it("cuts a client that floods with GMCP", async () => {
    const test = await start({ limits: { negotiations_per_10s: 50 } });
    const client = browse(test, [protocol]);
    await client.opened();
    for (let i = 0; i < 60; i++) client.socket.send(frame("Core.Ping"));
    expect((await client.ended()).code).toBe(1006);
    expect(test.logs.filter((line) => line.includes("negotiation-flood"))).toHaveLength(1);
  });
});

describe("json.mudstandards.org", () => {
  it("understands a client that puts JSON where its text belongs", async () => {
    const test = await start();
    const client = browse(test, ["json.mudstandards.org"]);
    await client.opened();
    client.socket.send(JSON.stringify({ proto: "gmcp", id: "Core.Hello", data: { client: "Mudterm" } }));
    client.socket.send(Buffer.from("look"));
    await test.link.typed(1);
    expect(test.gateway.sessions()[0]?.client.name).toBe("Mudterm");
  });

  it("takes lines as text, too, in their order", async () => {
    const test = await start();
    const client = browse(test, ["json.mudstandards.org"]);
    await client.opened();
    client.socket.send(JSON.stringify({ proto: "text", id: "", data: "look" }));
    client.socket.send(Buffer.from("say one"));
    client.socket.send(JSON.stringify({ proto: "Text", data: "say two\nsay \u0007three" }));
    expect(await test.link.typed(4)).toEqual(["look", "say one", "say two", "say three"]);
  });

  it.each([
    ["four bytes", "\0\x64\0\x28", { width: 100, height: 40 }],
    ["a telnet frame", "\xff\xfa\x1f\0\x64\0\x28\xff\xf0", { width: 100, height: 40 }],
    ["a telnet frame with a doubled IAC", "\xff\xfa\x1f\0\xff\xff\0\x28\xff\xf0", { width: 255, height: 40 }],
    ["nonsense", "\xff", { width: 0, height: 0 }],
  ])("takes the window's size as NAWS in base64: %s", async (_what, naws, size) => {
    const test = await start();
    const client = browse(test, ["json.mudstandards.org"]);
    await client.opened();
    const data = Buffer.from(naws, "latin1").toString("base64");
    client.socket.send(JSON.stringify({ proto: "telnet_31", id: "NAWS", data }));
    client.socket.send(Buffer.from("look"));
    await test.link.typed(1);
    expect(test.gateway.sessions()[0]).toMatchObject(size);
  });
});

describe("every subprotocol", () => {
  const ALL = ["telnet", "gmcp", "json", "terminal"].map((name) => `${name}.mudstandards.org`);

  it.each([[], ...ALL.map((name) => [name])].map((names) => [names]))(
    "closes a frame of 1 MB with 1009: %j",
    async (protocols) => {
      const test = await start();
      const client = browse(test, protocols);
      await client.opened();
      client.socket.send(Buffer.alloc(1024 * 1024, "x"));
      expect((await client.ended()).code).toBe(1009);
      await test.link.waiting.until("a close", () => test.link.closes.length === 1);
    },
  );

  it.each([[["v1.wyldlands"]], [["terminal.mudstandards.org"]], [["telnet.mudstandards.org"]]])(
    "cuts a client that answers no ping, and keeps one that does: %j",
    async (protocols) => {
      const test = await start();
      const deaf = browse(test, protocols, { autoPong: false });
      const alive = browse(test, protocols);
      await Promise.all([deaf.opened(), alive.opened()]);
      let pings = 0;
      alive.socket.on("ping", () => pings++);
      for (const round of [1, 2]) {
        test.clock.ahead += 30_000;
        await expect.poll(() => pings, { timeout: 5000 }).toBe(round);
      }
      expect((await deaf.ended()).code).toBe(1006);
      expect(alive.closed).toBeUndefined();
    },
  );
});

describe("compression of frames", () => {
  const DEFLATE: ClientOptions = { perMessageDeflate: { threshold: 0 } };

  it("is off unless the operator turns it on", async () => {
    const test = await start();
    const client = browse(test, ["terminal.mudstandards.org"], DEFLATE);
    await client.opened();
    expect(client.socket.extensions).toBe("");
  });

  it("is agreed with a client that asks, and with no other", async () => {
    const test = await start({ websocket: { deflate: true } });
    const asking = browse(test, ["terminal.mudstandards.org"], DEFLATE);
    const other = browse(test, ["terminal.mudstandards.org"], { perMessageDeflate: false });
    await Promise.all([asking.opened(), other.opened()]);
    expect([asking.socket.extensions, other.socket.extensions]).toEqual(["permessage-deflate", ""]);
    const text = "The sea says the same thing again. ".repeat(100).trim();
    for (const session of [1, 2]) test.link.say(session, text);
    for (const client of [asking, other]) {
      const heard = await client.untilBinary("again.\r\n");
      expect(heard.replaceAll(/\s+/g, " ").trim()).toBe(text);
      client.socket.send("look ".repeat(100));
    }
    expect((await test.link.typed(2)).map((line) => line.trim())).toEqual(
      Array.from({ length: 2 }, () => "look ".repeat(100).trim()),
    );
  });

  it("lets no frame through that swells beyond the limit", async () => {
    const test = await start({ websocket: { deflate: true } });
    const client = browse(test, ["terminal.mudstandards.org"], DEFLATE);
    await client.opened();
    client.socket.send(Buffer.alloc(1024 * 1024, "x"));
    expect((await client.ended()).code).toBe(1009);
  });
});
