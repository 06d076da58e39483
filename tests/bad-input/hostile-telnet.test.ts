import { once } from "node:events";
import { readFileSync } from "node:fs";
import { constants, deflateSync, inflateSync, type Zlib } from "node:zlib";
import { Player, TelnetClient } from "@wyldlands/bots";
import { DO, DONT, IAC, Opt, SE, subnegotiation } from "@wyldlands/telnet";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostileInputs } from "../../packages/telnet/src/vectors/hostile.ts";
import { RawLine } from "../support/raw-line.ts";
import { TestServer } from "../support/server.ts";

/** Resident memory of a process, in MiB. */
function memoryOf(pid: number): number {
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kib) / 1024;
}

/** A zlib stream that swells to a thousand times its length, as much as zlib can: 64 KiB to 64 MiB. */
function bomb(): Buffer {
  return deflateSync(Buffer.alloc(64 * 1024 ** 2), { level: constants.Z_BEST_COMPRESSION });
}

/** What a client can show that has read so much of a stream, one character a byte. */
function inflated(bytes: Buffer): string {
  return inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString("latin1");
}

/** The stream that `bytes` begin with, one character a byte, and what stands behind its end. */
function inflateOne(bytes: Buffer): { text: string; behind: Buffer } {
  const { buffer, engine } = inflateSync(bytes, { info: true }) as unknown as {
    buffer: Buffer;
    engine: Zlib & { bytesWritten: number };
  };
  return { text: buffer.toString("latin1"), behind: bytes.subarray(engine.bytesWritten) };
}

describe("hostile telnet clients", () => {
  let server: TestServer;
  let neighbour: Player;
  let memory: number;
  /** What the neighbour waited for an answer at worst, in milliseconds, since the last look. */
  let worst = 0;
  const over = new AbortController();
  let played: Promise<number>;

  /** Says one line after the other and wants each of them answered. Returns how many. */
  async function play(): Promise<number> {
    let said = 0;
    while (!over.signal.aborted) {
      const since = performance.now();
      await neighbour.say(`undisturbed ${++said}`);
      worst = Math.max(worst, performance.now() - since);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return said;
  }

  beforeAll(async () => {
    server = await TestServer.start();
    neighbour = new Player(new TelnetClient(server.telnet));
    await neighbour.loginAsGuest();
    memory = memoryOf(server.gatewayPid());
    played = play();
  });
  afterAll(async () => {
    over.abort();
    await played;
    await server?.stop();
    server?.remove();
  });

  async function guest(): Promise<RawLine> {
    const line = await RawLine.open(server.telnet);
    line.send("guest\r\n");
    await line.until(/Exits: /);
    return line;
  }

  /** These are cut off, for they ask too much; every other client plays on after what it sent. */
  const CUT = new Set(["2,000 option pairs", "a thousand TTYPE SENDs"]);
  /** More lines than the gateway passes on in a minute: they wait, and so does the client. */
  const SLOW = new Set(["a flood of LF", "a storm of CR"]);

  it.each(hostileInputs())(
    "$name: the client is cut or plays on, the neighbour does not notice",
    async ({ name, input }) => {
      const line = await guest();
      line.send(input);
      if (CUT.has(name)) {
        await line.end();
      } else if (!SLOW.has(name)) {
        line.send(Uint8Array.of(IAC, SE));
        line.send("\r\nsay still here\r\n");
        await line.until(/You say, 'still here'/, 20_000);
      }
      line.close();
      expect(worst).toBeLessThan(2_000);
    },
  );

  it("a byte at a time is no different", async () => {
    const inputs = hostileInputs().filter(({ name, input }) => input.length < 10_000 && !CUT.has(name));
    expect(inputs.length).toBeGreaterThan(12);
    await Promise.all(
      inputs.map(async ({ input }) => {
        const line = await guest();
        for (const byte of input) {
          line.send(Uint8Array.of(byte));
          await new Promise((resolve) => setImmediate(resolve));
        }
        line.send(Uint8Array.of(IAC, SE));
        line.send("\r\nsay still here\r\n");
        await line.until(/You say, 'still here'/, 20_000);
        line.close();
      }),
    );
    expect(worst).toBeLessThan(2_000);
  });

  describe("who compresses", () => {
    const [DO_86, DONT_86] = [Uint8Array.of(IAC, DO, Opt.MCCP2), Uint8Array.of(IAC, DONT, Opt.MCCP2)];
    const STARTS = Buffer.from(subnegotiation(Opt.MCCP2));
    const packing = (...bytes: Uint8Array[]): Uint8Array =>
      Buffer.concat([Uint8Array.of(IAC, DO, Opt.MCCP3), subnegotiation(Opt.MCCP3), ...bytes]);

    it("what swells a thousandfold: the client is cut, the gateway does not swell", async () => {
      const stream = bomb();
      expect(stream.length).toBeLessThan(70 * 1024);
      const before = memoryOf(server.gatewayPid());
      const lines = await Promise.all(Array.from({ length: 10 }, guest));
      for (const line of lines) line.send(packing(stream));
      await Promise.all(lines.map((line) => line.end()));
      expect(memoryOf(server.gatewayPid()) - before).toBeLessThan(64);
      expect(worst).toBeLessThan(2_000);
    });

    it("the same a few bytes at a time: cut at the same cap", async () => {
      const line = await guest();
      line.send(packing());
      const stream = bomb();
      for (let at = 0; at < stream.length && !line.ended; at += 100) {
        line.send(stream.subarray(at, at + 100));
        await new Promise((resolve) => setImmediate(resolve));
      }
      await line.end();
    });

    it("what is no stream, and a stream that breaks in the middle: cut, and what comes then is no line", async () => {
      const whole = deflateSync("say packed\r\n", { finishFlush: constants.Z_SYNC_FLUSH });
      // A block of a kind that there is none of (RFC 1951 §3.2.3).
      const broken = Buffer.concat([whole, Uint8Array.of(7)]);
      for (const bytes of [new Uint8Array(0), broken].map((start) =>
        Buffer.concat([start, Buffer.from("say in the clear\r\n")]),
      )) {
        const line = await guest();
        line.send(packing(bytes));
        await line.end();
        expect(line.text).not.toContain("in the clear");
      }
    });

    it("a stream that ends, with plain text in the same packet: both are read, and a next stream too", async () => {
      const line = await guest();
      line.send(
        packing(
          deflateSync("say packed\r\n"),
          Buffer.from("say plain\r\n"),
          subnegotiation(Opt.MCCP3),
          deflateSync("say packed again\r\n"),
        ),
      );
      await line.until(/You say, 'packed'[^]*You say, 'plain'[^]*You say, 'packed again'/);
      line.close();
    });

    it("DO 86 over and over, and DONT 86 in mid-stream: one start for each, and each stream has its end", async () => {
      const line = await guest();
      let rest: Buffer = Buffer.alloc(0);
      line.socket.on("data", (packet) => (rest = Buffer.concat([rest, packet])));
      for (const round of ["once", "again"]) {
        line.send(Buffer.concat([DO_86, DO_86, Buffer.from(`say packed ${round}\r\n`)]));
        line.send(Buffer.concat([DO_86, Buffer.from(`say still packed ${round}\r\n`)]));
        while (!rest.includes(STARTS)) await once(line.socket, "data");
        rest = rest.subarray(rest.indexOf(STARTS) + STARTS.length);
        while (!inflated(rest).includes(`You say, 'still packed ${round}'`)) await once(line.socket, "data");
        line.send(DONT_86);
        line.send(`say plain ${round}\r\n`);
        while (!rest.includes(`You say, 'plain ${round}'`)) await once(line.socket, "data");
        const { text, behind } = inflateOne(rest);
        expect(text).toContain(`You say, 'packed ${round}'`);
        expect(text).not.toContain(STARTS.toString("latin1"));
        // The refusal is the stream's last word; the third answer in ten seconds for one option is left unsaid.
        expect(text.endsWith("\xff\xfc\x56")).toBe(round === "once");
        expect(behind.toString("latin1")).toContain(`You say, 'plain ${round}'`);
        rest = behind;
      }
      expect(rest.includes(STARTS)).toBe(false);
      line.close();
    });
  });

  it("a hundred of them do not swell the gateway, and the world plays on", async () => {
    const pid = server.gatewayPid();
    const inputs = hostileInputs();
    for (let round = 0; round < 4; round++) {
      const lines = await Promise.all(inputs.map(() => RawLine.open(server.telnet)));
      for (const [i, { input }] of inputs.entries()) lines[i]?.send(input);
      await new Promise((resolve) => setTimeout(resolve, 500));
      for (const line of lines) line.close();
    }
    const line = await guest();
    line.close();
    expect(server.gatewayPid()).toBe(pid);
    const grown = memoryOf(pid) - memory;
    process.stdout.write(
      `gateway memory: ${memory.toFixed(0)} MiB, grown by ${grown.toFixed(0)} MiB; worst answer ${worst.toFixed(0)} ms\n`,
    );
    expect(grown).toBeLessThan(120);
    expect(worst).toBeLessThan(2_000);
    over.abort();
    expect(await played).toBeGreaterThan(10);
    expect(server.output).not.toMatch(/was ended|ended with code/);
  });
});
