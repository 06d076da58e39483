import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { LineAssembler, TelnetParser } from "@wyldlands/telnet";
import { describe, expect, it } from "vitest";
import { DirectGateway, type DirectClient } from "./direct-gateway.ts";
import { RandomStreams } from "./random-streams.ts";

/** Half of them chaos, half of them sense. `WYLDLANDS_LONG=1` is the long form. */
const RUNS = Number(
  process.env["WYLDLANDS_FUZZ_RUNS"] ?? (process.env["WYLDLANDS_LONG"] ? 1_000_000 : 10_000),
);
const SEED = Number(process.env["WYLDLANDS_SEED"] ?? 1143);

/** Runs that share a gateway; it is closed and forgotten after them. */
const BATCH = 1000;
/** Most that the gateway may say for what one client sent: its offers, MSSP's facts twice, and so much a byte. */
const mostAnswered = (sent: number): number => 8 * 1024 + 200 * sent;
/** Most that the heap may have grown, in MiB. */
const MOST_GROWN = 16;

/** What is kept, in MiB: garbage is collected first. */
function heap(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed / 1024 ** 2;
}

/** Plays `runs` streams, each to a connection of its own, and looks at each when it has been read. */
async function play(
  runs: number,
  config: Record<string, unknown>,
  each: (client: DirectClient, streams: RandomStreams) => () => void,
): Promise<void> {
  for (let from = 0; from < runs; from += BATCH) {
    const gateway = new DirectGateway(config);
    for (let run = from; run < Math.min(from + BATCH, runs); run++) {
      const client = gateway.connect();
      try {
        const look = each(client, new RandomStreams(SEED + run));
        // What leaves at the end of the turn has left after a moment; a look costs a turn, so not each of them gets one.
        if (run % 16 === 0) {
          await client.settled();
          look();
        }
      } catch (error) {
        throw new Error(
          `seed ${SEED + run}: run this one alone with WYLDLANDS_SEED=${SEED + run} WYLDLANDS_FUZZ_RUNS=2`,
          {
            cause: error,
          },
        );
      }
      client.leave();
      gateway.link.lines.length = 0;
    }
    await new Promise((resolve) => void setImmediate(resolve));
    gateway.close();
  }
}

describe(`random byte strings against the whole telnet connection, ${RUNS} of them from seed ${SEED}`, () => {
  const half = RUNS / 2;
  const patience = 30_000 + RUNS;

  it(
    "chaos: nothing is thrown, the work is bounded, and so is what is said and kept",
    { timeout: patience },
    async () => {
      const begun = performance.now();
      await play(1000, {}, (client, streams) => {
        client.send(streams.chaos());
        return () => undefined;
      });
      const before = heap();
      let bytes = 0;
      let cut = 0;
      await play(half, {}, (client, streams) => {
        const input = streams.chaos();
        bytes += input.length;
        const parser = new TelnetParser();
        let events = 0;
        for (const packet of streams.packets(input)) {
          events += parser.feed(packet).length;
          client.send(packet);
        }
        expect(events).toBeLessThanOrEqual(input.length);
        expect(parser.buffered).toBeLessThanOrEqual(input.length);
        if (client.cut) cut += 1;
        return () => expect(client.received).toBeLessThanOrEqual(mostAnswered(input.length));
      });
      const grown = heap() - before;
      process.stdout.write(
        `chaos: ${half} connections, ${(bytes / 1024 ** 2).toFixed(1)} MiB, ${cut} cut, ` +
          `${((performance.now() - begun) / 1000).toFixed(1)} s, heap grown by ${grown.toFixed(1)} MiB\n`,
      );
      expect(grown).toBeLessThan(MOST_GROWN);
      // Else it was too tame, or too wild to get anywhere.
      expect(cut).toBeGreaterThan(half / 1000);
      expect(cut).toBeLessThan(half / 2);
    },
  );

  it(
    "sense: the text between commands is kept, every letter and in order",
    { timeout: patience },
    async () => {
      const begun = performance.now();
      let lines = 0;
      await play(
        half,
        { limits: { negotiations_per_10s: 100_000, lines_burst: 100_000 } },
        (client, streams) => {
          const parts = streams.sensible();
          const end = Buffer.from("\r\n");
          for (const packet of streams.packets(Buffer.concat([...parts.map(({ wire }) => wire), end])))
            client.send(packet);
          const typed = new LineAssembler()
            .push(Buffer.from(`${parts.map(({ text }) => text).join("")}\r\n`))
            .map(({ text }) => text);
          expect(client.lines).toEqual(typed);
          expect(client.cut).toBe(false);
          lines += typed.length;
          return () => undefined;
        },
      );
      process.stdout.write(
        `sense: ${half} connections, ${lines} lines kept, ${((performance.now() - begun) / 1000).toFixed(1)} s\n`,
      );
    },
  );
});
