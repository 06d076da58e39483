import { readFileSync } from "node:fs";
import { Player, TelnetClient } from "@wyldlands/bots";
import { IAC, SE } from "@wyldlands/telnet";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostileInputs } from "../../packages/telnet/src/vectors/hostile.ts";
import { RawLine } from "../support/raw-line.ts";
import { TestServer } from "../support/server.ts";

/** Resident memory of a process, in MiB. */
function memoryOf(pid: number): number {
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kib) / 1024;
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
