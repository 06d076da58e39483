import { connect as connectTcp, type Socket } from "node:net";
import {
  DONT,
  encodeNaws,
  EOR,
  escape,
  GA,
  Opt,
  OptionMachine,
  subnegotiation,
  TelnetParser,
  type TelnetEvent,
  WONT,
} from "@wyldlands/telnet";
import type { AskOptions, BotClient, ScreenItem, ScreenMatch, Unsubscribe, WaitOptions } from "./client.ts";
import { Listeners } from "./listeners.ts";
import { Screen, toRegExp } from "./screen.ts";

export interface TelnetClientOptions {
  host: string;
  port: number;
  /** Window size told by NAWS, in characters; 200 x 50 unless told, so that little is wrapped. */
  width?: number;
  height?: number;
  /** Lines kept of the screen; 1,000 unless told. A load bot needs few. */
  keep?: number;
}

/** Silence after which an answer that matches nothing expected is taken as it is. */
const QUIET_MS = 1_000;

// oxlint-disable-next-line no-control-regex -- control sequences are what is looked for
const CONTROLS = /\u001b\[[0-9;?]*[ -/]*[@-~]|[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** A bot on a plain telnet line. A prompt is unfinished text with IAC GA or IAC EOR behind it. */
export class TelnetClient implements BotClient {
  readonly transport = "telnet";
  readonly #options: TelnetClientOptions;
  readonly #screen: Screen;
  readonly #closed = new Listeners<[]>();
  #socket: Socket | undefined;
  #machine: OptionMachine | undefined;
  #decoder = new TextDecoder();
  #partial = "";
  #sent = 0;

  constructor(options: TelnetClientOptions) {
    this.#options = options;
    this.#screen = new Screen(options.keep);
  }

  get connected(): boolean {
    return this.#socket !== undefined;
  }

  get echo(): boolean {
    return this.#machine?.remote(Opt.ECHO) !== true;
  }

  get prompt(): string {
    return this.#screen.prompt;
  }

  get transcript(): readonly string[] {
    return this.#screen.transcript;
  }

  connect(): Promise<{ resumed: boolean }> {
    this.drop();
    const { host, port } = this.#options;
    const socket = connectTcp({ host, port, noDelay: true });
    const parser = new TelnetParser();
    const machine = this.#negotiator(socket);
    this.#machine = machine;
    this.#decoder = new TextDecoder();
    this.#partial = "";
    this.#sent = 0;
    socket.on("data", (packet: Buffer) => {
      for (const event of parser.feed(packet)) this.#take(event, machine);
    });
    return new Promise((resolve, reject) => {
      socket.once("connect", () => {
        this.#socket = socket;
        this.#screen.reopen();
        resolve({ resumed: false });
      });
      socket.on("error", (error) => reject(new Error(`telnet ${host}:${port}: ${error.message}`)));
      socket.on("close", () => {
        if (this.#socket !== socket) return;
        this.#ended();
      });
    });
  }

  send(line: string): number {
    return this.sendMany([line]);
  }

  sendMany(lines: readonly string[]): number {
    if (this.#socket === undefined) throw new Error("not connected: nothing was sent");
    const text = lines.map((line) => `${line}\r\n`).join("");
    this.#socket.write(escape(Buffer.from(text, "utf8")));
    this.#sent += lines.length;
    return this.#sent;
  }

  waitFor(pattern: RegExp | string, options?: WaitOptions): Promise<ScreenMatch> {
    return this.#screen.waitFor(pattern, options);
  }

  async waitForPrompt(pattern: RegExp | string, options?: WaitOptions): Promise<ScreenItem> {
    const regex = toRegExp(pattern);
    for (;;) {
      const found = await this.#screen.waitFor(regex, options);
      if (found.kind === "prompt") return found;
    }
  }

  async ask(line: string, { expect, timeoutMs = 5_000 }: AskOptions = {}): Promise<string[]> {
    this.#screen.take();
    this.send(line);
    const lines: string[] = [];
    let found = expect === undefined;
    let prompted = false;
    for (;;) {
      const wait = this.#screen.waitFor(/^/, {
        timeoutMs: prompted ? Math.min(QUIET_MS, timeoutMs) : timeoutMs,
      });
      const item = prompted ? await wait.catch(() => undefined) : await wait;
      if (item === undefined) return lines;
      if (item.kind === "prompt") {
        prompted = lines.length > 0;
        if (prompted && found) return lines;
      } else if (item.text.trim() !== "") {
        lines.push(item.text);
        found ||= expect?.test(item.text) === true;
      }
    }
  }

  onLine(listener: (item: ScreenItem) => void): Unsubscribe {
    return this.#screen.onLine(listener);
  }

  forget(): void {
    this.#screen.forget();
  }

  onAck(): Unsubscribe {
    return () => {};
  }

  onRefused(): Unsubscribe {
    return () => {};
  }

  onClose(listener: () => void): Unsubscribe {
    return this.#closed.add(listener);
  }

  close(): Promise<void> {
    const socket = this.#socket;
    if (socket === undefined) return Promise.resolve();
    return new Promise((resolve) => {
      socket.once("close", () => resolve());
      socket.end();
      socket.destroySoon();
    });
  }

  drop(): void {
    if (this.#socket === undefined) return;
    this.#socket.resetAndDestroy();
    this.#ended();
  }

  #ended(): void {
    this.#socket = undefined;
    this.#screen.end("the connection ended");
    this.#closed.call();
  }

  /** Does NAWS, lets the server echo (that is: hide) what is typed, and refuses the rest. */
  #negotiator(socket: Socket): OptionMachine {
    const { width = 200, height = 50 } = this.#options;
    const machine: OptionMachine = new OptionMachine({
      send: (bytes) => void socket.write(bytes),
      policy: {
        local: (option) => option === Opt.NAWS,
        remote: (option) => option === Opt.ECHO,
      },
      onChange: (side, option, enabled) => {
        if (side !== "local" || option !== Opt.NAWS || !enabled) return;
        socket.write(subnegotiation(Opt.NAWS, encodeNaws(width, height)));
      },
    });
    return machine;
  }

  #take(event: TelnetEvent, machine: OptionMachine): void {
    if (event.kind === "data") {
      this.#text(this.#decoder.decode(event.bytes, { stream: true }));
    } else if (event.kind === "command" && (event.code === GA || event.code === EOR)) {
      this.#screen.setPrompt(this.#clean(this.#partial));
      this.#partial = "";
    } else if (event.kind === "negotiate" && !machine.receive(event.verb, event.option, performance.now())) {
      const verb = event.verb === WONT || event.verb === DONT ? "off" : "on";
      this.#screen.line(`(the server asks for too much: option ${event.option} ${verb} was not heeded)`);
    }
  }

  #text(text: string): void {
    const parts = (this.#partial + text).split("\n");
    this.#partial = parts.pop() ?? "";
    for (const part of parts) this.#screen.line(this.#clean(part));
  }

  #clean(text: string): string {
    return text.replace(CONTROLS, "");
  }
}
