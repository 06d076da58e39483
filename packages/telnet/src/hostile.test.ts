import { describe, expect, it } from "vitest";
import { LineAssembler, MAX_LINE } from "./lines.ts";
import type { Line } from "./lines.ts";
import { TelnetParser } from "./parser.ts";
import type { TelnetEvent } from "./parser.ts";
import { hostileInputs } from "./vectors/hostile.ts";
import { bytewise, chance, joined, packets, replay } from "./vectors/replay.ts";

const LARGEST = 64 * 1024;

/** Parser and lines together, as the gateway uses them, watching what they hold. */
function play(stream: readonly Uint8Array[]): { events: string[]; lines: Line[]; held: number } {
  const parser = new TelnetParser();
  const assembler = new LineAssembler();
  const events: TelnetEvent[] = [];
  const lines: Line[] = [];
  let held = 0;
  for (const packet of stream) {
    parser.scan(packet, (event) => {
      events.push(event);
      if (event.kind === "data") for (const line of assembler.push(event.bytes)) lines.push(line);
    });
    held = Math.max(held, parser.buffered + assembler.buffered);
  }
  return { events: joined(events), lines, held };
}

function randomCuts(input: Uint8Array, seed: number): Uint8Array[] {
  const random = chance(seed);
  const count = 1 + Math.floor(random() * 200);
  return packets(
    input,
    Array.from({ length: count }, () => Math.floor(random() * input.length)),
  );
}

describe.each(hostileInputs())("hostile input: $name", ({ input, events, lines }) => {
  const ways = {
    whole: () => [input],
    "a byte at a time": () => bytewise(input),
    "cut at random": () => randomCuts(input, 1143),
    "cut at random again": () => randomCuts(input, 854),
  };

  it.each(Object.entries(ways))("gives the expected events and lines, %s", (_, cut) => {
    const played = play(cut());
    const expected = play([input]);
    expect(played.events).toEqual(events ?? expected.events);
    expect(played.lines).toEqual(lines ?? expected.lines);
    expect(played.held).toBeLessThanOrEqual(LARGEST + MAX_LINE);
  });

  it("gives the same events cut in two at every place (the first and last 100)", () => {
    const expected = replay([input]);
    if (input.length > 50_000)
      return expect(replay(packets(input, [1, 2, 3, 4, input.length - 1]))).toEqual(expected);
    for (let cut = 1; cut < input.length; cut++) {
      if (cut > 100 && cut < input.length - 100) continue;
      expect(replay(packets(input, [cut]))).toEqual(expected);
    }
  });
});
