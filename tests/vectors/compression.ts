import { constants, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { raw, say, Telopt, type Vector } from "./vector.ts";

const { MCCP1, MCCP2, MCCP3 } = Telopt;
const TNC = "HarryCordewener/TelnetNegotiationCore";
const LIB3 = "jquast/telnetlib3 tests/test_mccp.py";

/** zlib as telnetlib3's tests set it: the best there is, a window of 12 bits, memory level 5. */
const SETTINGS = { level: constants.Z_BEST_COMPRESSION, windowBits: 12, memLevel: 5 };
const FOX = "The quick brown fox jumps over the lazy dog. ".repeat(3);

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const flushed = (text: string): string =>
  raw(deflateSync(bytes(text), { ...SETTINGS, finishFlush: constants.Z_SYNC_FLUSH }));
const finished = (text: string): string => raw(deflateSync(bytes(text), SETTINGS));

/** The client compresses from here on. */
const BEGINS = say.do(MCCP3) + say.sb(MCCP3);

export const compressedInput: Vector[] = [
  {
    name: "a stream in the packet that begins it",
    source: `${LIB3} TestMCCP2MidChunk.test_mid_chunk_split (our direction: MCCP3)`,
    says: `${BEGINS}${flushed("Hello, compressed world!\r\n")}`,
    answer: "",
    lines: ["Hello, compressed world!"],
  },
  {
    name: "a stream cut anywhere",
    source: `${LIB3} TestMCCP2PacketBoundary.test_two_chunk_delivery, test_multi_chunk_delivery`,
    says: `${BEGINS}${flushed(`${FOX}\r\n`)}`,
    answer: "",
    lines: [FOX],
  },
  {
    name: "a stream's end with plain text right behind it",
    source: `${LIB3} TestMCCP2PacketBoundary.test_z_finish_with_trailing_plaintext`,
    says: `${BEGINS}${finished("compressed content here\r\n")}plaintext after compression ends\r\n`,
    answer: "",
    lines: ["compressed content here", "plaintext after compression ends"],
  },
  {
    name: "negotiation inside the stream is negotiation",
    source: `${LIB3} TestMCCP2CompressionRoundTrip.test_iac_survives_roundtrip`,
    says: `${BEGINS}${flushed(`${say.will(MCCP2)}normal text\r\n`)}`,
    answer: say.dont(MCCP2),
    lines: ["normal text"],
  },
  {
    name: "what is no zlib stream is not read as text",
    source: `${LIB3} TestMCCPDecompressionError.test_server_corrupt_mccp3_drops_data`,
    says: `${BEGINS}\0\x01\x02\x03\xff\xfe\xfdlook\r\n`,
    answer: "",
    lines: [],
    cut: true,
    differs: "telnetlib3 goes on in the clear, where nobody can say what is text",
  },
  {
    name: "a bare deflate stream",
    source: `${LIB3} TestMCCP2WbitsFallback.test_raw_deflate_fallback`,
    says: `${BEGINS}${raw(deflateRawSync(bytes("raw deflate compressed data from MUD\r\n")))}`,
    answer: "",
    lines: [],
    cut: true,
    differs: "servers are known that send one, no client is; MCCP is RFC 1950",
  },
  {
    name: "a gzip stream",
    source: `${LIB3} TestMCCP2WbitsFallback.test_gzip_format_autodetected`,
    says: `${BEGINS}${raw(gzipSync(bytes("gzip compressed data from MUD\r\n")))}`,
    answer: "",
    lines: [],
    cut: true,
    differs: "servers are known that send one, no client is; MCCP is RFC 1950",
  },
  {
    name: "plain text byte by byte behind the end",
    source: `${TNC} MCCPStreamEndTests TheStreamEndIsNotReportedAsACorruptStream`,
    says: `${BEGINS}${finished("a line\n")}still talking\n`,
    answer: "",
    lines: ["a line", "still talking"],
  },
  {
    name: "text and a command right behind the end",
    source: `${TNC} MCCPStreamEndTests PlainTelnetInTheSameReadAsTheStreamEndIsNotLost`,
    says: `${BEGINS}${finished("last compressed line\n")}first clear line\n${say.will(MCCP1)}`,
    answer: say.dont(MCCP1),
    lines: ["last compressed line", "first clear line"],
  },
  {
    name: "a second stream behind the first",
    source: `${TNC} MCCPStreamEndTests AServerMayStartANewStreamAfterEndingTheLastOne`,
    says: `${BEGINS}${finished("first stream\n")}${say.sb(MCCP3)}${flushed("second stream\n")}`,
    answer: "",
    lines: ["first stream", "second stream"],
  },
  {
    name: "a refusal inside the stream does not end it",
    source: `${TNC} MCCPStreamEndTests ARefusalInsideALiveStreamDoesNotTakeTheInflaterOut`,
    says: `${BEGINS}${finished(`before the refusal\n${say.dont(MCCP3)}after the refusal\n`)}in the clear\n`,
    answer: say.wont(MCCP3),
    lines: ["before the refusal", "after the refusal", "in the clear"],
  },
  {
    name: "a refusal of what was not on is no change",
    source: `${TNC} MCCPStreamEndTests ARefusalWithNothingRunningIsNotReportedAsAStateChange`,
    says: `${say.dont(MCCP2)}${say.dont(MCCP2)}look\n`,
    answer: "",
    lines: ["look"],
  },
  {
    name: "a start that was not agreed to is none",
    source: `${LIB3} TestMCCPCompressionRejection.test_handle_do_rejected_when_disabled`,
    says: `${say.sb(MCCP3)}look\r\n`,
    answer: "",
    lines: ["look"],
  },
  ...[MCCP2, MCCP3].map(
    (option): Vector => ({
      name: `SB ${option} with a doubled IAC is no start`,
      source: `${TNC} InboundEscapingSweepTests MccpMarkersDoNotEndOnADoubledIac`,
      says: `${say.do(MCCP3)}\xff\xfa${String.fromCharCode(option)}\xff\xff\xf0x\xff\xf0look\r\n`,
      answer: "",
      lines: option === MCCP2 ? ["look"] : [],
      ...(option === MCCP2 ? {} : { cut: true as const, differs: "a start with a body is a start" }),
    }),
  ),
  {
    name: "rubbish between IAC and SE is no start",
    source: `${TNC} MalformedSubnegotiationRecoveryTests Mccp3GarbageBetweenIacAndSeDoesNotFireTheMarker`,
    says: `${say.do(MCCP3)}\xff\xfa\x57\xff\x01\xf0look\r\n`,
    answer: "",
    lines: ["\ufffdlook"],
    differs: "we end the subnegotiation at the rubbish, so the SE is a byte of text",
  },
];

export const compressedOutput: Vector[] = [
  {
    name: "DO begins the stream, with the mark in clear",
    source: `${LIB3} TestMCCP2Negotiation.test_handle_do_mccp2_server`,
    says: say.do(MCCP2),
    answer: say.sb(MCCP2),
    differs: "telnetlib3 answers WILL, which we have said by then",
  },
  {
    name: "DO twice begins it once",
    source: `${TNC} MCCPCompressedStreamTests ASecondCompressionMarkerDoesNotResetTheInflater`,
    says: say.do(MCCP2).repeat(3),
    answer: say.sb(MCCP2),
  },
  {
    name: "WILL is turned down: it is the server that compresses",
    source: `${LIB3} TestMCCP2Negotiation.test_handle_will_mccp2_server`,
    says: say.will(MCCP2),
    answer: say.dont(MCCP2),
    differs: "telnetlib3 lets the client, too",
  },
  {
    name: "WILL 87 is turned down: it is ours to say",
    source: `${LIB3} TestMCCP3Negotiation.test_handle_will_mccp3_server`,
    says: say.will(MCCP3),
    answer: say.dont(MCCP3),
    differs: "telnetlib3 lets either side begin",
  },
  {
    name: "MCCP1 is refused once",
    source: "captures of tf5 and KildClient, which say DO 85 still",
    says: `${say.do(MCCP1)}${say.do(MCCP1)}look\r\n`,
    answer: say.wont(MCCP1),
    lines: ["look"],
  },
];
