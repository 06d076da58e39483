import { DO, DONT, IAC, SB, SE, WILL, WONT } from "@wyldlands/telnet";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { artefact } from "../support/artefacts.ts";
import { findProgram } from "../support/programs.ts";
import { RawLine } from "../support/raw-line.ts";
import type { TestServer } from "../support/server.ts";
import { sharedServer } from "../support/shared-server.ts";
import { Piped } from "./piped.ts";

const NC = findProgram("nc", "netcat-openbsd");
const NCAT = findProgram("ncat", "ncat");
const PASSWORD = "plain old pipes";

describe("a client that knows nothing of telnet", () => {
  let server: TestServer;
  const open = new Set<RawLine>();
  const connect = async (): Promise<RawLine> => {
    const line = await RawLine.open(server.telnet);
    open.add(line);
    return line;
  };

  beforeAll(async () => {
    server = await sharedServer();
  });
  afterEach(() => {
    for (const line of open) line.close();
    open.clear();
  });
  afterAll(async () => {});

  it("makes an account, leaves and logs in, with line feeds only", async () => {
    const line = await connect();
    for (const [prompt, answer] of [
      [/Name: $/, "new"],
      [/Choose an account name: $/, "pipewright"],
      [/Choose a password: $/, PASSWORD],
      [/Repeat the password: $/, PASSWORD],
      [/Name your character: $/, "Osk"],
      [/Exits: .*/, "down"],
      [/The Salt Quay[^]*Exits: /, "get boathook"],
      [/You get a rusty boathook\./, "quit"],
    ] as const) {
      await line.until(prompt);
      line.send(`${answer}\n`);
    }
    await line.end();
    expect(line.text).not.toContain(PASSWORD);

    const again = await connect();
    again.send(`pipewright\n${PASSWORD}\ninventory\n`);
    await again.until(/The Salt Quay[^]*You carry:[^]*a rusty boathook/);
  });

  it("makes an account with all the answers in one packet", async () => {
    const line = await connect();
    line.send(`new\nonepacket\n${PASSWORD}\n${PASSWORD}\nTarn\nsay all at once\n`);
    await line.until(/Exits: [^]*You say, 'all at once'/);
  });

  it.each([
    ["LF", "\n"],
    ["CR LF", "\r\n"],
    ["CR NUL", "\r\0"],
    ["CR", "\r"],
  ])("has twenty commands in one packet run in order, ended by %s", async (_, end) => {
    const line = await connect();
    line.send(`guest${end}`);
    await line.until(/Exits: /);
    const words = Array.from({ length: 20 }, (_, i) => `word ${i + 1}`);
    line.send(words.map((word) => `say ${word}${end}`).join(""));
    await line.until(/You say, 'word 20'/);
    expect([...line.text.matchAll(/You say, '(.*)'/g)].map(([, word]) => word)).toEqual(words);
  });

  it("is answered to the last line after it has closed its half", async () => {
    const line = await connect();
    line.send("guest\nlook\nsay and that was all\n");
    line.socket.end();
    await line.end();
    expect(line.text).toMatch(/Exits: [^]*Exits: [^]*You say, 'and that was all'/);
  });

  it("is answered when its last line has no end", async () => {
    const line = await connect();
    line.send("guest\nsay cut off");
    line.socket.end();
    await line.end();
    expect(line.text).toContain("You say, 'cut off'");
  });

  it("is not confused by telnet options in the middle of a word, whole or a byte at a time", async () => {
    const line = await connect();
    line.send("guest\n");
    await line.until(/Exits: /);
    const sentence = Buffer.concat(
      [
        "sa",
        [IAC, WONT, 31, IAC, DO, 24],
        "y un",
        [IAC, SB, 24, 0, 120, 116, 101, 114, 109, IAC, SE],
        "har",
        [IAC, WILL, 200, IAC, DONT, 1],
        "med caf\u00e9\n",
      ].map((part) => Buffer.from(part as string)),
    );
    line.send(sentence);
    await line.until(/You say, 'unharmed café'/);
    for (const byte of sentence) {
      line.send(Uint8Array.of(byte));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await line.until(/You say, 'unharmed café'[^]*You say, 'unharmed café'/);
  });

  it("holds a command back until its line ends, however slowly it comes", async () => {
    const line = await connect();
    line.send("gue");
    await line.until(/Name: $/);
    line.send("st\n");
    await line.until(/Exits: /);
    expect(line.text).not.toContain("Password");
  });

  describe.each([
    ["nc", NC, []],
    ["ncat", NCAT, []],
    ["ncat, refusing every option", NCAT, ["-t"]],
  ])("the program %s", (name, program, options) => {
    let client: Piped | undefined;
    const start = (what: string): Piped => {
      const { host, port } = server.telnet;
      const transcript = artefact("real-clients", `${name.replace(/\W+/g, "-")}-${what}.txt`);
      client = new Piped(program as string, [...options, host, String(port)], { transcript });
      return client;
    };

    afterEach(async () => {
      await client?.close();
    });

    it.skipIf(program === undefined)("plays one line at a time", async () => {
      const player = start("typed");
      await player.shows(/Name: $/);
      player.type("guest");
      await player.shows(/Exits: /);
      player.type("say caf\u00e9 \u2014 \u4e2d");
      await player.shows(/You say, 'caf\u00e9 \u2014 \u4e2d'/);
      player.type("quit");
      await player.shows(/Fair winds/);
      player.hangUp();
      expect(await player.end()).toBe(0);
    });

    it.skipIf(program === undefined)(
      "has all it was fed answered before it ends, as `printf` feeds it",
      async () => {
        const player = start("fed");
        const words = Array.from({ length: 20 }, (_, i) => `word ${i + 1}`);
        player.type(["guest", ...words.map((word) => `say ${word}`), "quit"].join("\n"));
        player.hangUp();
        await player.shows(/Fair winds/);
        await player.end();
        expect([...player.text.matchAll(/You say, '(.*)'/g)].map(([, word]) => word)).toEqual(words);
      },
    );
  });
});
