import { AYT, DO, DONT, EOR, GA, IAC, NOP, Opt, SB, SE, WILL, WONT } from "../codes.ts";
import { bytes } from "./replay.ts";

/** A byte stream and the events (as `replay` writes them) that the RFC named in `source` gives it. */
export interface Vector {
  name: string;
  source: string;
  input: Uint8Array;
  events: string[];
}

export const conformance: Vector[] = [
  { name: "plain text", source: "RFC 854", input: bytes("look\r\n"), events: ["data look\r\n"] },
  {
    name: "doubled IAC in text",
    source: "RFC 854",
    input: bytes("a", IAC, IAC, "b", IAC, IAC, IAC, IAC),
    events: ["data a\xffb\xff\xff"],
  },
  {
    name: "go-ahead after a prompt",
    source: "RFC 854",
    input: bytes("> ", IAC, GA, "x"),
    events: ["data > ", `command ${GA}`, "data x"],
  },
  {
    name: "end of record",
    source: "RFC 885",
    input: bytes("> ", IAC, EOR),
    events: ["data > ", `command ${EOR}`],
  },
  {
    name: "commands in the middle of a word",
    source: "RFC 854",
    input: bytes("lo", IAC, NOP, "ok", IAC, AYT),
    events: ["data lo", `command ${NOP}`, "data ok", `command ${AYT}`],
  },
  {
    name: "a doubled IAC before a command",
    source: "RFC 854",
    input: bytes("a", IAC, IAC, IAC, NOP),
    events: ["data a\xff", `command ${NOP}`],
  },
  {
    name: "all four words of negotiation",
    source: "RFC 854",
    input: bytes(IAC, WILL, 24, IAC, WONT, 31, IAC, DO, 201, IAC, DONT, 86),
    events: [`${WILL} 24`, `${WONT} 31`, `${DO} 201`, `${DONT} 86`],
  },
  { name: "option 255", source: "RFC 861", input: bytes(IAC, DO, 255, "x"), events: [`${DO} 255`, "data x"] },
  {
    name: "terminal type",
    source: "RFC 1091",
    input: bytes(IAC, SB, Opt.TTYPE, 0, "xterm", IAC, SE, "look"),
    events: ["sb 24 \0xterm", "data look"],
  },
  {
    name: "an empty subnegotiation",
    source: "RFC 855",
    input: bytes(IAC, SB, 87, IAC, SE),
    events: ["sb 87 "],
  },
  {
    name: "window size with a doubled 255",
    source: "RFC 1073",
    input: bytes(IAC, SB, Opt.NAWS, 0, IAC, IAC, 0, 24, IAC, SE),
    events: ["sb 31 \0\xff\0\x18"],
  },
  {
    name: "GMCP with a doubled 255",
    source: "RFC 855",
    input: bytes(IAC, SB, Opt.GMCP, 'A {"x":"', IAC, IAC, '"}', IAC, SE),
    events: ['sb 201 A {"x":"\xff"}'],
  },
  {
    name: "SE as text and as data",
    source: "RFC 854",
    input: bytes(SE, IAC, SB, 24, SE, SB, IAC, SE, SE),
    events: ["data \xf0", "sb 24 \xf0\xfa", "data \xf0"],
  },
  {
    name: "a subnegotiation of option 255",
    source: "RFC 861",
    input: bytes(IAC, SB, IAC, IAC, 1, IAC, SE),
    events: ["sb 255 \x01"],
  },
];
