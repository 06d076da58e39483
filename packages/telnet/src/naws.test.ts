import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Opt } from "./codes.ts";
import { subnegotiation } from "./encode.ts";
import { encodeNaws, parseNaws } from "./naws.ts";
import { TelnetParser } from "./parser.ts";
import { bytes } from "./vectors/replay.ts";

describe("window size", () => {
  it("is two big-endian numbers (RFC 1073)", () => {
    expect(parseNaws(bytes(0, 80, 0, 24))).toEqual({ width: 80, height: 24 });
    expect(parseNaws(bytes(1, 0, 1, 44))).toEqual({ width: 256, height: 300 });
  });

  it("is unknown where it is 0 (curl)", () => {
    expect(parseNaws(bytes(0, 0, 0, 0))).toEqual({ width: 0, height: 0 });
    expect(parseNaws(bytes(0, 80, 0, 0))).toEqual({ width: 80, height: 0 });
  });

  it("is clamped to 20..500 columns and 5..500 rows", () => {
    expect(parseNaws(bytes(0, 1, 0, 1))).toEqual({ width: 20, height: 5 });
    expect(parseNaws(bytes(0, 43, 0, 7))).toEqual({ width: 43, height: 7 });
    expect(parseNaws(bytes(255, 255, 255, 255))).toEqual({ width: 500, height: 500 });
  });

  it("is refused at any other length", () => {
    for (const length of [0, 1, 3, 5, 8]) expect(parseNaws(new Uint8Array(length))).toBeUndefined();
  });

  it("is read from a view into a larger buffer", () => {
    expect(parseNaws(bytes(9, 9, 0, 80, 0, 24, 9).subarray(2, 6))).toEqual({ width: 80, height: 24 });
  });

  it("survives the wire at every size in bounds, 255 included", () => {
    const side = (least: number) =>
      fc.oneof(fc.integer({ min: least, max: 500 }), fc.constantFrom(255, 256, 511 - 11));
    fc.assert(
      fc.property(side(20), side(5), (width, height) => {
        const [event] = new TelnetParser().feed(subnegotiation(Opt.NAWS, encodeNaws(width, height)));
        expect(event?.kind === "subnegotiation" && parseNaws(event.bytes)).toEqual({ width, height });
      }),
    );
  });
});
