import { AYT, DO, IAC, NOP, Opt, SB, SE, WILL, WONT } from "../codes.ts";
import { bytes } from "./replay.ts";

/** Input that has broken telnet servers. `events` as `replay` writes them; left out where the lines are the point. */
export interface Hostile {
  name: string;
  input: Uint8Array;
  events?: string[];
  lines?: { text: string; truncated: boolean }[];
}

const KIB = 1024;
const whole = (...texts: string[]) => texts.map((text) => ({ text, truncated: false }));
const repeat = (count: number, ...part: (number | string)[]): Uint8Array => {
  const unit = bytes(...part);
  const out = new Uint8Array(unit.length * count);
  for (let i = 0; i < count; i++) out.set(unit, i * unit.length);
  return out;
};
const list = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** Built anew for each caller: the inputs come to several megabytes. */
export function hostileInputs(): Hostile[] {
  return [
    {
      name: "a subnegotiation that never ends",
      input: bytes(IAC, SB, 24, 0, "xterm\r\nlook\r\n"),
      events: [],
    },
    {
      name: "a GMCP subnegotiation that never ends, over its limit",
      input: bytes(IAC, SB, Opt.GMCP, repeat(100 * KIB, "x")),
      events: [],
    },
    {
      name: "a subnegotiation of a megabyte, then play goes on",
      input: bytes(IAC, SB, Opt.GMCP, repeat(KIB * KIB, "x"), IAC, SE, "look\r\n"),
      events: [`dropped 201 ${KIB * KIB}`, "data look\r\n"],
      lines: whole("look"),
    },
    {
      name: "IAC inside everything",
      input: bytes("a", IAC, IAC, IAC, SB, 24, IAC, IAC, IAC, IAC, IAC, SE, IAC, IAC, IAC, NOP, "b"),
      events: ["data a\xff", "sb 24 \xff\xff", "data \xff", `command ${NOP}`, "data b"],
    },
    {
      name: "2,000 option pairs",
      input: bytes(...list(2000, (i) => bytes(IAC, WILL, i % 256, IAC, DO, i % 256))),
      events: list(2000, (i) => [`${WILL} ${i % 256}`, `${DO} ${i % 256}`]).flat(),
    },
    { name: "a lone IAC at the end", input: bytes("look", IAC), events: ["data look"] },
    {
      name: "IAC SE without a subnegotiation",
      input: bytes("lo", IAC, SE, "ok\n"),
      events: ["data lo", `command ${SE}`, "data ok\n"],
      lines: whole("look"),
    },
    {
      name: "a subnegotiation inside a subnegotiation",
      input: bytes(IAC, SB, 24, 0, "x", IAC, SB, 31, 0, 80, 0, 24, IAC, SE, "y"),
      events: ["dropped 24 2", "sb 31 \0P\0\x18", "data y"],
    },
    {
      name: "IAC WILL in a subnegotiation",
      input: bytes(IAC, SB, 24, "x", IAC, WILL, 31, "look\n"),
      events: ["dropped 24 1", `${WILL} 31`, "data look\n"],
      lines: whole("look"),
    },
    {
      name: "a subnegotiation with no option",
      input: bytes(IAC, SB, IAC, SE, IAC, SB, IAC, WONT, 1, "x"),
      events: ["sb 255 ", "dropped 255 0", `${WONT} 1`, "data x"],
    },
    {
      name: "an undoubled IAC and an unknown command in a subnegotiation",
      input: bytes(IAC, SB, 31, 0, IAC, 7, 24, IAC, SE, "x"),
      events: ["dropped 31 1", "command 7", "data \x18", `command ${SE}`, "data x"],
    },
    {
      name: "NAWS with every byte 255",
      input: bytes(IAC, SB, 31, repeat(8, IAC), IAC, SE),
      events: ["sb 31 \xff\xff\xff\xff"],
    },
    {
      name: "NAWS of wrong lengths",
      input: bytes(IAC, SB, 31, IAC, SE, IAC, SB, 31, 80, IAC, SE, IAC, SB, 31, 0, 80, 0, 24, 9, IAC, SE),
      events: ["sb 31 ", "sb 31 P", "sb 31 \0P\0\x18\t"],
    },
    {
      name: "a thousand TTYPE SENDs",
      input: repeat(1000, IAC, SB, 24, 1, IAC, SE),
      events: list(1000, () => "sb 24 \x01"),
    },
    {
      name: "GMCP with an IAC that is not doubled",
      input: bytes(IAC, SB, Opt.GMCP, 'Core.Hello {"c":"', IAC, AYT, '"}', IAC, SE),
      events: ["dropped 201 17", `command ${AYT}`, 'data "}', `command ${SE}`],
    },
    {
      name: "a terminal type of 8 KiB",
      input: bytes(IAC, SB, 24, 0, repeat(8 * KIB, "x"), IAC, SE, "look\n"),
      events: [`dropped 24 ${8 * KIB + 1}`, "data look\n"],
      lines: whole("look"),
    },
    {
      name: "a subnegotiation of doubled IACs, over its limit",
      input: bytes(IAC, SB, 24, repeat(2 * KIB, IAC, IAC), IAC, SE),
      events: [`dropped 24 ${2 * KIB}`],
    },
    {
      name: "a flood of LF",
      input: repeat(20_000, "\n"),
      lines: list(20_000, () => ({ text: "", truncated: false })),
    },
    {
      name: "a storm of CR",
      input: repeat(20_000, "\r"),
      lines: list(20_000, () => ({ text: "", truncated: false })),
    },
    { name: "a flood of NUL", input: bytes(repeat(20_000, 0), "lo\0ok\0\r\0"), lines: whole("look") },
    {
      name: "invalid UTF-8",
      input: bytes("a\xc3(b\xf0\x9f\x98\xfec\xed\xa0\x80d\xc0\xafe\n"),
      lines: whole("a\ufffd(b\ufffd\ufffdc\ufffd\ufffd\ufffdd\ufffd\ufffde"),
    },
    {
      name: "a line of a megabyte",
      input: bytes(repeat(KIB * KIB, "x"), "\r\nlook\r\n"),
      lines: [{ text: "x".repeat(4 * KIB), truncated: true }, ...whole("look")],
    },
    {
      name: "a line of 4 KiB, and one a byte longer",
      input: bytes(repeat(4 * KIB, "x"), "\n", repeat(4 * KIB + 1, "y"), "\nlook\n"),
      lines: [
        ...whole("x".repeat(4 * KIB)),
        { text: "y".repeat(4 * KIB), truncated: true },
        ...whole("look"),
      ],
    },
    {
      name: "a line of a character that the limit cuts in two",
      input: bytes("x", repeat(3 * KIB, "\xc3\xa9"), "\n"),
      lines: [{ text: `x${"é".repeat(2 * KIB - 1)}`, truncated: true }],
    },
    {
      name: "Latin-1 bytes read as UTF-8",
      input: bytes("say gr\xfc\xdfe\n"),
      lines: whole("say gr\ufffd\ufffde"),
    },
    {
      name: "escape sequences, bells and C1 controls",
      input: bytes("\x1b[31msay\x07 \xc2\x9b31mhi\ttoo\n"),
      lines: whole("[31msay 31mhi    too"),
    },
    {
      name: "more erasing than there is text",
      input: bytes("abc", repeat(50, 8), repeat(50, 127), "look\r"),
      lines: whole("look"),
    },
  ];
}
