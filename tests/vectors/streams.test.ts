import { encodeNaws, parseNaws, subnegotiation, TelnetParser } from "@wyldlands/telnet";
import { describe, expect, it } from "vitest";
import { conformance } from "../../packages/telnet/src/vectors/conformance.ts";
import { bytewise, chance, packets, replay } from "../../packages/telnet/src/vectors/replay.ts";
import { streams } from "./streams.ts";

const SEED = Number(process.env["WYLDLANDS_SEED"] ?? 854);

describe("byte streams, as the parser has to read them", () => {
  it.each([...conformance, ...streams])("$name", ({ input, events }) => {
    expect(replay([input])).toEqual(events);
    expect(replay(bytewise(input))).toEqual(events);
    for (let cut = 1; cut < input.length; cut++) expect(replay(packets(input, [cut]))).toEqual(events);
    const random = chance(SEED);
    for (let i = 0; i < 50; i++) {
      const cuts = Array.from({ length: 1 + Math.floor(random() * 6) }, () =>
        Math.floor(random() * input.length),
      );
      expect(replay(packets(input, cuts)), `seed ${SEED}`).toEqual(events);
    }
  });
});

/** TelnetNegotiationCore IACEscapingTests, NAWSDimensionsAboveShortMaxAreReadUnsigned: the whole range, not three of it. */
describe("a window's size from 0 to 65535", () => {
  it("crosses the wire unharmed, every 255 doubled, and right behind it the text", () => {
    const parser = new TelnetParser();
    for (let width = 0; width <= 65_535; width++) {
      const height = 65_535 - width;
      const sent = subnegotiation(31, encodeNaws(width, height));
      const odd = [...encodeNaws(width, height)].filter((byte) => byte === 255).length;
      if (sent.length !== 9 + odd) throw new Error(`${width} takes ${sent.length} bytes`);
      const [event, ...others] = parser.feed(sent);
      if (event?.kind !== "subnegotiation" || others.length > 0) throw new Error(`${width} was not read`);
      const view = new DataView(event.bytes.buffer, event.bytes.byteOffset);
      if (view.getUint16(0) !== width || view.getUint16(2) !== height) throw new Error(`${width} is another`);
      const shown = parseNaws(event.bytes)?.width ?? -1;
      const fits = width === 0 ? 0 : Math.min(500, Math.max(20, width));
      if (shown !== fits) throw new Error(`${width} is shown as ${shown}`);
    }
    expect(parser.feed(Uint8Array.of(108, 10)).map(({ kind }) => kind)).toEqual(["data"]);
  });
});
