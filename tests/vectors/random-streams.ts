import { constants, deflateSync } from "node:zlib";
import { DO, DONT, IAC, SB, SE, WILL, WONT } from "@wyldlands/telnet";
import { chance } from "../../packages/telnet/src/vectors/replay.ts";
import { Telopt } from "./vector.ts";

/** Options that mean something to the gateway more often than chance would have it. */
const OPTIONS = [...Object.values(Telopt), 0, 6, 99, 255];
const VERBS = [WILL, WONT, DO, DONT];
/** Bytes at which something turns. */
const EDGES = [
  IAC,
  SB,
  SE,
  WILL,
  WONT,
  DO,
  DONT,
  0,
  1,
  2,
  3,
  4,
  5,
  6,
  8,
  10,
  13,
  27,
  127,
  128,
  0xc3,
  0xe9,
  0xf0,
];
/** Beginnings of bodies that get past the first look. */
const BODIES = [
  "\0xterm",
  "\0MTTS 2349",
  "\x01;UTF-8;ISO-8859-1",
  "\x02UTF-8",
  "\x03",
  "\x04\x01",
  "[TTABLE]\x01;x",
  "\0\x50\0\x18",
  "\0\0CLIENT_NAME\x01x\x03SCREEN_READER\x011",
  "\x01LIST\x02COMMANDS",
  "\x01REPORT\x02\x05\x02ROOM\x02ROOM_NAME\x06",
  "\x01SEND\x02SERVER_ID",
  "\x01A\x02\x03\x01B\x02\x05",
  'Core.Hello {"client":"x","version":1}',
  'Core.Supports.Set ["Char 1","Room 1","Comm.Channel 1"]',
  "Core.Ping",
  'Char.Login.Credentials {"account":"a","password":"b"}',
  "Char.Items.Inv",
  "[[[[[[[[",
  "",
];

/** A text and a command among it, both as they stand on the wire. */
export interface Part {
  wire: Uint8Array;
  text: string;
}

/** Random telnet, the same for the same seed. */
export class RandomStreams {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = chance(seed);
  }

  /** Anything at all, up to about 200 bytes: noise, and things that nearly make sense. */
  chaos(): Uint8Array {
    const bytes: number[] = [];
    for (let parts = 1 + this.#below(12); parts > 0; parts--) this.#chaos(bytes);
    return Uint8Array.from(bytes);
  }

  /** Lines of plain text with whole, well-formed commands between and inside the words, none of which edits a line. */
  sensible(): Part[] {
    return Array.from({ length: 1 + this.#below(16) }, () => this.#part());
  }

  /** `input` in packets of any size. */
  packets(input: Uint8Array): Uint8Array[] {
    const packets: Uint8Array[] = [];
    const size = 1 + this.#below(this.#below(4) === 0 ? 3 : 200);
    for (let at = 0; at < input.length; ) {
      const end = at + 1 + this.#below(size);
      packets.push(input.subarray(at, end));
      at = end;
    }
    return packets;
  }

  #chaos(bytes: number[]): void {
    const kind = this.#below(10);
    if (kind < 3) for (let i = this.#below(30); i > 0; i--) bytes.push(this.#below(256));
    else if (kind < 5) for (let i = this.#below(12); i > 0; i--) bytes.push(this.#pick(EDGES));
    else if (kind < 7) bytes.push(IAC, this.#pick(VERBS), this.#pick(OPTIONS));
    else if (kind < 9) this.#subnegotiation(bytes);
    else if (this.#below(4) === 0) this.#compressed(bytes);
    else bytes.push(...Buffer.from("look\r\nsay ünïcode\r\nMSSP-REQUEST\n"));
  }

  /** Its body begins well and may end badly; its end may be missing. */
  #subnegotiation(bytes: number[]): void {
    bytes.push(IAC, SB, this.#pick(OPTIONS), ...Buffer.from(this.#pick(BODIES), "latin1"));
    for (let i = this.#below(8); i > 0; i--) bytes.push(this.#pick(EDGES));
    if (this.#below(5) > 0) bytes.push(IAC, SE);
  }

  /** The client compresses: something, nothing, or what is no zlib at all. */
  #compressed(bytes: number[]): void {
    const inside: number[] = [];
    for (let i = this.#below(4); i > 0; i--) this.#chaos(inside);
    const finishFlush = this.#below(2) === 0 ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
    const stream = [...deflateSync(Uint8Array.from(inside), { finishFlush })];
    if (this.#below(3) === 0) stream[this.#below(stream.length)] = this.#below(256);
    bytes.push(IAC, DO, Telopt.MCCP3, IAC, SB, Telopt.MCCP3, IAC, SE, ...stream);
  }

  #part(): Part {
    const text = this.#below(4) === 0 ? "\r\n" : this.#word();
    const wire: number[] = [...Buffer.from(text)];
    const kind = this.#below(4);
    if (kind === 0)
      wire.push(IAC, this.#pick(VERBS), this.#pick(OPTIONS.filter((option) => option !== Telopt.MCCP3)));
    else if (kind === 1) wire.push(IAC, this.#pick([241, 242, 245, 249, 239]));
    else if (kind === 2) {
      const option = this.#pick(OPTIONS.filter((each) => each !== Telopt.MCCP3 && each !== IAC));
      const body = [...Buffer.from(this.#pick(BODIES), "latin1")];
      wire.push(IAC, SB, option, ...body.flatMap((byte) => (byte === IAC ? [IAC, IAC] : [byte])), IAC, SE);
    }
    return { wire: Uint8Array.from(wire), text };
  }

  #word(): string {
    return Array.from({ length: 1 + this.#below(8) }, () => String.fromCharCode(97 + this.#below(26))).join(
      "",
    );
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#below(from.length)] as T;
  }

  #below(most: number): number {
    return Math.floor(this.#random() * most);
  }
}
