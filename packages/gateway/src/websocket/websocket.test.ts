import { createHash } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { startTestGateway, type TestGateway } from "../testing/start.ts";
import type { FakeLink } from "../testing/fake-link.ts";
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

function browse(test: TestGateway, protocols?: string[], origin?: string): WebClient {
  const client = new WebClient(test.gateway.ports.http, protocols, origin === undefined ? {} : { origin });
  clients.push(client);
  return client;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Waits until the gateway has noticed that the client is gone. */
async function vanish(test: TestGateway, client: WebClient): Promise<void> {
  client.destroy();
  while (test.gateway.sessions().some((session) => session.connected)) await new Promise(setImmediate);
}

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const { gateway } of running.splice(0)) await gateway.close();
});

describe("our subprotocol", () => {
  it("greets at once, sends words and state, and acks a line when it is answered", async () => {
    const test = await start();
    const client = browse(test);
    const hello = await client.hello();
    expect(hello).toMatchObject({ resumed: false, accepted: 0 });
    const open = test.link.opens.get(1);
    expect(open).toMatchObject({ address: "127.0.0.1", transport: 2, width: 100, height: 40 });
    expect(open?.tokenHash.toString("hex")).toBe(sha256(hello.token));
    expect(open?.resumeHash).toHaveLength(0);

    await client.say({ t: "line", n: 1, text: "look\u001b[31m\nnow" });
    expect(await test.link.typed(1)).toEqual(["look[31m now"]);
    const [line] = test.link.lines;
    if (line !== undefined) test.link.answer(line, "<room>The Quay</room>", { prompt: { text: "&gt; " } });
    await client.message("ack");
    expect(client.messages.slice(1)).toEqual([
      { t: "state", topic: "prompt", value: { text: "&gt; " } },
      { t: "out", n: 1, text: "<room>The Quay</room>" },
      { t: "ack", n: 1 },
    ]);
  });

  it("replays what a lost client missed exactly once, with the latest state, also while the world is away", async () => {
    const test = await start();
    const first = browse(test);
    const { token } = await first.hello();
    test.link.say(1, "One.", { prompt: { text: "a" } });
    test.link.say(1, "Two.");
    await first.message("out", (message) => message.n === 2);
    await first.say({ t: "line", n: 1, text: "north" });
    await test.link.typed(1);
    await vanish(test, first);
    const [line] = test.link.lines;
    if (line !== undefined) test.link.answer(line, "Three.", { prompt: { text: "b" } });
    test.link.become("away");

    const second = browse(test);
    expect(await second.hello({ token, last: 1 })).toEqual({ t: "hello", token, resumed: true, accepted: 1 });
    await second.message("link");
    expect(second.messages.slice(1)).toMatchObject([
      { t: "out", n: 2, text: "Two." },
      { t: "out", n: 3, text: "Three." },
      { t: "state", topic: "prompt", value: { text: "b" } },
      { t: "link", world: "away" },
    ]);
    expect(test.link.closes).toEqual([]);

    await vanish(test, second);
    test.link.become("here");
    const third = browse(test);
    await third.hello({ token, last: 3 });
    test.link.say(1, "Four.");
    await third.message("out");
    expect(third.messages.filter((message) => message.t === "out")).toEqual([
      { t: "out", n: 4, text: "Four." },
    ]);
  });

  it("takes a line that is sent again only once, and acks it again", async () => {
    const test = await start();
    const first = browse(test);
    const { token } = await first.hello();
    await first.say({ t: "line", n: 1, text: "north" }, { t: "line", n: 2, text: "south" });
    await test.link.typed(2);
    await vanish(test, first);
    for (const line of test.link.lines) test.link.answer(line, undefined);
    const second = browse(test);
    expect((await second.hello({ token, last: 0 })).accepted).toBe(2);
    await second.say(
      { t: "line", n: 1, text: "north" },
      { t: "line", n: 2, text: "south" },
      { t: "line", n: 3, text: "east" },
    );
    expect(await test.link.typed(3)).toEqual(["north", "south", "east"]);
    await second.message("ack", (message) => message.n === 2);
    expect(second.messages.filter((message) => message.t === "ack")).toEqual([
      { t: "ack", n: 1 },
      { t: "ack", n: 2 },
    ]);
  });

  it("acks a line sent twice in one connection only when it is answered", async () => {
    const test = await start();
    const client = browse(test);
    await client.hello();
    await client.say({ t: "line", n: 1, text: "wait" }, { t: "line", n: 1, text: "wait" }, { t: "ping" });
    await client.message("pong");
    expect(client.messages.some((message) => message.t === "ack")).toBe(false);
    expect(await test.link.typed(1)).toEqual(["wait"]);
  });

  it("refuses a gap in the numbers", async () => {
    const test = await start();
    const client = browse(test);
    await client.hello();
    await client.say({ t: "line", n: 1, text: "a" }, { t: "line", n: 3, text: "c" });
    expect(await client.ended()).toEqual({
      code: 1008,
      reason: "line 3 came after line 1: send those between first",
    });
    expect(await test.link.typed(1)).toEqual(["a"]);
  });

  it("waits for the world's word when it does not know a client's token", async () => {
    const test = await start();
    const client = browse(test);
    await client.say({ t: "hello", width: 80, height: 24, resume: { token: "from-elsewhere", last: 9 } });
    await test.link.waiting.until("a session", () => test.link.opens.has(1));
    expect(test.link.opens.get(1)?.resumeHash.toString("hex")).toBe(sha256("from-elsewhere"));
    test.link.say(1, "You were here.");
    expect(client.frames).toEqual([]);
    test.link.say(1, undefined, { session: { id: "s", clientNo: 7 } });
    const hello = await client.message("hello");
    expect(hello).toMatchObject({ resumed: true, accepted: 7 });
    expect(client.messages.slice(1)).toEqual([
      { t: "out", n: 1, text: "You were here." },
      { t: "state", topic: "session", value: { id: "s", clientNo: 7 } },
    ]);
    await client.say({ t: "line", n: 7, text: "old" }, { t: "line", n: 8, text: "new" });
    expect(await test.link.typed(1)).toEqual(["new"]);
  });

  it("finds the session again for a client that was lost before the world had spoken", async () => {
    const test = await start();
    const first = browse(test);
    await first.say({ t: "hello", width: 80, height: 24, resume: { token: "from-elsewhere", last: 0 } });
    await test.link.waiting.until("a session", () => test.link.opens.has(1));
    await vanish(test, first);
    const second = browse(test);
    await second.say({ t: "hello", width: 80, height: 24, resume: { token: "from-elsewhere", last: 0 } });
    while (!test.gateway.sessions().every((session) => session.connected)) await new Promise(setImmediate);
    test.link.say(1, undefined, { session: { id: "s", clientNo: 2 } });
    const hello = await second.message("hello");
    expect(hello).toMatchObject({ resumed: true, accepted: 2 });
    expect(hello.token).not.toBe("from-elsewhere");
    expect(test.link.opens.size).toBe(1);
  });

  it("gives a session to the newest connection that shows its token", async () => {
    const test = await start();
    const first = browse(test);
    const { token } = await first.hello();
    const second = browse(test);
    expect((await second.hello({ token, last: 0 })).resumed).toBe(true);
    expect((await first.ended()).code).toBe(4000);
    test.link.say(1, "Here.");
    await second.message("out");
    expect(test.link.closes).toEqual([]);
  });

  it("keeps a lost client's session for the resume window, and no longer", async () => {
    const test = await start({ resume_window: 30 });
    const client = browse(test);
    const { token } = await client.hello();
    await vanish(test, client);
    expect(test.link.closes).toEqual([]);
    test.clock.ahead += 31_000;
    await test.link.waiting.until("a close", () => test.link.closes.length === 1);
    expect(test.link.closes).toEqual([{ session: 1, deliberate: false }]);
    const late = browse(test);
    await late.say({ t: "hello", width: 80, height: 24, resume: { token, last: 0 } });
    await test.link.waiting.until("a new session", () => test.link.opens.has(2));
  });

  it("asks the world how a line could go on, and gets the answer as a topic", async () => {
    const test = await start();
    const client = browse(test);
    await client.hello();
    await client.say({ t: "settings" });
    await client.say({ t: "complete", line: "get lo" });
    await test.link.waiting.until("a question", () => test.link.sides.length === 1);
    expect(test.link.sides).toEqual([
      { session: 1, topic: "settings", json: "true" },
      { session: 1, topic: "complete", json: '{"line":"get lo"}' },
    ]);
    test.link.say(1, undefined, { completions: { line: "get lo", lines: ["get lobster"] } });
    const answer = await client.message("state", ({ topic }) => topic === "completions");
    expect(answer).toMatchObject({ value: { line: "get lo", lines: ["get lobster"] } });
  });

  it("ends the session when the player leaves on purpose", async () => {
    const test = await start();
    const client = browse(test);
    await client.hello();
    await client.say({ t: "bye" });
    expect((await client.message("bye")).text).toContain("Safe roads.");
    expect((await client.ended()).code).toBe(1000);
    expect(test.link.closes).toEqual([{ session: 1, deliberate: true }]);
  });

  it("refuses a line in words when the queue is full, and one that is too long", async () => {
    const test = await start();
    const client = browse(test);
    await client.hello();
    await client.say({ t: "line", n: 1, text: "x".repeat(5000) });
    expect((await client.message("refused")).text).toContain("longer than 4096 bytes");
    test.link.full = true;
    await client.say({ t: "line", n: 2, text: "look" });
    expect((await client.message("refused", (message) => message.n === 2)).text).toContain(
      "more of your lines",
    );
    test.link.full = false;
    await client.say({ t: "line", n: 3, text: "look" });
    expect(await test.link.typed(1)).toEqual(["look"]);
  });

  it("lets the client come back at once when the world gave this boot up", async () => {
    const test = await start();
    const client = browse(test);
    const { token } = await client.hello();
    test.link.events.bootGone();
    expect((await client.ended()).code).toBe(1012);
    const again = browse(test);
    await again.say({ t: "hello", width: 80, height: 24, resume: { token, last: 0 } });
    await test.link.waiting.until("a new session", () => test.link.opens.has(2));
    expect(test.link.opens.get(2)?.resumeHash.toString("hex")).toBe(sha256(token));
  });

  it.each([
    ["no JSON", "hello", "a message must be JSON"],
    ["an unknown kind", '{"t":"dance"}', "t: no such kind of message"],
    ["a line before hello", '{"t":"line","n":1,"text":"look"}', "say hello first"],
    ["a number that is none", '{"t":"hello","width":"wide","height":2}', "width: "],
  ])("closes with 1008 and the reason for %s", async (_what, frame, reason) => {
    const test = await start();
    const client = browse(test);
    await client.opened();
    client.socket.send(frame);
    const end = await client.ended();
    expect(end.code).toBe(1008);
    expect(end.reason).toContain(reason);
    expect(test.link.opens.size).toBe(0);
  });

  it("closes a frame of 1 MB with 1009 and a binary one with 1003", async () => {
    const test = await start();
    const large = browse(test);
    await large.hello();
    large.socket.send("x".repeat(1024 * 1024));
    expect((await large.ended()).code).toBe(1009);
    const binary = browse(test);
    await binary.hello();
    binary.socket.send(Buffer.from([1, 2, 3]));
    expect((await binary.ended()).code).toBe(1003);
  });
});

describe("the door for WebSockets", () => {
  it("refuses a client that speaks only unknown subprotocols, and picks ours among several", async () => {
    const test = await start();
    expect((await browse(test, ["chat.example", "v9.wyldlands"]).turnedAway()).status).toBe(400);
    const client = browse(test, ["chat.example", "v1.wyldlands"]);
    await client.opened();
    expect(client.socket.protocol).toBe("v1.wyldlands");
  });

  it("refuses pages of other hosts unless they are listed", async () => {
    const test = await start({ websocket: { origins: ["https://play.example.org"] } });
    expect((await browse(test, [], "https://evil.example").turnedAway()).status).toBe(403);
    expect((await browse(test, [], "null").turnedAway()).status).toBe(403);
    await browse(test, [], "https://play.example.org").opened();
    await browse(test, [], `http://127.0.0.1:${test.gateway.ports.http}`).opened();
  });
});

describe("a WebSocket without a subprotocol", () => {
  it("is a terminal: a frame a line, ANSI text back, the prompt at the end", async () => {
    const test = await start({}, (link) => {
      link.onOpen = (session) =>
        queueMicrotask(() => link.say(session, "<exit>north</exit>", { prompt: { text: "Name: " } }));
    });
    const client = browse(test, []);
    await client.untilText("Name: ");
    expect(client.frames.join("")).toBe("\u001b[32mnorth\u001b[0m\r\nName: ");
    client.socket.send("one");
    client.socket.send("two\r\nthree\n");
    expect(await test.link.typed(3)).toEqual(["one", "two", "three"]);
    client.destroy();
    await test.link.waiting.until("a close", () => test.link.closes.length === 1);
  });
});
