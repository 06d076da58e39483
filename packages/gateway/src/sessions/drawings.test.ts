import { DO, Opt, WILL, WONT } from "@wyldlands/telnet";
import { afterEach, describe, expect, it } from "vitest";
import { MudClient, type Habits } from "../testing/mud-client.ts";
import { startTestGateway, type TestGateway } from "../testing/start.ts";
import { TelnetClient } from "../testing/telnet-client.ts";
import { WebClient } from "../testing/web-client.ts";
import { KNOWN_MS } from "./when-known.ts";

const MAP = "<art>+--+\n|@ |\n+--+</art><aloud>You stand in the west of a small room.</aloud>";
const SEEN = "+--+\r\n|@ |\r\n+--+\r\n";

const running: TestGateway[] = [];
const clients: { destroy(): void }[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const { gateway } of running.splice(0)) await gateway.close();
});

/** A world that shows a map as soon as it is asked in, then a line, then a prompt; `clock` stands still but for a test. */
async function start(clock?: { time: number }): Promise<TestGateway> {
  const test = await startTestGateway({}, clock === undefined ? {} : { now: () => clock.time });
  running.push(test);
  test.link.onOpen = (session) =>
    queueMicrotask(() => {
      const { link } = test;
      link.events.out([session], "Wyldlands.");
      link.events.out([session], MAP);
      link.events.out([session], "Gulls cry.");
      link.say(session, undefined, { prompt: { text: "Name: " } });
    });
  return test;
}

function mud(test: TestGateway, habits: Habits): MudClient {
  const client = new MudClient(test.gateway.ports.telnet, habits);
  clients.push(client);
  return client;
}

const say = (...bytes: number[]): string => String.fromCharCode(255, ...bytes);

/** Answers TTYPE with these words, one after another; nothing else. */
function namesItself(words: readonly string[]): Habits {
  let asked = 0;
  return {
    negotiate: (verb, option) => (verb === DO && option === Opt.TTYPE ? say(WILL, option) : ""),
    told: (option, body) =>
      option === Opt.TTYPE && body === "\x01"
        ? `${say(250, option)}\0${words[asked++] ?? words.at(-1)}${say(240)}`
        : "",
  };
}

describe("a drawing among a client's first words", () => {
  it("comes, with all behind it in order, as soon as the client has said MTTS", async () => {
    const test = await start({ time: 0 });
    const client = mud(test, namesItself(["TINTIN++", "xterm", "MTTS 271"]));
    await client.reads("Name: ");
    expect(client.text).toBe(`Wyldlands.\r\n${SEEN}Gulls cry.\r\nName: `);
  });

  it("is never seen by one whose MTTS says that it reads aloud", async () => {
    const test = await start({ time: 0 });
    const client = mud(test, namesItself(["TINTIN++", "xterm", "MTTS 335"]));
    await client.reads("Name: ");
    expect(client.text).toBe("Wyldlands.\r\nYou stand in the west of a small room.\r\nGulls cry.\r\nName: ");
  });

  it("is never seen by one whose environment says so, without a terminal type", async () => {
    const test = await start({ time: 0 });
    const client = mud(test, {
      negotiate: (verb, option) => (verb === DO && option === Opt.NEW_ENVIRON ? say(WILL, option) : ""),
      told: (option) =>
        option === Opt.NEW_ENVIRON ? `${say(250, option)}\0\x03SCREEN_READER\x011${say(240)}` : "",
    });
    await client.reads("small room.\r\nGulls cry.");
    expect(client.text).not.toContain("@");
  });

  it("comes when a client has named its terminal twice, and when it will name nothing", async () => {
    const test = await start({ time: 0 });
    await mud(test, namesItself(["XTERM"])).reads(`${SEEN}Gulls cry.\r\n`);
    const refuses: Habits = { negotiate: (verb, option) => (verb === DO ? say(WONT, option) : "") };
    await mud(test, refuses).reads(`${SEEN}Gulls cry.\r\n`);
  });

  it("comes to a silent client when its time is over, and plain words come at once", async () => {
    const test = await startTestGateway();
    running.push(test);
    const client = new TelnetClient(test.gateway.ports.telnet);
    clients.push(client);
    await test.link.waiting.until("a session", () => test.link.opens.has(1));
    const began = performance.now();
    test.link.say(1, "Wyldlands.");
    await client.next("Wyldlands.\r\n");
    test.link.say(1, MAP);
    test.link.say(1, "Gulls cry.");
    expect(await client.next("Gulls cry.\r\n")).toBe(`${SEEN}Gulls cry.\r\n`);
    // The connection was opened a little earlier than this test knows of.
    expect(performance.now() - began).toBeGreaterThan(KNOWN_MS / 2);
  });

  it("comes at once when the time is over already", async () => {
    const clock = { time: 0 };
    const test = await startTestGateway({}, { now: () => clock.time });
    running.push(test);
    const client = new TelnetClient(test.gateway.ports.telnet);
    clients.push(client);
    await test.link.waiting.until("a session", () => test.link.opens.has(1));
    clock.time = KNOWN_MS;
    test.link.say(1, MAP);
    await client.next(SEEN);
  });

  it("reaches one that has closed its half, and one that is sent away", async () => {
    const test = await start({ time: 0 });
    const half = new TelnetClient(test.gateway.ports.telnet);
    clients.push(half);
    half.socket.end();
    await half.until(`${SEEN}Gulls cry.\r\n`);
    const sent = new TelnetClient(test.gateway.ports.telnet);
    clients.push(sent);
    await sent.until("Wyldlands.\r\n");
    test.link.events.closing(2, "Bye.");
    await sent.until(`${SEEN}Gulls cry.\r\n`);
    await sent.until("Bye.\r\n");
  });

  it("is shown at once on a plain WebSocket, which says nothing of itself", async () => {
    const test = await start({ time: 0 });
    const client = new WebClient(test.gateway.ports.http, ["terminal.mudstandards.org"]);
    clients.push(client);
    await client.untilBinary(`${SEEN}Gulls cry.\r\nName: `);
  });
});

describe("words that are for nobody here", () => {
  it("leave the prompt where it stands", async () => {
    const test = await startTestGateway();
    running.push(test);
    const client = new WebClient(test.gateway.ports.http, ["terminal.mudstandards.org"]);
    clients.push(client);
    await test.link.waiting.until("a session", () => test.link.opens.has(1));
    test.link.say(1, "Quay", { prompt: { text: "Name: " } });
    test.link.say(1, "<aloud>A drawing of a quay.</aloud>");
    test.link.say(1, "Gulls.");
    expect(await client.untilBinary("Gulls.\r\nName: ")).toBe("Quay\r\nName: \r\nGulls.\r\nName: ");
  });
});
