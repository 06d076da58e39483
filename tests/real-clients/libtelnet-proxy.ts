import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { freePorts } from "../support/free-ports.ts";
import { findProgram } from "../support/programs.ts";
import type { Direction } from "./tap.ts";

export const TELNET_PROXY = findProgram("telnet-proxy", "libtelnet-utils");
export const STDBUF = findProgram("stdbuf", "coreutils");

/** A byte as libtelnet's tools print it: itself, or `<0xFF>` (`<0xFFFFFFFF>` above 127), a line feed with a break behind it. */
const BYTE = /<0x(?:FFFFFF)?([0-9A-F]{2})>|([^])/y;

const SIDES: Readonly<Record<string, Direction>> = { SERVER: "server", CLIENT: "client" };

/** libtelnet between a client and the server: it reads both streams with its own parser and prints what it finds. */
export class TelnetProxy {
  readonly port: number;
  readonly #child: ChildProcess;
  readonly #transcript: string;
  #printed = "";
  readonly #watchers = new Set<() => void>();

  private constructor(port: number, child: ChildProcess, transcript: string) {
    this.port = port;
    this.#child = child;
    this.#transcript = transcript;
    child.stdout?.setEncoding("latin1").on("data", (text: string) => {
      this.#printed += text;
      for (const watcher of this.#watchers) watcher();
    });
  }

  static async start(to: { host: string; port: number }, transcript: string): Promise<TelnetProxy> {
    const [port] = await freePorts(1);
    const args = ["-oL", TELNET_PROXY as string, to.host, String(to.port), String(port)];
    const child = spawn(STDBUF as string, args, { stdio: ["ignore", "pipe", "inherit"] });
    const proxy = new TelnetProxy(port as number, child, transcript);
    await proxy.prints("LISTENING ON PORT");
    return proxy;
  }

  get printed(): string {
    return this.#printed;
  }

  /** Resolves when it has printed this. */
  async prints(words: string, timeoutMs = 10_000): Promise<void> {
    if (this.#printed.includes(words)) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no '${words}' in:\n${this.#printed}`)), timeoutMs);
      const watcher = (): void => {
        if (!this.#printed.includes(words)) return;
        clearTimeout(timer);
        this.#watchers.delete(watcher);
        resolve();
      };
      this.#watchers.add(watcher);
    });
  }

  /** What that side sent, as libtelnet read it: `DO 24`, `SB 24 01`, `GA`, and texts in JSON. Throws at what it cannot read. */
  events(side: Direction): string[] {
    return new Printed(this.#printed).events.flatMap((event) => (event.side === side ? event.word : []));
  }

  async close(): Promise<void> {
    writeFileSync(this.#transcript, this.#printed, "latin1");
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const closed = once(this.#child, "close");
    this.#child.kill("SIGTERM");
    await closed;
  }
}

/** Reads what telnet-proxy printed. */
class Printed {
  readonly events: { side: Direction; word: string }[] = [];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    while (this.#at < text.length) this.#event();
  }

  #event(): void {
    const [, name = "", kind] = this.#take(/(SERVER|CLIENT) (IAC|SUB|DATA:|TTYPE|ENVIRON|MSSP) /y) ?? [];
    const side = SIDES[name];
    // What it says of connections and of compression is no event of the stream.
    if (side === undefined) {
      this.#need(/[A-Z][A-Z ]+(?:-?\d+)?\n/y);
    } else if (kind === "IAC") {
      const [, command = "", option] = this.#need(/(\w+)(?: (\d+) \([^)]*\))?\n/y);
      this.events.push({ side, word: option === undefined ? command : `${command} ${option}` });
    } else if (kind === "DATA:") {
      this.events.push({ side, word: JSON.stringify(this.#data()) });
    } else if (kind === "SUB") {
      const [, option = "", size = "0"] = this.#need(/(\d+) \([^)]*\)(?: \[(\d+) bytes\]: )?/y);
      const body = Array.from({ length: Number(size) }, () => this.#byte());
      this.#need(/\n/y);
      this.events.push({ side, word: `SB ${option} ${Buffer.from(body).toString("hex")}`.trim() });
    } else if (kind === "TTYPE") {
      this.#terminal();
    } else {
      // The subnegotiation before it in other words.
      this.#need(/[^\n]*\n/y);
    }
  }

  /** `TTYPE IS <name>`, its name once more and no break behind it. */
  #terminal(): void {
    if (this.#take(/SEND /y) !== undefined) return;
    this.#need(/IS /y);
    const [, , body = ""] = this.events.at(-1)?.word.split(" ") ?? [];
    this.#at += Buffer.from(body, "hex").length - 1;
  }

  /** Up to a break that stands behind no line feed. */
  #data(): string {
    let data = "";
    while (this.#take(/\n/y) === undefined) data += String.fromCharCode(this.#byte());
    return data;
  }

  #byte(): number {
    const [, code, itself = ""] = this.#need(BYTE);
    const byte = code === undefined ? itself.charCodeAt(0) : Number.parseInt(code, 16);
    if (byte === 10) this.#need(/\n/y);
    return byte;
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found !== null) this.#at = pattern.lastIndex;
    return found ?? undefined;
  }

  #need(pattern: RegExp): RegExpExecArray {
    const found = this.#take(pattern);
    if (found === undefined)
      throw new Error(
        `telnet-proxy printed no ${pattern} but ${JSON.stringify(this.#text.slice(this.#at, this.#at + 80))}`,
      );
    return found;
  }
}
