import { ASKS, say, Telopt, type Known, type Vector } from "./vector.ts";

const { NAWS, NEW_ENVIRON, ENVIRON } = Telopt;
const TNC = "HarryCordewener/TelnetNegotiationCore";
const LIB3 = "jquast/telnetlib3 tests";

const double = (bytes: string): string => bytes.replaceAll("\xff", "\xff\xff");
const word = (value: number): string => String.fromCharCode(value >> 8, value & 255);
const window = (width: number, height: number): string => say.sb(NAWS, double(word(width) + word(height)));

const CLAMPED = "what no screen shows is brought to between 20 and 500 columns, and 5 and 500 lines";

function size(source: string, width: number, height: number, known: Known = { width, height }): Vector {
  const clamped = known.width !== width || known.height !== height;
  return {
    name: `a window of ${width} by ${height}, and a line right behind it`,
    source,
    says: `${say.will(NAWS)}${window(width, height)}connect wizard hunter2\r\n`,
    answer: "",
    knows: known,
    lines: ["connect wizard hunter2"],
    ...(clamped ? { differs: CLAMPED } : {}),
  };
}

const most = { width: 500, height: 500 };
const roundTrip = `${TNC} IACEscapingTests SendNAWSRoundTripsTheFullUnsignedRange`;
const escaped = `${TNC} IACEscapingTests SendNAWSDoesNotCorruptTheFollowingLine`;
const sizes = `${TNC} NAWSTests ServerReceivesNAWSDataWithDifferentSizes`;

export const windows: Vector[] = [
  size(`${TNC} NAWSTests ServerReceivesNAWSData`, 80, 24),
  size(sizes, 120, 40),
  size(sizes, 132, 43),
  size(sizes, 100, 30),
  size(sizes, 78, 24),
  size(escaped, 255, 62),
  size(escaped, 80, 255),
  size(escaped, 255, 255),
  size(roundTrip, 0, 0),
  size(roundTrip, 32767, 32768, most),
  size(roundTrip, 40000, 50000, most),
  size(roundTrip, 65534, 65535, most),
  size(roundTrip, 65535, 1, { width: 500, height: 5 }),
  size(`${TNC} IACEscapingTests SendNAWSDoublesEveryByteOfAMaximumDimension`, 65535, 65535, most),
  size(`${TNC} InboundEscapingSweepTests NawsCollapsesDoubledIacsInBothDimensions`, 65281, 255, {
    width: 500,
    height: 255,
  }),
  size(`${LIB3}/test_naws.py test_telnet_server_on_naws`, 40, 20),
  size(`${LIB3}/test_naws.py test_telnet_client_send_naws_65534`, 65535, 0, { width: 500, height: 0 }),
  {
    name: "the last of several sizes counts",
    source: `${TNC} NAWSTests MultipleNAWSUpdates`,
    says: say.will(NAWS) + window(80, 24) + window(120, 40) + window(100, 30) + window(132, 43),
    answer: "",
    knows: { width: 132, height: 43 },
  },
  {
    name: "a window is resized in play",
    source: "evennia/evennia server/portal/tests.py test_naws_resize_syncs_updated_width",
    says: `${say.will(NAWS)}${say.sb(NAWS, "\0\x78\0\x28")}${say.sb(NAWS, "\0\xa0\0\x32")}`,
    answer: "",
    knows: { width: 160, height: 50 },
  },
  {
    name: "DONT and WONT are taken note of in silence",
    source: `${TNC} NAWSTests ServerHandlesDontNAWS, ClientHandlesWontNAWS`,
    says: say.dont(NAWS) + say.wont(NAWS),
    answer: "",
    knows: { width: 0 },
  },
  {
    name: "we have no window to tell of",
    source: `${TNC} NAWSTests ServerWontNAWSIfAskedToDo`,
    says: say.do(NAWS),
    answer: say.wont(NAWS),
  },
  {
    name: "a fifth byte: not believed, and nothing is broken",
    source: `${TNC} IACEscapingTests OverLongNAWSPayloadDoesNotKillTheConnection`,
    says: `${say.will(NAWS)}${say.sb(NAWS, "\0\x50\0\x18\0")}still alive\r\n`,
    answer: "",
    knows: { width: 0, height: 0 },
    lines: ["still alive"],
    differs: "TelnetNegotiationCore believes the first four",
  },
  {
    name: "a size from a client that has not said WILL",
    source: `${LIB3}/test_naws.py test_naws_without_will`,
    says: `${window(132, 43)}look\r\n`,
    answer: "",
    knows: { width: 0, height: 0 },
    lines: ["look"],
    differs: "telnetlib3 believes it; we heed no subnegotiation of an option that is off",
  },
];

const environment = (body: string): string => say.will(NEW_ENVIRON) + say.sb(NEW_ENVIRON, `\0${body}`);
const escapes = `${TNC} EnvironEscapeTests`;
const SENTINEL = "REAL-PERSONS-NAME-SENTINEL";

/** Their variable is called A and ours has to be one that is kept; a control byte has no place in a name. */
function escape(test: string, value: string, name: string): Vector {
  return {
    name: `${test}: the value is one, and the line behind it whole`,
    source: `${escapes} ${test}`,
    says: `${environment(`\0CLIENT_NAME\x01${value}`)}look\r\n`,
    answer: ASKS.environment,
    knows: { client: { name } },
    lines: ["look"],
  };
}

/** Every character of ASCII, those escaped that mean something (RFC 1572). */
const GAMMA = Array.from({ length: 128 }, (_, i) => (i <= 3 ? `\x02${word(i)[1]}` : word(i)[1])).join("");

export const environments: Vector[] = [
  escape("AnEscapedValueByteIsDataAndNotAMarker", "\x02\x01B", "B"),
  escape("AnEscapedVarByteIsDataAndNotAMarker", "\x02\0B", "B"),
  escape("AnEscapedUserVarByteIsDataAndNotAMarker", "\x02\x03B", "B"),
  escape("ADoubledEscapeCollapsesToOne", "\x02\x02B", "B"),
  escape("ATrailingEscapeIsConsumed", "B\x02", "B"),
  escape("AnEscapeBeforeAnOrdinaryByteDeliversTheByte", "\x02BC", "BC"),
  escape("AnUnescapedMarkerIsStillAMarker", "B\0C", "B"),
  {
    name: "more escapes than sense",
    source: `${escapes} AnEscapeHeavyPayloadStillDoesNotWedgeTheConnection`,
    says: `${environment("\0\x02\0\x02\x01\x02\x02\x01\x02\0x\x02")}look\r\n`,
    answer: ASKS.environment,
    knows: { client: {} },
    lines: ["look"],
  },
  {
    name: "a value with a byte that would end it, escaped",
    source: `${TNC} EnvironPrivacyTests AValueCarryingAControlByteIsEscapedRatherThanEndingTheSubnegotiation`,
    says: environment("\0CLIENT_NAME\x01ends\x02\x01here"),
    answer: ASKS.environment,
    knows: { client: { name: "endshere" } },
  },
  {
    name: "an IAC in a value, and a variable right behind it",
    source: `${TNC} InboundEscapingSweepTests NewEnvironCollapsesADoubledIacAndStillReadsTheVarAfterIt`,
    says: environment("\0CLIENT_NAME\x01A\xff\xff\0CLIENT_VERSION\x01B"),
    answer: ASKS.environment,
    knows: { client: { name: "A", version: "B" } },
  },
  {
    name: "an empty answer is an answer",
    source: `${TNC} EnvironPrivacyTests TheSendHandshakeCompletesWithAnEmptyVariableMap`,
    says: `${environment("")}look\r\n`,
    answer: ASKS.environment,
    knows: { client: {} },
    lines: ["look"],
  },
  {
    name: "the name of whoever sits before the screen is kept nowhere",
    source: `${TNC} EnvironPrivacyTests TheOperatingSystemAccountNameIsNeverPutOnTheWire`,
    says: `${environment(`\0USER\x01${SENTINEL}\0LOGNAME\x01${SENTINEL}\0LANG\x01${SENTINEL}`)}look\r\n`,
    answer: ASKS.environment,
    knows: { client: {} },
    lines: ["look"],
    forgets: SENTINEL,
  },
  {
    name: "variables that are kept among one that is not",
    source: `${TNC} EnvironPrivacyTests ConfiguredVariablesAreSentIncludingMnesNames`,
    says: environment("\0CHARSET\x01UTF-8\0WORD_WRAP\x01OFF\0USER\x01a-name-the-application-chose"),
    answer: ASKS.environment,
    knows: { client: { charset: "utf-8" } },
    forgets: "a-name-the-application-chose",
  },
  {
    name: "the MNES variables of a crawler",
    source: `${TNC} EnvironPrivacyTests ExplicitVariablesWinOverTheIdentityDerivedOnes`,
    says: environment(
      "\0CLIENT_NAME\x01MUINDEX-CRAWLER\0CLIENT_VERSION\x011.3.0-rc1\0MTTS\x01516\0CHARSET\x01UTF-8",
    ),
    answer: ASKS.environment,
    knows: { client: { name: "MUINDEX-CRAWLER", version: "1.3.0-rc1", mtts: 516 }, charset: "utf-8" },
  },
  {
    name: "three variables of which none was asked for, one of them all of ASCII",
    source: `${LIB3}/test_environ.py test_telnet_server_on_environ`,
    says: `${environment(`\0aLpHa\x01oMeGa\0beta\x01b\0gamma\x01${GAMMA}`)}look\r\n`,
    answer: ASKS.environment,
    knows: { client: {} },
    lines: ["look"],
    forgets: "oMeGa",
    differs: "telnetlib3 keeps every variable",
  },
  {
    name: "the old ENVIRON is turned down, and its answer is no text",
    source: `${escapes} EnvironAlsoTreatsAnEscapedValueByteAsData`,
    says: `${say.will(ENVIRON)}${say.sb(ENVIRON, "\0\0A\x01\x02\x01B")}look\r\n`,
    answer: say.dont(ENVIRON),
    lines: ["look"],
    differs: "RFC 1572 replaced it",
  },
];
