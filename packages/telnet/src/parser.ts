import { DO, DONT, IAC, Opt, SB, SE, WILL, WONT } from "./codes.ts";
import type { Verb } from "./codes.ts";
import { ByteBuffer } from "./byte-buffer.ts";

export type TelnetEvent =
  /** Text with `IAC IAC` undoubled. A view into the fed packet where possible: copy it to keep it. */
  | { kind: "data"; bytes: Uint8Array }
  /** `IAC code`: GA, EOR, NOP, AYT, IP, EL, EC, DM, and whatever else stands there, known or not. */
  | { kind: "command"; code: number }
  | { kind: "negotiate"; verb: Verb; option: number }
  /** A whole subnegotiation, IACs undoubled. The bytes are the receiver's to keep. */
  | { kind: "subnegotiation"; option: number; bytes: Uint8Array }
  /** A subnegotiation that was too long, or cut short by another command. `length`: bytes it had, undoubled. */
  | { kind: "dropped"; option: number; length: number };

/** Called for each event of a scan. `'stop'` ends the scan right after the bytes that made this event. */
export type Visit = (event: TelnetEvent) => "stop" | void;

export interface ParserOptions {
  /** Longest subnegotiation to keep, in undoubled bytes. Asked once per subnegotiation. */
  maxSubnegotiation?: (option: number) => number;
}

const defaultLimit = (option: number): number => (option === Opt.GMCP ? 64 * 1024 : 1024);

const ONE_IAC = Uint8Array.of(IAC);

type State =
  | "text"
  | "iac" // IAC seen in text
  | "verb" // IAC WILL/WONT/DO/DONT seen, option to come
  | "sb" // IAC SB seen, option to come
  | "sb-iac" // IAC SB IAC seen: option 255, or nonsense
  | "body"
  | "body-iac"; // IAC seen in a subnegotiation

/**
 * Telnet as a stream of events (RFC 854, 855). No I/O, no replies, never throws.
 *
 * The events do not depend on packet boundaries once neighbouring `data` events are joined. Held between packets: one
 * open subnegotiation, at most its limit.
 *
 * An `IAC x` that may not stand in a subnegotiation (x neither IAC nor SE) ends it as `dropped`, for what arrived cannot be
 * trusted to be whole, and x is then read as a command: `IAC SB 24 x IAC WILL 31` gives `dropped 24`, `WILL 31`.
 */
export class TelnetParser {
  readonly #limitOf: (option: number) => number;
  #state: State = "text";
  #verb: Verb = WILL;
  #option = 0;
  #limit = 0;
  #length = 0;
  #body = new ByteBuffer();

  constructor(options: ParserOptions = {}) {
    this.#limitOf = options.maxSubnegotiation ?? defaultLimit;
  }

  /** Bytes held for an unfinished subnegotiation. */
  get buffered(): number {
    return this.#body.length;
  }

  /** Every event in `bytes` from `offset` on. */
  feed(bytes: Uint8Array, offset = 0): TelnetEvent[] {
    const events: TelnetEvent[] = [];
    this.scan(bytes, (event) => void events.push(event), offset);
    return events;
  }

  /**
   * Visits the events in `bytes` from `offset` on, and returns the index of the first unread byte: `bytes.length`, or less
   * after a `'stop'`. The parser can be fed the rest later, or something else in its place: after `SB 87 IAC SE` stop,
   * inflate the rest (MCCP3) and feed what comes out. The visitor must not feed this same parser.
   */
  scan(bytes: Uint8Array, visit: Visit, offset = 0): number {
    let at = offset;
    while (at < bytes.length) {
      let event: TelnetEvent | undefined;
      if (this.#state === "text") {
        const end = textEnd(bytes, at);
        if (end > at) {
          event = { kind: "data", bytes: undoubled(bytes.subarray(at, end)) };
          at = end;
        } else {
          this.#state = "iac";
          at++;
        }
      } else if (this.#state === "body") {
        const iac = bytes.indexOf(IAC, at);
        const end = iac < 0 ? bytes.length : iac;
        this.#keep(bytes.subarray(at, end));
        if (iac >= 0) this.#state = "body-iac";
        at = iac < 0 ? end : iac + 1;
      } else {
        const [used, made] = this.#step(bytes[at] as number);
        if (used) at++;
        event = made;
      }
      if (event !== undefined && visit(event) === "stop") break;
    }
    return at;
  }

  /** One byte outside text and body. `false`: the byte was not used up and is to be read again in the new state. */
  #step(byte: number): [used: boolean, event?: TelnetEvent] {
    switch (this.#state) {
      case "iac":
        return this.#command(byte);
      case "verb":
        this.#state = "text";
        return [true, { kind: "negotiate", verb: this.#verb, option: byte }];
      case "sb":
        if (byte === IAC) this.#state = "sb-iac";
        else this.#open(byte);
        return [true];
      case "sb-iac":
        this.#open(IAC);
        if (byte === IAC) return [true];
        return this.#close(byte);
      default:
        if (byte !== IAC) return this.#close(byte);
        this.#keep(ONE_IAC);
        this.#state = "body";
        return [true];
    }
  }

  #command(byte: number): [boolean, TelnetEvent?] {
    this.#state = "text";
    switch (byte) {
      case IAC:
        return [true, { kind: "data", bytes: Uint8Array.of(IAC) }];
      case SB:
        this.#state = "sb";
        return [true];
      case WILL:
      case WONT:
      case DO:
      case DONT:
        this.#verb = byte;
        this.#state = "verb";
        return [true];
      default:
        return [true, { kind: "command", code: byte }];
    }
  }

  #open(option: number): void {
    this.#option = option;
    this.#limit = this.#limitOf(option);
    this.#length = 0;
    this.#state = "body";
  }

  #keep(chunk: Uint8Array): void {
    this.#length += chunk.length;
    if (this.#length <= this.#limit) this.#body.append(chunk);
    else this.#body.clear();
  }

  /** Ends the subnegotiation at `IAC byte`. */
  #close(byte: number): [boolean, TelnetEvent] {
    const whole = byte === SE && this.#length <= this.#limit;
    const event: TelnetEvent = whole
      ? { kind: "subnegotiation", option: this.#option, bytes: this.#body.bytes().slice() }
      : { kind: "dropped", option: this.#option, length: this.#length };
    this.#body.clear();
    this.#state = byte === SE ? "text" : "iac";
    return [byte === SE, event];
  }
}

/** Where the text that begins at `from` ends: before an IAC that is not the first of a pair. */
function textEnd(bytes: Uint8Array, from: number): number {
  let iac = bytes.indexOf(IAC, from);
  while (iac >= 0 && bytes[iac + 1] === IAC) iac = bytes.indexOf(IAC, iac + 2);
  return iac < 0 ? bytes.length : iac;
}

/** Text without the second IAC of each pair; `text` itself when there is none. */
function undoubled(text: Uint8Array): Uint8Array {
  let iac = text.indexOf(IAC);
  if (iac < 0) return text;
  const out = new Uint8Array(text.length);
  let from = 0;
  let to = 0;
  while (iac >= 0) {
    out.set(text.subarray(from, iac + 1), to);
    to += iac + 1 - from;
    from = iac + 2;
    iac = text.indexOf(IAC, from);
  }
  out.set(text.subarray(from), to);
  return out.subarray(0, to + text.length - from);
}
