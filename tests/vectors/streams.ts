import { DO, DONT, IAC, NOP, SE, WILL } from "@wyldlands/telnet";
import type { Vector } from "../../packages/telnet/src/vectors/conformance.ts";
import { bytes } from "../../packages/telnet/src/vectors/replay.ts";

const TNC = "HarryCordewener/TelnetNegotiationCore";
const SWEEP = `${TNC} InboundEscapingSweepTests`;
const LIB3 = "jquast/telnetlib3 tests";

const frame = (option: number, body: string): string =>
  `\xff\xfa${String.fromCharCode(option)}${body}\xff\xf0`;

function whole(test: string, option: number, body: string, undoubled: string): Vector {
  return {
    name: `${test} (option ${option})`,
    source: `${SWEEP} ${test}`,
    input: bytes(frame(option, body)),
    events: [`sb ${option} ${undoubled}`],
  };
}

/** Subnegotiations as the parser has to read them: a 255 among the parameters comes doubled (RFC 855). */
export const streams: Vector[] = [
  whole(
    "MsdpCollapsesADoubledIacAndStillReadsTheMarkerAfterIt",
    69,
    "\x01K\x02\xff\xff\x01L",
    "\x01K\x02\xff\x01L",
  ),
  whole("GmcpCollapsesADoubledIacAndDoesNotEndOnTheSeAfterIt", 201, "a \xff\xff\xf0", "a \xff\xf0"),
  whole(
    "MsspCollapsesADoubledIacAndStillReadsTheVarAfterIt",
    70,
    "\x01A\x02\xff\xff\x01B\x02C",
    "\x01A\x02\xff\x01B\x02C",
  ),
  whole(
    "NewEnvironCollapsesADoubledIacAndStillReadsTheVarAfterIt",
    39,
    "\0\0A\x01\xff\xff\0B",
    "\0\0A\x01\xff\0B",
  ),
  whole(
    "EnvironCollapsesADoubledIacAndStillReadsTheVarAfterIt",
    36,
    "\0\0A\x01\xff\xff\0B",
    "\0\0A\x01\xff\0B",
  ),
  whole("NawsCollapsesDoubledIacsInBothDimensions", 31, "\xff\xff\x01\0\xff\xff", "\xff\x01\0\xff"),
  whole("LineModeCollapsesADoubledIacAndDoesNotEndOnTheSeAfterIt", 34, "\x01\xff\xff\xf0", "\x01\xff\xf0"),
  whole("TerminalTypeCollapsesADoubledIac", 24, "\0X\xff\xffT", "\0X\xffT"),
  whole("TerminalSpeedCollapsesADoubledIac", 32, "\x003\xff\xff8", "\x003\xff8"),
  whole("XDisplayLocationCollapsesADoubledIac", 35, "\0\xff\xff:", "\0\xff:"),
  whole("CharsetRequestCollapsesADoubledIac", 42, "\x01;\xff\xffu", "\x01;\xffu"),
  whole("CharsetTranslationTableCollapsesADoubledIac", 42, "\x04\x01\xff\xff\x03", "\x04\x01\xff\x03"),
  whole("AuthenticationCollapsesADoubledIac", 37, "\0\x01\xff\xff\x02", "\0\x01\xff\x02"),
  whole("EncryptionCollapsesADoubledIac", 38, "\0\xff\xff\x01", "\0\xff\x01"),
  whole("FlowControlKeepsAnEscapedCommandByte", 33, "\xff\xff", "\xff"),
  whole("FlowControlStillReadsAnOrdinaryCommand", 33, "\x01", "\x01"),
  whole("ABareSeInsideAPayloadIsData", 24, "\0A\xf0B", "\0A\xf0B"),
  {
    name: "an IAC before SE ends a subnegotiation, and text goes on",
    source: `${SWEEP} AnUndoubledIacIsNotPayload`,
    input: bytes(`${frame(69, "\x01K")}X\n`),
    events: ["sb 69 \x01K", "data X\n"],
  },
  {
    name: "a doubled IAC does not end a subnegotiation without parameters",
    source: `${SWEEP} MxpDoesNotEndOnADoubledIacAndDoesNotLeakThePayloadIntoText`,
    input: bytes("\xff\xfa\x5b\xff\xff\xf0A\xff\xf0hi\n"),
    events: ["sb 91 \xff\xf0A", "data hi\n"],
  },
  ...[24, 32, 35, 42, 38, 86, 87].map((option) => ({
    name: `a doubled IAC and an SE end nothing (option ${option})`,
    source: `${SWEEP} ARequestOrEndingMarkerDoesNotFireOnADoubledIac, MccpMarkersDoNotEndOnADoubledIac`,
    input: bytes(`\xff\xfa${String.fromCharCode(option)}\x01\xff\xff\xf0`),
    events: [],
  })),
  ...[24, 35, 42, 86, 87, 91].map((option) => ({
    name: `rubbish between IAC and SE is no end (option ${option})`,
    source: `${TNC} MalformedSubnegotiationRecoveryTests …GarbageBetweenIacAndSeDoesNotFire…`,
    input: bytes(`\xff\xfa${String.fromCharCode(option)}\x01\xff\x01\xf0`, frame(option, "\x01")),
    events: [`dropped ${option} 1`, "command 1", "data \xf0", `sb ${option} \x01`],
  })),
  {
    name: "text with a doubled IAC",
    source: `${TNC} IACEscapingTests DefaultEchoHandlerReEscapesAnIacDataByte`,
    input: bytes("a\xff\xffb\n"),
    events: ["data a\xffb\n"],
  },
  {
    name: "a window's size in the middle of a word",
    source: "the NAWS an ordinary client sends when its window is resized while a name is typed",
    input: bytes(`admin${frame(31, "\0\x50\0\x18")}user\r`),
    events: ["data admin", "sb 31 \0\x50\0\x18", "data user\r"],
  },
  {
    name: "the largest window doubles four bytes",
    source: `${TNC} IACEscapingTests SendNAWSDoublesEveryByteOfAMaximumDimension`,
    input: bytes(frame(31, "\xff".repeat(8))),
    events: ["sb 31 \xff\xff\xff\xff"],
  },
  {
    name: "an empty start of compression",
    source: `${LIB3}/test_mccp.py TestMCCPAttributes.test_empty_sb_allowed`,
    input: bytes(frame(86, ""), frame(87, "")),
    events: ["sb 86 ", "sb 87 "],
  },
  {
    name: "ZMP's commands, ended by NULs",
    source: `${LIB3}/test_mud.py test_zmp_decode_ident`,
    input: bytes(frame(93, "zmp.ident\0MudName\x001.0\0A test MUD\0")),
    events: ["sb 93 zmp.ident\0MudName\x001.0\0A test MUD\0"],
  },
  {
    name: "Mudlet's first words to a server",
    source: "evennia/evennia server/portal/tests.py test_mudlet_ttype",
    input: bytes(
      `\xff\xfe\x03\xff\xfb\x1f${frame(31, "xd")}\xff\xfb\x18${frame(24, "\0MUDLET")}${frame(24, "\0XTERM")}` +
        `${frame(24, "\0MTTS 137")}\xff\xfe\x56\xff\xfe\x46\xff\xfd\x45${frame(69, "\x01LIST\x02COMMANDS")}\xff\xfe\x5b`,
    ),
    events: [
      `${DONT} 3`,
      `${WILL} 31`,
      "sb 31 xd",
      `${WILL} 24`,
      "sb 24 \0MUDLET",
      "sb 24 \0XTERM",
      "sb 24 \0MTTS 137",
      `${DONT} 86`,
      `${DONT} 70`,
      `${DO} 69`,
      "sb 69 \x01LIST\x02COMMANDS",
      `${DONT} 91`,
    ],
  },
  {
    name: "an SE by itself is a command of no meaning",
    source: `${TNC} MalformedSubnegotiationRecoveryTests Mccp1StillFiresOnAGenuineMarkerAfterRecovering`,
    input: bytes("\xff\xfa\x55\xfb\x01\xf0\xff\xf0\xff\xfa\x55\xfb\xf0", IAC, NOP),
    events: ["sb 85 \xfb\x01\xf0", "dropped 85 2", `command ${NOP}`],
  },
  {
    name: "IAC SE in text",
    source: "RFC 855",
    input: bytes("lo\xff\xf0ok\n"),
    events: ["data lo", `command ${SE}`, "data ok\n"],
  },
];
