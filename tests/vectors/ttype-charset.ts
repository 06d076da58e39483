import { ASKS, say, Telopt, type Vector } from "./vector.ts";

const { TTYPE, CHARSET } = Telopt;
const TNC = "HarryCordewener/TelnetNegotiationCore";
const LIB3 = "jquast/telnetlib3 tests";

const is = (...names: string[]): string => names.map((name) => say.sb(TTYPE, `\0${name}`)).join("");
const asked = (times: number): string => ASKS.terminal.repeat(times);
const request = (list: string): string => say.sb(CHARSET, `\x01${list}`);
const accepted = (name: string): string => say.sb(CHARSET, `\x02${name}`);
const REJECTED = say.sb(CHARSET, "\x03");

/** The client turns our list down and then makes a proposal of its own: the only way to hear one, for we ask first. */
const proposes = (list: string): string => say.will(CHARSET) + REJECTED + request(list);

const WE_ASK_FIRST =
  "we have said DO already, so the client's WILL brings on our own list, which it turns down";

export const terminalTypes: Vector[] = [
  {
    name: "WILL is answered with SEND",
    source: `${TNC} TTypeTests "Basic responds to Client TType Willing"`,
    says: say.will(TTYPE),
    answer: asked(1),
  },
  {
    name: "asking ends at the first name that comes again",
    source: `${TNC} TTypeTests "Long response to Client TType Willing"`,
    says: say.will(TTYPE) + is("ANSI", "VT100", "VT100"),
    answer: asked(3),
    knows: { client: { terminal: "ANSI" } },
  },
  {
    name: "one name, twice",
    source: `${LIB3}/test_ttype.py test_telnet_server_on_ttype`,
    says: say.will(TTYPE) + is("ALPHA", "ALPHA"),
    answer: asked(2),
    knows: { client: { name: "ALPHA" } },
  },
  {
    name: "twelve names: asking ends after the fourth",
    source: `${LIB3}/test_ttype.py test_telnet_server_on_ttype_beyond_max`,
    says:
      say.will(TTYPE) +
      is(..."ALPHA BETA GAMMA DETLA EPSILON ZETA ETA THETA IOTA KAPPA LAMBDA MU".split(" ")),
    answer: asked(4),
    knows: { client: { name: "ALPHA", terminal: "BETA" } },
    differs: "telnetlib3 goes on to its own maximum and keeps the last one, too",
  },
  {
    name: "an empty name among others",
    source: `${LIB3}/test_ttype.py test_telnet_server_on_ttype_empty`,
    says: say.will(TTYPE) + is("ALPHA", "", "BETA"),
    answer: asked(4),
    knows: { client: { name: "ALPHA" } },
  },
  {
    name: "the round begins anew",
    source: `${LIB3}/test_ttype.py test_telnet_server_on_ttype_looped`,
    says: say.will(TTYPE) + is("ALPHA", "BETA", "GAMMA", "ALPHA"),
    answer: asked(4),
    knows: { client: { name: "ALPHA", terminal: "BETA" } },
  },
  {
    name: "the last name is repeated",
    source: `${LIB3}/test_ttype.py test_telnet_server_on_ttype_repeated`,
    says: say.will(TTYPE) + is("ALPHA", "BETA", "GAMMA", "GAMMA"),
    answer: asked(4),
    knows: { client: { name: "ALPHA", terminal: "BETA" } },
  },
  {
    name: "a MUD client: MTTS 137 is VT100's, 256 colours' and a proxy's bit, and not UTF-8's",
    source: `${LIB3}/test_ttype.py test_telnet_server_on_ttype_mud`,
    says: say.will(TTYPE) + is("ALPHA", "BETA", "MTTS 137"),
    answer: asked(4),
    knows: { client: { name: "ALPHA", terminal: "BETA", mtts: 137 }, colours: 256, charset: "ascii" },
  },
  {
    name: "Mudlet's names, and what it turns down",
    source: "evennia/evennia server/portal/tests.py test_mudlet_ttype",
    says:
      say.dont(Telopt.SGA) +
      say.will(Telopt.NAWS) +
      say.sb(Telopt.NAWS, "xd") +
      say.will(TTYPE) +
      is("MUDLET", "XTERM", "MTTS 137") +
      say.dont(Telopt.MCCP2) +
      say.dont(Telopt.MSSP) +
      say.do(Telopt.MSDP) +
      say.sb(Telopt.MSDP, "\x01LIST\x02COMMANDS") +
      say.dont(Telopt.MXP),
    answer:
      asked(4) +
      say.sb(Telopt.MSDP, "\x01COMMANDS\x02\x05\x02LIST\x02REPORT\x02UNREPORT\x02SEND\x02RESET\x06"),
    knows: {
      client: { name: "MUDLET", terminal: "XTERM", mtts: 137 },
      colours: 256,
      width: 0,
      height: 0,
    },
  },
  {
    name: "a terminal type with an IAC in it",
    source: `${TNC} InboundEscapingSweepTests TerminalTypeCollapsesADoubledIac`,
    says: say.will(TTYPE) + is("X\xff\xffT") + "look\r\n",
    answer: asked(2),
    knows: { client: { name: "XT" } },
    lines: ["look"],
    differs: "a byte that is no printable ASCII is left out of a name that operators read",
  },
  {
    name: "a bare SE in a terminal type is one of its bytes",
    source: `${TNC} InboundEscapingSweepTests ABareSeInsideAPayloadIsData`,
    says: say.will(TTYPE) + is("A\xf0B") + "look\r\n",
    answer: asked(2),
    knows: { client: { name: "AB" } },
    lines: ["look"],
  },
  {
    name: "a terminal type that is too long is not believed",
    source: `${TNC} MalformedSubnegotiationRecoveryTests OversizedTerminalTypeReportIsNotDelivered`,
    says: say.will(TTYPE) + is("x".repeat(8193)) + "hello\r\n",
    answer: asked(1),
    knows: { client: {} },
    lines: ["hello"],
  },
];

export const charsets: Vector[] = [
  {
    name: "WILL is answered with our list",
    source: `${TNC} CHARSETTests "Basic responds to Client CHARSET Willing"`,
    says: say.will(CHARSET),
    answer: ASKS.charset,
    knows: { charset: "utf-8" },
    differs: "TelnetNegotiationCore answers DO, which we have said by then",
  },
  {
    name: "the best of many proposals is accepted in the client's spelling",
    source: `${TNC} CHARSETTests "Basic response to Client Negotiation with many options"`,
    says: proposes(";utf-16;utf-16BE;utf-32BE;utf-32;utf-8;iso-8859-1;us-ascii"),
    answer: ASKS.charset + accepted("utf-8"),
    knows: { charset: "utf-8", client: { charset: "utf-8" } },
    differs: `${WE_ASK_FIRST}; and UTF-16 is not spoken here`,
  },
  {
    name: "one proposal of two is known",
    source: `${TNC} CHARSETTests "Basic response to Client Negotiation with two options"`,
    says: proposes(";utf-8;ansi"),
    answer: ASKS.charset + accepted("utf-8"),
    knows: { charset: "utf-8" },
    differs: WE_ASK_FIRST,
  },
  {
    name: "a plain proposal",
    source: `${TNC} CharsetTTablePrefixTests APlainRequestIsStillAccepted`,
    says: proposes(";utf-8;us-ascii"),
    answer: ASKS.charset + accepted("utf-8"),
    differs: WE_ASK_FIRST,
  },
  {
    name: "a proposal behind an offer of a translation table",
    source: `${TNC} CharsetTTablePrefixTests ARequestPrefixedWithTTableIsAccepted`,
    says: proposes("[TTABLE]\x01;utf-8;us-ascii"),
    answer: ASKS.charset + accepted("utf-8"),
    differs: WE_ASK_FIRST,
  },
  {
    name: "the same, spelt as in RFC 2066's format line, with a space",
    source: `${TNC} CharsetTTablePrefixTests ARequestPrefixedWithTTableAndASpaceIsAccepted`,
    says: proposes("[TTABLE ]\x01;utf-8;us-ascii"),
    answer: ASKS.charset + accepted("utf-8"),
    differs: WE_ASK_FIRST,
  },
  {
    name: "a translation table of version 0: the list counts",
    source: `${TNC} CharsetTTablePrefixTests AZeroVersionIgnoresTheTableOfferButStillHonoursTheList`,
    says: proposes("[TTABLE]\0;utf-8;us-ascii"),
    answer: ASKS.charset + accepted("utf-8"),
    differs: WE_ASK_FIRST,
  },
  {
    name: "an offer of a table and no list",
    source: `${TNC} CharsetTTablePrefixTests ATTablePrefixWithNoCharsetListIsRejected`,
    says: proposes("[TTABLE]\x01"),
    answer: ASKS.charset + REJECTED,
  },
  {
    name: "an offer of a table without its version",
    source: `${TNC} CharsetTTablePrefixTests ATTablePrefixWithNoVersionIsRejected`,
    says: proposes("[TTABLE]"),
    answer: ASKS.charset + REJECTED,
  },
  {
    name: "a separator that looks like the beginning of such an offer",
    source: `${TNC} CharsetTTablePrefixTests ASeparatorThatLooksLikeTheStartOfThePrefixStillWorks`,
    says: proposes("[utf-8[us-ascii"),
    answer: ASKS.charset + accepted("utf-8"),
    differs: WE_ASK_FIRST,
  },
  {
    name: "an IAC in a proposal",
    source: `${TNC} InboundEscapingSweepTests CharsetRequestCollapsesADoubledIac`,
    says: `${proposes(";\xff\xffu")}look\r\n`,
    answer: ASKS.charset + REJECTED,
    lines: ["look"],
  },
  {
    name: "an IAC in a translation table, which is refused",
    source: `${TNC} InboundEscapingSweepTests CharsetTranslationTableCollapsesADoubledIac`,
    says: `${say.will(CHARSET)}${say.sb(CHARSET, "\x04\x01\xff\xff\x03")}look\r\n`,
    answer: ASKS.charset + say.sb(CHARSET, "\x05"),
    lines: ["look"],
  },
  {
    name: "a proposal that is too long is not answered",
    source: `${TNC} InboundEscapingSweepTests AnOversizedCharsetRequestIsBoundedAndDropped`,
    says: `${proposes("a".repeat(9000))}look\r\n`,
    answer: ASKS.charset,
    lines: ["look"],
  },
  {
    name: "a character set that nobody offered is not agreed to",
    source: `${LIB3}/test_charset.py test_telnet_server_on_charset`,
    says: say.will(CHARSET) + say.wont(TTYPE) + accepted("KOI8-U"),
    answer: ASKS.charset,
    knows: { charset: "utf-8", client: {} },
    differs: "telnetlib3 takes the client's word for any",
  },
  {
    name: "proposals of which none is spoken here",
    source: `${LIB3}/test_charset.py test_telnet_client_no_charset`,
    says: proposes(" illegal this-is-no-good-either"),
    answer: ASKS.charset + REJECTED,
    knows: { charset: "utf-8" },
    differs: "telnetlib3's client is asked that, ours is the server",
  },
];
