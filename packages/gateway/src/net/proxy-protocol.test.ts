import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readProxyHeader } from "./proxy-protocol.ts";

const SIGNATURE = Buffer.from("0d0a0d0a000d0a515549540a", "hex");

/** A version 2 header, with the length of its body. */
function v2(command: number, family: number, body: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length);
  return Buffer.concat([SIGNATURE, Buffer.from([command, family]), length, body]);
}

const TCP4 = Buffer.from([203, 0, 113, 7, 192, 0, 2, 1, 0xdd, 0xd5, 0x0f, 0xa0]);
const TCP6 = Buffer.from(`20010db8${"00".repeat(11)}0a${"00".repeat(15)}01ddd50fa0`, "hex");

describe("a PROXY header of version 1", () => {
  it.each([
    ["PROXY TCP4 203.0.113.7 192.0.2.1 56789 4000\r\n", "203.0.113.7"],
    ["PROXY TCP6 2001:0db8:0:0:0:0:0:A ::1 56789 4000\r\n", "2001:db8::a"],
    ["PROXY TCP6 ::ffff:203.0.113.7 ::1 1 2\r\n", "203.0.113.7"],
  ])("tells the address in %j, and its own length", (text, address) => {
    expect(readProxyHeader(Buffer.from(`${text}look\r\n`))).toEqual({
      state: "whole",
      length: text.length,
      from: { address, secure: false },
    });
  });

  it.each(["PROXY UNKNOWN\r\n", "PROXY UNKNOWN ffff:f::1 ffff:f::2 65535 65535\r\n"])(
    "tells nothing in %j",
    (text) => {
      expect(readProxyHeader(Buffer.from(text))).toEqual({
        state: "whole",
        length: text.length,
        from: undefined,
      });
    },
  );

  it.each([
    "PROXY TCP4 203.0.113.7 192.0.2.1 56789 4000 \r\n",
    "PROXY TCP4 203.0.113.7 192.0.2.1 56789\r\n",
    "PROXY TCP4 203.0.113.7 192.0.2.1 65536 4000\r\n",
    "PROXY TCP4 203.0.113.7 192.0.2.1 -1 4000\r\n",
    "PROXY TCP4 203.0.113.7 192.0.2.1 01 4000\r\n",
    "PROXY TCP4 203.0.113.007 192.0.2.1 1 4000\r\n",
    "PROXY TCP4 2001:db8::a ::1 56789 4000\r\n",
    "PROXY TCP6 203.0.113.7 192.0.2.1 56789 4000\r\n",
    "PROXY TCP6 fe80::1%eth0 ::1 56789 4000\r\n",
    "PROXY  TCP4 203.0.113.7 192.0.2.1 1 2\r\n",
    "PROXY UDP4 203.0.113.7 192.0.2.1 1 2\r\n",
    "PROXY\r\n",
    "proxy TCP4 203.0.113.7 192.0.2.1 1 2\r\n",
    "GET / HTTP/1.1\r\n",
    "look\r\n",
  ])("is refused as %j", (text) => {
    expect(readProxyHeader(Buffer.from(text))).toEqual({ state: "bad" });
  });

  it("has 107 bytes at most, its line end included", () => {
    const fill = (length: number): Buffer => Buffer.from(`${"PROXY UNKNOWN ".padEnd(length - 2, "f")}\r\n`);
    expect(readProxyHeader(fill(107))).toMatchObject({ state: "whole", length: 107 });
    expect(readProxyHeader(fill(108))).toEqual({ state: "bad" });
    expect(readProxyHeader(fill(108).subarray(0, 107))).toEqual({ state: "bad" });
  });
});

describe("a PROXY header of version 2", () => {
  it.each([
    ["TCP over IPv4", 0x11, TCP4, "203.0.113.7"],
    ["TCP over IPv6", 0x21, TCP6, "2001:db8::a"],
  ])("tells the address of %s, and its own length", (_what, family, body, address) => {
    const header = v2(0x21, family, body);
    expect(readProxyHeader(Buffer.concat([header, Buffer.from("look\r\n")]))).toEqual({
      state: "whole",
      length: header.length,
      from: { address, secure: false },
    });
  });

  it.each([
    ["LOCAL", 0x20, 0x11, TCP4],
    ["LOCAL without addresses", 0x20, 0x00, Buffer.alloc(0)],
    ["an unknown family", 0x21, 0x00, Buffer.alloc(7)],
    ["UDP", 0x21, 0x12, TCP4],
    ["a Unix socket", 0x21, 0x31, Buffer.alloc(216)],
  ])("tells nothing in %s", (_what, command, family, body) => {
    const header = v2(command, family, body);
    expect(readProxyHeader(header)).toEqual({ state: "whole", length: header.length, from: undefined });
  });

  it.each([
    ["of another version", v2(0x11, 0x11, TCP4)],
    ["with another command", v2(0x22, 0x11, TCP4)],
    ["shorter than its addresses", v2(0x21, 0x21, TCP4)],
    ["longer than 2048 bytes", v2(0x21, 0x11, Buffer.alloc(2040)).subarray(0, 16)],
  ])("is refused when it is %s", (_what, header) => {
    expect(readProxyHeader(header)).toEqual({ state: "bad" });
  });

  it("says by its extension whether the player came by TLS", () => {
    const noop = Buffer.from([0x04, 0, 2, 0, 0]);
    const ssl = (client: number): Buffer => Buffer.from([0x20, 0, 5, client, 0, 0, 0, 0]);
    for (const [client, secure] of [
      [0x01, true],
      [0x07, true],
      [0x00, false],
    ] as const) {
      const header = v2(0x21, 0x11, Buffer.concat([TCP4, noop, ssl(client)]));
      expect(readProxyHeader(header)).toMatchObject({ from: { address: "203.0.113.7", secure } });
    }
  });
});

describe("a PROXY header that comes in parts", () => {
  it.each([
    Buffer.from("PROXY TCP4 203.0.113.7 192.0.2.1 56789 4000\r\n"),
    Buffer.from("PROXY UNKNOWN\r\n"),
    v2(0x21, 0x21, Buffer.concat([TCP6, Buffer.alloc(30)])),
    v2(0x20, 0x00, Buffer.alloc(0)),
  ])("asks for more until its last byte is there (%#)", (header) => {
    for (let end = 0; end < header.length; end++)
      expect(readProxyHeader(header.subarray(0, end)), `${end} bytes`).toEqual({ state: "more" });
    expect(readProxyHeader(header)).toMatchObject({ state: "whole", length: header.length });
  });

  it("is judged without a throw, and never as longer than what is there, whatever it is", () => {
    const body = fc.uint8Array({ maxLength: 300 });
    const start = fc.constantFrom(
      Buffer.alloc(0),
      Buffer.from("PROXY "),
      Buffer.from("PROXY TCP4 "),
      SIGNATURE,
    );
    fc.assert(
      fc.property(start, body, (head, rest) => {
        const bytes = Buffer.concat([head, rest]);
        const header = readProxyHeader(bytes);
        return header.state !== "whole" || header.length <= bytes.length;
      }),
    );
  });
});
