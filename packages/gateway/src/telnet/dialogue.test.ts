import { afterEach, describe, expect, it } from "vitest";
import { OFFERS } from "../testing/offers.ts";
import { startTestGateway, type TestGateway } from "../testing/start.ts";
import { TelnetClient } from "../testing/telnet-client.ts";

const GA = "\xff\xf9";
const DO_NAWS = "\xff\xfd\x1f";
const WILL_ECHO = "\xff\xfb\x01";
const WONT_ECHO = "\xff\xfc\x01";

const running: TestGateway[] = [];
const clients: TelnetClient[] = [];

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

/** The world's side of a login, as the real one plays it. */
function playLogin({ link }: TestGateway): void {
  link.onOpen = (session) =>
    queueMicrotask(() => link.say(session, "The <title>Wyldlands</title>", { prompt: { text: "Name: " } }));
  link.onLine = (line) => {
    const step = link.lines.filter((each) => each.session === line.session).length;
    queueMicrotask(() => {
      if (step === 1) link.answer(line, undefined, { prompt: { text: "Password: " }, echo: { on: false } });
      else if (step === 2)
        link.answer(line, "The Salt Quay\nExits: north", {
          echo: { on: true },
          prompt: { text: "&gt; " },
          character: { id: "c", name: "Bo" },
        });
      else link.answer(line, `You typed ${line.text}.`);
    });
  };
}

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const { gateway } of running.splice(0)) await gateway.close();
});

describe("the login dialogue over telnet", () => {
  it("sends exactly these bytes", async () => {
    const test = await start();
    playLogin(test);
    const client = dial(test);
    expect(await client.next(GA)).toBe(`${OFFERS}The Wyldlands\r\nName: ${GA}`);
    client.send("bo\r\n");
    expect(await client.next(GA)).toBe(`${WILL_ECHO}Password: ${GA}`);
    client.send("secret\r\n");
    expect(await client.next(GA)).toBe(`\r\n${WONT_ECHO}The Salt Quay\r\nExits: north\r\n> ${GA}`);
    client.send("look\r\n");
    expect(await client.next(GA)).toBe(`You typed look.\r\n> ${GA}`);
    expect(await test.link.typed(3)).toEqual(["bo", "secret", "look"]);
  });

  it("hides a second password from a client that never answers", async () => {
    const test = await start();
    const client = dial(test);
    await test.link.waiting.until("a session", () => test.link.opens.has(1));
    for (const on of [false, true, false, true]) test.link.say(1, undefined, { echo: { on } });
    await client.until(WILL_ECHO + WONT_ECHO + WILL_ECHO + WONT_ECHO);
  });

  it("runs several answers in one packet, in order", async () => {
    const test = await start();
    playLogin(test);
    const client = dial(test);
    client.send("bo\r\nsecret\r\nlook\r\nsay hi\r\n");
    await client.until("You typed say hi.");
    expect(await test.link.typed(4)).toEqual(["bo", "secret", "look", "say hi"]);
  });

  it("begins words on a fresh line when the cursor stands behind a prompt", async () => {
    const test = await start();
    playLogin(test);
    const client = dial(test);
    await client.next(GA);
    test.link.say(1, "A bell rings.");
    expect(await client.next(GA)).toBe(`\r\nA bell rings.\r\nName: ${GA}`);
  });

  it("prints the prompt once after a batch, and again after an answer without words", async () => {
    const test = await start();
    playLogin(test);
    const client = dial(test);
    await client.next(GA);
    test.link.events.out([1], "One.");
    test.link.events.out([1], "Two.");
    test.link.events.batchEnd();
    expect(await client.next(GA)).toBe(`\r\nOne.\r\nTwo.\r\nName: ${GA}`);
    test.link.onLine = undefined;
    client.send("\r\n");
    await test.link.typed(1);
    const [line] = test.link.lines;
    if (line !== undefined) test.link.answer(line, undefined);
    expect(await client.next(GA)).toBe(`Name: ${GA}`);
  });

  it("takes all four line endings", async () => {
    const test = await start();
    const client = dial(test);
    client.send("one\r\ntwo\nthree\r\0four\rfive\r");
    client.send("\nsix\n");
    expect(await test.link.typed(6)).toEqual(["one", "two", "three", "four", "five", "six"]);
  });

  it("answers the same whatever the packets are", async () => {
    const bytes = "\xff\xfb\x1fbo\xff\xfa\x1f\x00\x32\x00\x18\xff\xf0\r\nsec\xff\xf1ret\r\0lo\xff\xf7ok\n";
    for (let cut = 0; cut <= bytes.length; cut++) {
      const test = await start();
      const client = dial(test);
      client.send(bytes.slice(0, cut));
      await client.until(DO_NAWS);
      client.send(bytes.slice(cut));
      expect(await test.link.typed(3)).toEqual(["bo", "secret", "lok"]);
      expect(test.link.sizes).toEqual([{ session: 1, width: 50, height: 24 }]);
    }
  });

  it("answers a script that closes its half at once, and runs what had no line end", async () => {
    const test = await start();
    playLogin(test);
    const client = dial(test);
    client.socket.end("bo\nsecret\nlook");
    await client.end();
    expect(client.received).toContain("You typed look.");
    expect(test.link.closes).toEqual([{ session: 1, deliberate: false }]);
  });
});

describe("what a terminal is told", () => {
  it("wraps at the width that the client last gave", async () => {
    const test = await start();
    const client = dial(test);
    const text = "The quay smells of tar and of fish that nobody bought in time.";
    client.send("\xff\xfb\x1f\xff\xfa\x1f\x00\x1e\x00\x18\xff\xf0");
    await test.link.waiting.until("a size", () => test.link.sizes.length === 1);
    test.link.say(1, text);
    await client.until("The quay smells of tar and of\r\nfish that nobody bought in\r\ntime.\r\n");
    client.send("\xff\xfa\x1f\x00\x64\x00\x18\xff\xf0");
    await test.link.waiting.until("a second size", () => test.link.sizes.length === 2);
    test.link.say(1, text);
    await client.until(`${text}\r\n`);
  });

  it("gives colours to a client with a window, and plain text to a bare socket", async () => {
    const test = await start();
    const client = dial(test);
    await client.until(DO_NAWS);
    test.link.say(1, "<exit>north</exit>");
    await client.until("north\r\n");
    client.send("\xff\xfb\x1fx\r\n");
    await test.link.typed(1);
    test.link.say(1, "<exit>south</exit>");
    await client.until("\x1b[32msouth\x1b[0m\r\n");
  });

  it("goes over to latin-1 after two lines that are no UTF-8", async () => {
    const test = await start();
    const client = dial(test);
    client.send("caf\xe9\r\ncaf\xe9\r\n");
    await test.link.typed(2);
    client.send("caf\xe9\r\n");
    expect((await test.link.typed(3))[2]).toBe("café");
    test.link.say(1, "é — 中 ÿ");
    await client.until("\xe9 -- ? \xff\xff\r\n");
  });

  it("answers AYT in words and does as EC, EL and IP ask", async () => {
    const test = await start();
    const client = dial(test);
    client.send("lookk\xff\xf7\r\nnonsense\xff\xf8north\r\nwrong\xff\xf4south\r\n\xff\xf6");
    expect(await test.link.typed(3)).toEqual(["look", "north", "south"]);
    await client.until("Yes, you are heard, and the world is awake.\r\n");
  });

  it("agrees to suppress go-aheads when asked, and never offers to", async () => {
    const test = await start();
    const client = dial(test);
    client.send("\xff\xfd\x03");
    await client.until("\xff\xfb\x03");
    expect(client.received).toBe(`${OFFERS}\xff\xfb\x03`);
    test.link.say(1, "Hello.", { prompt: { text: "Name: " } });
    await client.until("Name: ");
    expect(client.received).not.toContain(GA);
  });

  it("keeps a silent connection alive with NOP", async () => {
    const test = await start();
    const client = dial(test);
    await client.until(DO_NAWS);
    test.clock.ahead += 61_000;
    await client.until("\xff\xf1");
  });

  it("says once that the world is away, keeps taking lines, and says when it is back", async () => {
    const test = await start();
    playLogin(test);
    const client = dial(test);
    await client.next(GA);
    test.link.become("away");
    const away = Buffer.from(await client.next(GA), "latin1").toString();
    expect(away).toBe(
      `\r\nThe world holds its breath… Type on: nothing you say now is lost.\r\nName: \ufffd\ufffd`,
    );
    client.send("bo\r\n");
    expect(await test.link.typed(1)).toEqual(["bo"]);
    test.link.become("here");
    await client.until("The world breathes out");
  });

  it("repeats a line that was not taken, but never one that may be a secret", async () => {
    const test = await start();
    const client = dial(test);
    await client.until(DO_NAWS);
    test.link.full = true;
    client.send("say <b>\r\n");
    await client.until("Not taken: say <b>\r\n");
    test.link.say(1, undefined, { echo: { on: false } });
    await client.until(WILL_ECHO);
    client.send("secret\r\n");
    await client.until("Not taken. Wait a moment");
    expect(client.received).not.toContain("secret");
  });

  it("says the last words when the world ends the session, and tells the world nothing back", async () => {
    const test = await start();
    const client = dial(test);
    await client.until(DO_NAWS);
    test.link.events.closing(1, "Taken over elsewhere.");
    await client.end();
    expect(client.received).toBe(`${OFFERS}Taken over elsewhere.\r\n`);
    expect(test.link.closes).toEqual([]);
  });

  it("does not wait for answers on behalf of a client that is gone", async () => {
    const test = await start();
    const client = dial(test);
    client.send("look\r\n");
    await test.link.typed(1);
    client.destroy();
    await test.link.waiting.until("a close", () => test.link.closes.length > 0);
  });

  it("tells the world at once when a connection breaks", async () => {
    const test = await start();
    const client = dial(test);
    await client.until(DO_NAWS);
    client.destroy();
    await test.link.waiting.until("a close", () => test.link.closes.length > 0);
    expect(test.link.closes).toEqual([{ session: 1, deliberate: false }]);
  });

  it("closes everybody when the world gave this boot up", async () => {
    const test = await start();
    const client = dial(test);
    await client.until(DO_NAWS);
    test.link.events.bootGone();
    await client.end();
    expect(client.received).toContain("Connect again to go on.");
    expect(test.link.closes).toEqual([]);
    const next = dial(test);
    await test.link.waiting.until("a new session", () => test.link.opens.has(2));
    next.destroy();
  });
});
