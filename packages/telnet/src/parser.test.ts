import { describe, expect, it } from "vitest";
import { DO, GA, IAC, NOP, Opt, SB, SE, WILL } from "./codes.ts";
import { command, escape, negotiate, subnegotiation } from "./encode.ts";
import { TelnetParser } from "./parser.ts";
import type { TelnetEvent } from "./parser.ts";
import { conformance } from "./vectors/conformance.ts";
import { bytes, bytewise, joined, packets, replay } from "./vectors/replay.ts";

describe("TelnetParser", () => {
  describe.each(conformance)("$name ($source)", ({ input, events }) => {
    it("gives the events of the RFC", () => {
      expect(replay([input])).toEqual(events);
    });
    it("gives the same events a byte at a time, and cut in two anywhere", () => {
      expect(replay(bytewise(input))).toEqual(events);
      for (let cut = 1; cut < input.length; cut++) expect(replay(packets(input, [cut]))).toEqual(events);
    });
  });

  it("begins at the offset it is given", () => {
    expect(joined(new TelnetParser().feed(bytes("GET /", "look"), 5))).toEqual(["data look"]);
  });

  it("stops where the visitor says and tells how much it has read", () => {
    const compressed = bytes(0x78, 0x9c, IAC, SB, IAC, 1);
    const input = bytes("a", IAC, SB, Opt.MCCP3, IAC, SE, compressed);
    const seen: TelnetEvent[] = [];
    const parser = new TelnetParser();
    const read = parser.scan(input, (event) => {
      seen.push(event);
      return event.kind === "subnegotiation" && event.option === Opt.MCCP3 ? "stop" : undefined;
    });
    expect(input.subarray(read)).toEqual(compressed);
    expect(joined(seen)).toEqual(["data a", "sb 87 "]);
    expect(joined(parser.feed(bytes("inflated", IAC, GA)))).toEqual(["data inflated", `command ${GA}`]);
  });

  it("gives the same events when every event stops it and the rest is fed again", () => {
    const input = bytes(
      "a",
      IAC,
      IAC,
      IAC,
      NOP,
      "b",
      IAC,
      SB,
      24,
      "x",
      IAC,
      WILL,
      31,
      IAC,
      SB,
      24,
      IAC,
      SE,
      "c",
    );
    const events: TelnetEvent[] = [];
    const parser = new TelnetParser();
    let at = 0;
    let rounds = 0;
    while (at < input.length && rounds++ < 100) {
      at = parser.scan(input, (event) => (events.push(event), "stop"), at);
    }
    expect(joined(events)).toEqual(replay([input]));
  });

  it("keeps a subnegotiation at its limit and drops one a byte longer", () => {
    const limits = { maxSubnegotiation: (option: number) => (option === 24 ? 4 : 2) };
    expect(replay([subnegotiation(24, bytes("1234")), subnegotiation(24, bytes("12345"))], limits)).toEqual([
      "sb 24 1234",
      "dropped 24 5",
    ]);
    expect(
      replay([subnegotiation(31, bytes(IAC, IAC)), subnegotiation(31, bytes(1, IAC, 3))], limits),
    ).toEqual(["sb 31 \xff\xff", "dropped 31 3"]);
  });

  it("allows GMCP 64 KiB and everything else 1 KiB", () => {
    const sizes = (option: number, size: number) => replay([subnegotiation(option, new Uint8Array(size))])[0];
    expect(sizes(Opt.GMCP, 65_536)).toMatch(/^sb 201 /);
    expect(sizes(Opt.GMCP, 65_537)).toBe("dropped 201 65537");
    expect(sizes(Opt.MSDP, 1024)).toMatch(/^sb 69 /);
    expect(sizes(Opt.MSDP, 1025)).toBe("dropped 69 1025");
  });

  it("lends the packet's own bytes as text, and gives subnegotiations away", () => {
    const packet = bytes("look", IAC, SB, 24, "x", IAC, SE);
    const events = new TelnetParser().feed(packet);
    packet.fill(0x2e);
    expect(joined(events)).toEqual(["data ....", "sb 24 x"]);
  });

  it("lets go of a subnegotiation as soon as it is too long", () => {
    const parser = new TelnetParser();
    parser.feed(bytes(IAC, SB, 24, new Uint8Array(1024)));
    expect(parser.buffered).toBe(1024);
    parser.feed(bytes("x"));
    expect(parser.buffered).toBe(0);
  });

  it("holds nothing once a subnegotiation has ended", () => {
    const parser = new TelnetParser();
    parser.feed(bytes(IAC, SB, 24, "xterm"));
    expect(parser.buffered).toBe(5);
    parser.feed(bytes(IAC, SE));
    expect(parser.buffered).toBe(0);
  });
});

describe("encoding", () => {
  it("doubles IAC and leaves other bytes alone", () => {
    expect(escape(bytes(IAC, "a", IAC, IAC, "b"))).toEqual(bytes(IAC, IAC, "a", IAC, IAC, IAC, IAC, "b"));
    const plain = bytes("plain");
    expect(escape(plain)).toBe(plain);
  });

  it("is read back by the parser", () => {
    const stream = [
      escape(bytes("a", IAC, "b")),
      command(GA),
      negotiate(DO, 255),
      subnegotiation(Opt.NAWS, bytes(0, IAC, 0, 24)),
      subnegotiation(Opt.EXOPL, bytes(IAC)),
      subnegotiation(Opt.MCCP2),
    ];
    expect(replay(stream)).toEqual([
      "data a\xffb",
      `command ${GA}`,
      `${DO} 255`,
      "sb 31 \0\xff\0\x18",
      "sb 255 \xff",
      "sb 86 ",
    ]);
  });
});
