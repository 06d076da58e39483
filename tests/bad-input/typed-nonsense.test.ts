import { Player, TelnetClient, WebClient } from "@wyldlands/bots";
import { WEB_SUBPROTOCOL } from "@wyldlands/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { RawLine } from "../support/raw-line.ts";
import { TestServer } from "../support/server.ts";

const PASSWORD = "three dry matches";

describe("what a client types", () => {
  let server: TestServer;
  let listener: Player;

  beforeAll(async () => {
    server = await TestServer.start();
    listener = new Player(new WebClient({ url: server.webUrl }));
    await listener.newAccount({ name: "listener", password: PASSWORD, character: "Lissy" });
  });
  afterAll(async () => {
    await listener?.quit();
    await server?.stop();
    server?.remove();
  });

  async function guest(): Promise<RawLine> {
    const line = await RawLine.open(server.telnet);
    line.send("guest\r\n");
    await line.until(/Exits: /);
    return line;
  }

  it("a line of a megabyte is cut at 4 KiB, with a word about it, and the next line is understood", async () => {
    const line = await guest();
    line.send(`say ${"x".repeat(1024 * 1024)}\r\nsay after it\r\n`);
    await line.until(/You say, 'after it'/);
    expect(line.text.replace(/\s+/g, " ")).toContain("what stood beyond its first 4096 bytes is lost");
    // The rest of the long line is not taken for a command.
    expect(line.text).not.toContain("There is no command");
    line.close();
  });

  it("a frame of a megabyte ends a web client's connection, and only its own", async () => {
    const socket = new WebSocket(server.webUrl, WEB_SUBPROTOCOL);
    const closed = new Promise<number>((resolve) => socket.on("close", (code) => resolve(code)));
    socket.on("open", () => socket.send("x".repeat(1024 * 1024)));
    socket.on("error", () => undefined);
    expect(await closed).toBe(1009);
    await listener.say("unmoved");
  });

  it.each([
    ["no JSON", "{"],
    ["no message of ours", '{"t":"shout"}'],
    ["a line before the hello", '{"t":"line","n":1,"text":"look"}'],
    ["numbers that are none", '{"t":"hello","width":"wide","height":1e99}'],
    ["a token that nobody gave out", '{"t":"hello","width":80,"height":24,"resume":{"token":7,"last":-1}}'],
  ])("a web client that sends %s is closed with a reason", async (_, text) => {
    const socket = new WebSocket(server.webUrl, WEB_SUBPROTOCOL);
    const closed = new Promise<[number, string]>((resolve) =>
      socket.on("close", (code, reason) => resolve([code, reason.toString()])),
    );
    socket.on("open", () => socket.send(text));
    const [code, reason] = await closed;
    expect(code).toBe(1008);
    expect(reason).not.toBe("");
  });

  it("a guessed token resumes nothing: its bearer stands at the door", async () => {
    const socket = new WebSocket(server.webUrl, WEB_SUBPROTOCOL);
    const greeted = new Promise<unknown>((resolve) =>
      socket.on("message", (data: Buffer) => resolve(JSON.parse(data.toString()))),
    );
    const resume = { token: "A".repeat(43), last: 0 };
    socket.on("open", () => socket.send(JSON.stringify({ t: "hello", width: 80, height: 24, resume })));
    expect(await greeted).toMatchObject({ t: "hello", resumed: false, accepted: 0 });
    socket.terminate();
  });

  it("invalid UTF-8, controls and colour codes reach nobody", async () => {
    const line = await guest();
    line.send(Buffer.concat([Buffer.from("say a\x1b[31mb\x07c"), Buffer.of(0xc3, 0x28), Buffer.from("d\n")]));
    const { match } = await listener.client.waitFor(/says, '(a.*d)'/);
    expect(match[1]).toBe("a[31mbc\ufffd(d");
    line.send("say <error>&amp;{colour}%s${x}</error> ' or 1=1 -- ../../etc\n");
    const said = await listener.client.waitFor(/says, '(<error>.*)'/);
    expect(said.match[1]).toBe("<error>&amp;{colour}%s${x}</error> ' or 1=1 -- ../../etc");
    line.close();
  });

  it("commands that make no sense are answered, every one", async () => {
    const line = await guest();
    const nonsense = [
      "",
      " ",
      "'",
      ".",
      "get",
      "get all.",
      "get -1 oil",
      "get 99999999999999999999 oil",
      "give",
      "tell",
      "tell x",
      "say",
      "say ",
      "emote",
      "go",
      "go nowhere",
      "drop 0 copper",
      "__proto__",
      "constructor",
      "help __proto__",
      "examine constructor",
      "\u202eevil",
      "\u0000look",
    ];
    for (const text of nonsense) line.send(`${text}\n`);
    line.send("say the end of it\n");
    await line.until(/You say, 'the end of it'/);
    expect(line.text).not.toMatch(/went wrong|took too long|undefined|\[object/);
    expect(server.output).not.toContain("ended");
    line.close();
  });

  it("guesses at a password are slowed in words, on one connection and over many, and nobody else is", async () => {
    const guesses = Array.from({ length: 30 }, (_, i) => `wrong guess ${i}`);
    let tried = 0;
    let text = "";
    while (tried < guesses.length) {
      const line = await RawLine.open(server.telnet);
      // Five wrong ones end a connection.
      for (const guess of guesses.slice(tried, tried + 6)) line.send(`listener\n${guess}\n`);
      tried += 6;
      await line.until(/Too many tries|That is enough for now/);
      text += line.text;
      line.close();
    }
    expect(text.match(/That name and password do not go together/g)?.length).toBeLessThanOrEqual(10);
    expect(text).toMatch(/Too many tries\. Wait \d+ seconds, then begin again with your name\./);
    expect(text).toContain("That is enough for now. Come back when you remember.");
    expect(text).not.toContain("wrong guess");

    // The right password has to wait as well: guessing tells nothing.
    const right = await RawLine.open(server.telnet);
    right.send(`listener\n${PASSWORD}\n`);
    await right.until(/Too many tries/);
    right.close();
    // Another account, from the same address, does not.
    const other = new Player(new TelnetClient(server.telnet));
    await other.newAccount({ name: "bystander", password: PASSWORD, character: "Bye" });
    await other.quit();
    const back = new Player(new TelnetClient(server.telnet));
    await back.login("bystander", PASSWORD);
    await back.quit();
    // And who plays already is not thrown out.
    await listener.say("still in play");
  });

  it("a name that no account has is answered like a wrong password", async () => {
    const line = await RawLine.open(server.telnet);
    line.send("nobody-by-this-name\nany password\n");
    await line.until(/That name and password do not go together\.[^]*Name: $/);
    line.close();
  });
});
