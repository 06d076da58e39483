import { say, Telopt, type Vector } from "./vector.ts";

const { MSDP, MSSP, GMCP, MSP, MXP, ZMP, AARDWOLF, ATCP, LINEMODE, TSPEED } = Telopt;
const { XDISPLOC, FLOW, AUTH, ENCRYPT, ENVIRON, MCCP1, TTYPE, CHARSET, NEW_ENVIRON } = Telopt;
const TNC = "HarryCordewener/TelnetNegotiationCore";
const LIB3 = "jquast/telnetlib3 tests";

const msdp = (body: string): string => say.do(MSDP) + say.sb(MSDP, body);
const gmcp = (message: string): string => say.do(GMCP) + say.sb(GMCP, message);
const COMMANDS = say.sb(MSDP, "\x01COMMANDS\x02\x05\x02LIST\x02REPORT\x02UNREPORT\x02SEND\x02RESET\x06");

/** Bodies that are well formed and ask for nothing that we have: taken in, in silence, and the line behind is whole. */
const quietMsdp = (name: string, source: string, body: string, differs?: string): Vector => ({
  name,
  source,
  says: `${msdp(body)}look\r\n`,
  answer: "",
  lines: ["look"],
  ...(differs === undefined ? {} : { differs }),
});

export const msdpVectors: Vector[] = [
  {
    name: "LIST COMMANDS",
    source: `${TNC} MSDPTests TestMSDPProtocolServerNegotiation`,
    says: msdp("\x01LIST\x02COMMANDS"),
    answer: COMMANDS,
  },
  {
    name: "LIST, its value in an array",
    source: `${TNC} MSDPTests FSharpReportTestSequences`,
    says: msdp("\x01LIST\x02\x05\x02COMMANDS\x02JIM\x06"),
    answer: COMMANDS,
  },
  {
    name: "LIST, an array in its array",
    source: `${TNC} MSDPTests FSharpReportTestSequences`,
    says: msdp("\x01LIST\x02\x05\x02COMMANDS\x02\x05\x02JIM\x06\x06"),
    answer: COMMANDS,
  },
  quietMsdp(
    "an array of commands",
    `${TNC} MSDPTests TestMSDPWithArrayValues`,
    "\x01COMMANDS\x02\x05\x02LIST\x02REPORT\x02SEND\x06",
  ),
  quietMsdp(
    "a table in a table",
    `${TNC} MSDPTests TestMSDPWithNestedTables`,
    "\x01ROOM\x02\x03\x01VNUM\x021001\x01EXITS\x02\x03\x01n\x021002\x04\x04",
  ),
  quietMsdp(
    "the room of MSDP's own page",
    `${TNC} MSDPTests FSharpScanTestSequences`,
    "\x01ROOM\x02\x03\x01VNUM\x026008\x01NAME\x02The Forest clearing\x01AREA\x02Haon Dor" +
      "\x01EXITS\x02\x03\x01n\x026011\x01e\x026012\x04\x04",
  ),
  quietMsdp("an IAC in a value", `${TNC} MSDPTests TestMSDPIACEscaping`, "\x01TEST\x02A\xff\xffB"),
  quietMsdp(
    "an IAC right before a mark",
    `${TNC} InboundEscapingSweepTests MsdpCollapsesADoubledIacAndStillReadsTheMarkerAfterIt`,
    "\x01K\x02\xff\xff\x01L",
  ),
  quietMsdp(
    "ten thousand letters",
    `${TNC} MSDPTests TestMSDPDOSProtection`,
    `\x01LARGE\x02${"A".repeat(10_000)}`,
    "TelnetNegotiationCore cuts it short; we drop what is over 1 KiB whole",
  ),
  quietMsdp("a variable and its text", `${LIB3}/test_mud.py test_msdp_simple`, "\x01FOO\x02bar"),
  quietMsdp("two variables", `${LIB3}/test_mud.py test_msdp_multiple`, "\x01A\x021\x01B\x022"),
  quietMsdp(
    "a table",
    `${LIB3}/test_mud.py test_msdp_nested_table`,
    "\x01ROOM\x02\x03\x01NAME\x02Inn\x01EXITS\x02north,south\x04",
  ),
  quietMsdp("an array", `${LIB3}/test_mud.py test_msdp_array`, "\x01LIST\x02\x05\x02a\x02b\x02c\x06"),
  quietMsdp(
    "text, table and array",
    `${LIB3}/test_mud.py test_msdp_mixed`,
    "\x01NAME\x02Player\x01STATS\x02\x03\x01HP\x02100\x01MP\x0250\x04" +
      "\x01SKILLS\x02\x05\x02sword\x02shield\x02magic\x06",
  ),
  quietMsdp("an empty text", `${LIB3}/test_mud.py test_msdp_empty_value`, "\x01KEY\x02"),
  quietMsdp(
    "a text in ISO 8859-1",
    `${LIB3}/test_mud_negotiation.py test_sb_msdp_latin1_fallback`,
    "\x01KEY\x02Caf\xe9",
    "telnetlib3 falls back to ISO 8859-1; MSDP is UTF-8 here",
  ),
  quietMsdp(
    "rubbish before the first variable",
    `${LIB3}/test_mud.py test_msdp_decode_skips_garbage_bytes`,
    "\x42\x01KEY\x02val",
    "telnetlib3 skips it; we read nothing of a body that is not well formed",
  ),
  quietMsdp(
    "a variable dispatched",
    `${LIB3}/test_mud_negotiation.py test_sb_msdp_dispatch`,
    "\x01HEALTH\x02100",
  ),
];

const HELLO = 'Core.Hello {"client":"TestClient","version":"1.0"}';

const quietGmcp = (name: string, source: string, message: string, differs?: string): Vector => ({
  name,
  source,
  says: `${gmcp(message)}look\r\n`,
  answer: "",
  knows: { client: {} },
  lines: ["look"],
  ...(differs === undefined ? {} : { differs }),
});

export const gmcpVectors: Vector[] = [
  {
    name: "Core.Hello names the client",
    source: `${TNC} GMCPTests ServerCanReceiveGMCPMessage`,
    says: gmcp(HELLO),
    answer: "",
    knows: { client: { name: "TestClient", version: "1.0" } },
  },
  {
    name: "a client's modules",
    source: `${TNC} GMCPTests ClientCanSendGMCPMessage`,
    says: `${gmcp('Core.Supports.Set ["Char 1","Char.Skills 1","Char.Items 1"]')}look\r\n`,
    answer: /^(?:\xff\xfa\xc9Char\.Login\.Default [^\xff]*\xff\xf0)?$/,
    lines: ["look"],
  },
  quietGmcp(
    "a message that only servers send",
    `${TNC} GMCPTests GMCPMessageWithComplexJSON`,
    'Room.Info {"num":12345,"name":"A dark room","area":"The Dungeon","exits":{"n":12346,"s":12344}}',
  ),
  quietGmcp(
    "IAC IAC SE is two bytes of the message, not its end",
    `${TNC} InboundEscapingSweepTests GmcpCollapsesADoubledIacAndDoesNotEndOnTheSeAfterIt`,
    "a \xff\xff\xf0",
  ),
  quietGmcp(
    "a message with data",
    `${LIB3}/test_mud_negotiation.py test_sb_gmcp_dispatch`,
    'Char.Vitals {"hp": 100}',
  ),
  quietGmcp("a name alone", `${LIB3}/test_mud.py test_gmcp_package_only`, "Core.Hello"),
  quietGmcp(
    "a name in ISO 8859-1",
    `${LIB3}/test_mud_negotiation.py test_sb_gmcp_latin1_fallback`,
    "Caf\xe9",
    "telnetlib3 falls back to ISO 8859-1; GMCP is UTF-8 here, and this is no name",
  ),
  quietGmcp(
    "data that is no JSON",
    `${LIB3}/test_mud.py test_gmcp_decode_invalid_json`,
    "Package {bad json}",
  ),
  quietGmcp("a space and no data", `${LIB3}/test_mud.py test_gmcp_decode_empty_json_text`, "Char.Vitals "),
  {
    name: "WILL GMCP: it is the server that does it",
    source: `${LIB3}/test_mud_negotiation.py test_handle_will_gmcp`,
    says: say.will(GMCP),
    answer: say.dont(GMCP),
    differs: "telnetlib3 lets both sides do it",
  },
  {
    name: "DO GMCP needs no second WILL",
    source: `${LIB3}/test_mud_negotiation.py test_handle_do_gmcp`,
    says: say.do(GMCP),
    answer: "",
    differs: "telnetlib3 answers WILL, which we have said by then",
  },
  {
    name: "DO MSDP needs no second WILL",
    source: `${LIB3}/test_mud_negotiation.py test_handle_do_msdp`,
    says: say.do(MSDP),
    answer: "",
    differs: "telnetlib3 answers WILL, which we have said by then",
  },
];

const MSSP_BODY = "\xff\xfa\x46\x01NAME\x02Wyldlands\x01[^\xff]*\xff\xf0";

export const msspVectors: Vector[] = [
  {
    name: "DO MSSP is answered with the facts, once",
    source: `${LIB3}/test_mud_negotiation.py test_handle_do_mssp, test_send_mssp`,
    says: say.do(MSSP) + say.do(MSSP),
    answer: new RegExp(`^${MSSP_BODY}$`),
  },
  {
    name: "MSSP-REQUEST is answered in plain text",
    source: `${TNC} MSSPPlaintextTests TheRequestGoesOutWhenTheConsumerAsks, AWellFormedReplyIsParsedIntoAConfig`,
    says: "MSSP-REQUEST\r\n",
    answer: /^\r\nMSSP-REPLY-START\r\nNAME\tWyldlands\r\n(?:[A-Z0-9 -]+\t[^\r\n]*\r\n)+MSSP-REPLY-END\r\n$/,
    lines: [],
  },
  {
    name: "twice asked is twice answered",
    source: `${TNC} MSSPPlaintextTests ASecondRequestWorks`,
    says: "MSSP-REQUEST\r\nMSSP-REQUEST\r\n",
    answer: /^(?:\r\nMSSP-REPLY-START\r\n[^]*?MSSP-REPLY-END\r\n){2}$/,
    lines: [],
  },
  {
    name: "both ways on one connection",
    source: `${TNC} MSSPPlaintextTests BothTransportsCanAnswerOnOneConnection`,
    says: `${say.do(MSSP)}MSSP-REQUEST\r\n`,
    answer: new RegExp(`^${MSSP_BODY}\r\nMSSP-REPLY-START\r\n[^]*MSSP-REPLY-END\r\n$`),
    lines: [],
  },
  {
    name: "a line that only mentions the request is a line",
    source: `${TNC} MSSPPlaintextTests TextThatMerelyMentionsTheMarkersIsNotAReply`,
    says: "The herald cries MSSP-REQUEST and everyone laughs.\r\n",
    answer: "",
    lines: ["The herald cries MSSP-REQUEST and everyone laughs."],
  },
  {
    name: "a client's own facts are nothing to us",
    source: `${TNC} InboundEscapingSweepTests MsspCollapsesADoubledIacAndStillReadsTheVarAfterIt`,
    says: `${say.sb(MSSP, "\x01A\x02\xff\xff\x01B\x02C")}look\r\n`,
    answer: "",
    lines: ["look"],
  },
];

/** Options that are not spoken here: each refused once, and a subnegotiation of theirs is neither text nor harm. */
const refusedOptions: Vector[] = (
  [
    ["MSP", MSP],
    ["MXP", MXP],
    ["ZMP", ZMP],
    ["AARDWOLF", AARDWOLF],
    ["ATCP", ATCP],
  ] as const
).map(([name, option]) => ({
  name: `${name} is refused in both directions`,
  source: `${LIB3}/test_mud_negotiation.py test_handle_will_mud_extended, test_handle_do_mud_extended`,
  says: `${say.will(option)}${say.do(option)}${say.will(option)}${say.do(option)}look\r\n`,
  answer: say.dont(option) + say.wont(option),
  lines: ["look"],
  differs: "telnetlib3 agrees to them",
}));

const unheeded: Vector[] = (
  [
    ["an empty body of MSP", `${LIB3}/test_mud_negotiation.py test_sb_raw_mud_empty_payload`, MSP, ""],
    ["a body of MXP", `${LIB3}/test_mud_negotiation.py test_sb_raw_mud_with_payload`, MXP, "\x01\x02\x03"],
    [
      "ZMP's ident",
      `${LIB3}/test_mud_negotiation.py test_sb_zmp_dispatch`,
      ZMP,
      "zmp.ident\0MudName\x001.0\0A test MUD\0",
    ],
    ["ATCP's exits", `${LIB3}/test_mud_negotiation.py test_sb_atcp_dispatch`, ATCP, "Room.Exits ne,sw,nw"],
    ["Aardwolf's status", `${LIB3}/test_mud_negotiation.py test_sb_aardwolf_dispatch`, AARDWOLF, "\x64\x03"],
    ["option 99", `${TNC} IACEscapingTests UnknownSubNegotiations`, 99, "ab"],
    ["option 99, empty", `${TNC} IACEscapingTests UnknownSubNegotiations`, 99, ""],
    ["ATCP's x", `${TNC} IACEscapingTests UnknownSubNegotiations`, ATCP, "x"],
    ["option 99 with an IAC", `${TNC} IACEscapingTests UnknownSubNegotiations`, 99, "a\xff\xffb"],
    ["MSP's sound", `${TNC} IACEscapingTests UnknownSubNegotiations`, MSP, "!!SOUND(off)"],
    [
      "LINEMODE with an IAC before an SE",
      `${TNC} InboundEscapingSweepTests LineModeCollapsesADoubledIacAndDoesNotEndOnTheSeAfterIt`,
      LINEMODE,
      "\x01\xff\xff\xf0",
    ],
    [
      "a forward mask of 32 bytes",
      `${LIB3}/test_slc.py test_forwardmask_str_binary`,
      LINEMODE,
      `\x02\xff\xff${"\0".repeat(31)}`,
    ],
    [
      "a terminal's speed",
      `${TNC} InboundEscapingSweepTests TerminalSpeedCollapsesADoubledIac`,
      TSPEED,
      "\x003\xff\xff8",
    ],
    [
      "a display",
      `${TNC} InboundEscapingSweepTests XDisplayLocationCollapsesADoubledIac`,
      XDISPLOC,
      "\0\xff\xff:",
    ],
    [
      "a flow command",
      `${TNC} InboundEscapingSweepTests FlowControlKeepsAnEscapedCommandByte`,
      FLOW,
      "\xff\xff",
    ],
    [
      "an authentication",
      `${TNC} InboundEscapingSweepTests AuthenticationCollapsesADoubledIac`,
      AUTH,
      "\0\x01\xff\xff\x02",
    ],
    [
      "an encryption",
      `${TNC} InboundEscapingSweepTests EncryptionCollapsesADoubledIac`,
      ENCRYPT,
      "\0\xff\xff\x01",
    ],
    [
      "a bad MCCP1 start",
      `${TNC} MalformedSubnegotiationRecoveryTests MalformedMccp1ByteBeforeWill`,
      MCCP1,
      "\x63",
    ],
    ...[TSPEED, XDISPLOC, TTYPE, CHARSET, AUTH, ENCRYPT, ENVIRON, NEW_ENVIRON, LINEMODE].map(
      (option) =>
        [
          `option ${option} with the unknown command 99`,
          `${TNC} MalformedSubnegotiationRecoveryTests Malformed…CommandByteDoesNotWedgeTheConnection`,
          option,
          "\x63",
        ] as const,
    ),
  ] as const
).map(([name, source, option, body]) => ({
  name: `${name}: no harm, and no text`,
  source,
  says: `${say.sb(option, body)}connect wizard hunter2\r\nsecond line\r\n`,
  answer: "",
  lines: ["connect wizard hunter2", "second line"],
}));

export const otherOptions: Vector[] = [...refusedOptions, ...unheeded];
