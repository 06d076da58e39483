import { connect, type Socket } from "node:net";
import {
  DO,
  DONT,
  encodeNaws,
  EOR,
  GA,
  negotiate,
  Opt,
  subnegotiation,
  TelnetParser,
  WILL,
  WONT,
  type TelnetEvent,
} from "@wyldlands/telnet";
import { Inflater } from "../../packages/gateway/src/telnet/compression.ts";
import { now } from "./clock.ts";

export interface ClientHabits {
  port: number;
  /** Takes MCCP2. */
  compress: boolean;
  /** Takes GMCP, and asks for the packages that Mudlet asks for. */
  gmcp: boolean;
  /** Inflates what comes compressed; otherwise, once it is in, its bytes are counted and thrown away. */
  reads: boolean;
}

/** What one client has got since the crowd last began to count. */
export interface Counted {
  bytes: number;
  /** Stamps (`~<milliseconds>~`) read: one for each message that is measured. */
  messages: number;
  /** When the last of them came. */
  lastAt: number;
}

const TILDE = 0x7e;
const CHARSETS = Uint8Array.from(Buffer.from("\x02UTF-8", "latin1"));
const TERMINALS = ["TINTIN++", "XTERM-256COLOR", "MTTS 271", "MTTS 271"];
const HELLO = 'Core.Hello {"client":"Bench","version":"1"}';
const SUPPORTS = 'Core.Supports.Set ["Char 1","Char.Items 1","Room 1","Comm.Channel 1"]';

/** A telnet client that negotiates as tintin++ does, and then spends as little on what it reads as can be. */
export class CrowdClient {
  readonly socket: Socket;
  /** Resolves with its first prompt, when all that was offered is answered. */
  readonly ready: Promise<void>;
  readonly counted: Counted = { bytes: 0, messages: 0, lastAt: 0 };
  compressed = false;
  readonly #habits: ClientHabits;
  /** Told how many milliseconds each stamped message took. */
  readonly #onStamp: (tookMs: number) => void;
  #parser: TelnetParser | undefined = new TelnetParser();
  #inflater: Inflater | undefined;
  /** Times that its terminal was asked for, and whether it was given a prompt. */
  #terminal = 0;
  #prompted = false;
  #tail = "";
  #resolve: () => void = () => undefined;

  constructor(habits: ClientHabits, onStamp: (tookMs: number) => void) {
    this.#habits = habits;
    this.#onStamp = onStamp;
    this.socket = connect({ host: "127.0.0.1", port: habits.port, noDelay: true });
    this.ready = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.socket.once("error", reject);
      this.socket.once("close", () => reject(new Error("a connection was closed")));
    });
    this.ready.catch(() => undefined);
    this.socket.on("error", () => undefined);
    this.socket.on("data", (bytes) => this.#read(bytes));
  }

  /** Sends a line that bears the time at which it was sent: `say`, or a channel's word, and the stamp. */
  say(word: string): void {
    this.socket.write(`${word} ~${now().toFixed(2)}~\r\n`);
  }

  type(lines: readonly string[]): void {
    this.socket.write(lines.map((line) => `${line}\r\n`).join(""));
  }

  #read(bytes: Uint8Array): void {
    this.counted.bytes += bytes.length;
    if (this.compressed) this.#inflate(bytes);
    else if (this.#parser === undefined) this.#count(bytes);
    else this.#parse(this.#parser, bytes);
  }

  #inflate(bytes: Uint8Array): void {
    const plain = this.#inflater?.inflate(bytes).bytes;
    if (plain === undefined) return;
    if (this.#parser === undefined) this.#count(plain);
    else this.#parse(this.#parser, plain);
  }

  /** Looks at stamps alone. */
  #count(bytes: Uint8Array): void {
    if (this.#tail === "" && bytes.indexOf(TILDE) < 0) return;
    const text = this.#tail + Buffer.from(bytes).toString("latin1");
    const at = now();
    let from = text.indexOf("~");
    while (from >= 0) {
      const to = text.indexOf("~", from + 1);
      if (to < 0) break;
      this.counted.messages += 1;
      this.counted.lastAt = at;
      this.#onStamp(at - Number(text.slice(from + 1, to)));
      from = text.indexOf("~", to + 1);
    }
    this.#tail = from < 0 ? "" : text.slice(from);
  }

  #parse(parser: TelnetParser, bytes: Uint8Array): void {
    const read = parser.scan(bytes, (event) => this.#heed(event));
    if (read < bytes.length) {
      this.counted.bytes -= bytes.length - read;
      this.#read(bytes.subarray(read));
    }
  }

  #heed(event: TelnetEvent): "stop" | void {
    if (event.kind === "negotiate") {
      this.#negotiate(event.verb, event.option);
    } else if (event.kind === "subnegotiation") {
      if (event.option !== Opt.MCCP2) {
        this.#answer(event.option);
        return;
      }
      this.compressed = true;
      this.#inflater = new Inflater();
      this.#settle();
      return "stop";
    } else if (event.kind === "command" && (event.code === EOR || event.code === GA)) {
      this.#prompted = true;
      this.#settle();
    }
  }

  /** When negotiation is over, only stamps are looked at from here on. */
  #settle(): void {
    if (!this.#prompted || this.#terminal < TERMINALS.length) return;
    if (this.#habits.compress && !this.compressed) return;
    this.#parser = undefined;
    if (!this.#habits.reads) {
      this.#inflater?.close();
      this.#inflater = undefined;
    }
    this.socket.removeAllListeners("close");
    this.#resolve();
  }

  #negotiate(verb: number, option: number): void {
    const { compress, gmcp } = this.#habits;
    if (verb === DO) {
      const does = [Opt.TTYPE, Opt.NAWS, Opt.CHARSET].includes(option as 24);
      this.socket.write(negotiate(does ? WILL : WONT, option));
      if (option === Opt.NAWS) this.socket.write(subnegotiation(Opt.NAWS, encodeNaws(100, 40)));
    } else if (verb === WILL) {
      const takes = option === Opt.EOR || (option === Opt.MCCP2 && compress) || (option === Opt.GMCP && gmcp);
      this.socket.write(negotiate(takes ? DO : DONT, option));
      if (option === Opt.GMCP && gmcp)
        for (const message of [HELLO, SUPPORTS])
          this.socket.write(subnegotiation(Opt.GMCP, Buffer.from(message)));
    }
  }

  #answer(option: number): void {
    if (option === Opt.CHARSET) this.socket.write(subnegotiation(Opt.CHARSET, CHARSETS));
    if (option !== Opt.TTYPE) return;
    const name = TERMINALS[this.#terminal++] ?? "MTTS 271";
    this.socket.write(subnegotiation(Opt.TTYPE, Buffer.from(`\0${name}`)));
    this.#settle();
  }
}
