import { Buffer } from "node:buffer";
import type { Socket } from "node:net";
import * as telnet from "@wyldlands/telnet";
import type { ConnectionContext } from "../context.ts";
import { Words } from "../render/words.ts";
import type { Capabilities } from "../sessions/capabilities.ts";
import type { Session } from "../sessions/session.ts";
import { Terminal, type TerminalWire } from "../sessions/terminal.ts";
import { telnetOptions } from "../telnet-options/all.ts";
import type { OptionClient } from "../telnet-options/define-option.ts";
import { showTyping, typingHidden } from "../telnet-options/echo.ts";
import { words } from "../words.ts";

/** Silence after which an IAC NOP keeps firewalls from forgetting the connection. */
const KEEPALIVE_MS = 60_000;
/** How long a client that closed its half may wait for the answers to what it typed. */
const HALF_CLOSED_MS = 30_000;
/** How long last words may take to reach a client. */
const LINGER_MS = 2000;
/** Undecodable lines after which a client is taken for one that speaks ISO 8859-1. */
const BAD_LINES = 2;

/** One telnet client: bytes to lines, words to bytes. */
export class TelnetConnection implements TerminalWire, OptionClient {
  readonly capabilities: Capabilities;
  readonly machine: telnet.OptionMachine;

  readonly #context: ConnectionContext;
  readonly #socket: Socket;
  readonly #parser = new telnet.TelnetParser();
  readonly #lines = new telnet.LineAssembler();
  readonly #commands: telnet.RateWindow;
  readonly #terminal: Terminal;
  readonly #session: Session;
  readonly #bytesIn: { inc(by: number): void };
  readonly #bytesOut: { inc(by: number): void };
  #badLines = 0;
  #lastWrite: number;
  #corked = false;
  #over = false;
  #halfOpen = false;
  #timer: NodeJS.Timeout | undefined;

  /** `release`: gives the connection's place back. */
  constructor(socket: Socket, address: string, context: ConnectionContext, release: () => void) {
    const { config, metrics, sessions, now } = context;
    this.#context = context;
    this.#socket = socket;
    this.#lastWrite = now();
    this.#bytesIn = metrics.bytes.labels("in", "telnet");
    this.#bytesOut = metrics.bytes.labels("out", "telnet");
    this.capabilities = {
      transport: "telnet",
      address,
      width: 0,
      height: 0,
      colours: 0,
      charset: "utf-8",
      numbering: false,
      secure: false,
    };
    const limit = { commands: config.limits.negotiations_per_10s, milliseconds: 10_000 };
    this.#commands = new telnet.RateWindow(limit.commands, limit.milliseconds);
    const option = (code: number) => telnetOptions.find((each) => each.code === code);
    this.machine = new telnet.OptionMachine({
      send: (bytes) => this.#send(bytes),
      policy: {
        local: (code) => option(code)?.local !== undefined,
        remote: (code) => option(code)?.remote !== undefined,
      },
      onChange: (side, code, enabled) => option(code)?.onChange?.(side, enabled, this),
      limit,
    });
    this.#terminal = new Terminal(this, this.capabilities);

    socket.on("data", (bytes) => this.#read(bytes));
    socket.on("end", () => this.#halfClosed());
    // A reset by the peer is not news: `close` follows and does what there is to do.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      this.#over = true;
      clearTimeout(this.#timer);
      sessions.leave(this.#session, false);
      release();
    });

    for (const each of telnetOptions) {
      if (each.remote === "want") this.machine.enableRemote(each.code);
      if (each.local === "offer") this.machine.enableLocal(each.code);
    }
    this.#session = sessions.open({ capabilities: this.capabilities, presenter: this.#terminal });
    if (sessions.worldState === "away") this.#terminal.world("away", new Words(words.worldAway));
  }

  get silencesEnter(): boolean {
    return typingHidden(this.machine);
  }

  write(text: string): void {
    const latin1 = this.capabilities.charset === "latin-1";
    this.#send(latin1 ? telnet.escape(Buffer.from(text, "latin1")) : Buffer.from(text));
  }

  /** IAC GA, unless the client asked to be spared it (RFC 858). */
  promptMark(): void {
    if (!this.machine.local(telnet.Opt.SGA)) this.#send(telnet.command(telnet.GA));
  }

  echo(on: boolean): void {
    showTyping(this.machine, on);
  }

  resize(width: number, height: number): void {
    this.#session.resize(width, height);
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#socket.end();
    this.#socket.resume();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#socket.destroy(), LINGER_MS);
  }

  /** Call about once a second: keeps a silent connection alive, and finds out whether a half-closed one still is. */
  tick(): void {
    const silent = this.#context.now() - this.#lastWrite >= KEEPALIVE_MS;
    if (silent || this.#halfOpen) this.#send(telnet.command(telnet.NOP));
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #send(bytes: Uint8Array): void {
    if (this.#over) return;
    this.#lastWrite = this.#context.now();
    this.#bytesOut.inc(bytes.length);
    if (!this.#corked) {
      // What is written in one turn leaves in one packet.
      this.#corked = true;
      this.#socket.cork();
      process.nextTick(() => {
        this.#corked = false;
        this.#socket.uncork();
      });
    }
    this.#socket.write(bytes);
    if (this.#socket.writableLength > this.#context.config.limits.unsent_bytes) this.#cut("slow-reader");
  }

  #cut(reason: "slow-reader" | "negotiation-flood"): void {
    if (this.#over) return;
    this.#over = true;
    this.#context.metrics.cutConnections.inc({ reason });
    this.#context.log.warn(
      { session: this.#session.number, address: this.capabilities.address, reason },
      "telnet connection cut",
    );
    this.#socket.destroy();
  }

  #read(bytes: Uint8Array): void {
    this.#bytesIn.inc(bytes.length);
    if (this.#over) return;
    this.#parser.scan(bytes, (event) => {
      this.#heed(event);
      return this.#over ? "stop" : undefined;
    });
  }

  #heed(event: telnet.TelnetEvent): void {
    if (event.kind === "data") {
      for (const line of this.#lines.push(event.bytes)) this.#typed(line);
      return;
    }
    const now = this.#context.now();
    const calm =
      event.kind === "negotiate"
        ? this.machine.receive(event.verb, event.option, now)
        : this.#commands.take(now);
    if (!calm) this.#cut("negotiation-flood");
    else if (event.kind === "command") this.#command(event.code);
    else if (event.kind === "subnegotiation" && this.machine.remote(event.option))
      telnetOptions.find((option) => option.code === event.option)?.onSubnegotiation?.(event.bytes, this);
  }

  #command(code: number): void {
    switch (code) {
      case telnet.AYT:
        this.#terminal.notice(words.presence[this.#context.sessions.worldState]);
        break;
      case telnet.EC:
        this.#lines.eraseCharacter();
        break;
      // What IP and BRK interrupt is the line being typed: a line once sent is the world's.
      case telnet.EL:
      case telnet.IP:
      case telnet.BRK:
        this.#lines.eraseLine();
        break;
    }
  }

  #typed(line: telnet.Line): void {
    if (this.#over) return;
    this.#terminal.entered();
    if (line.text.includes("\ufffd") && ++this.#badLines === BAD_LINES) {
      this.capabilities.charset = "latin-1";
      this.#lines.setCharset("latin-1");
    }
    if (line.truncated) this.#terminal.notice(words.lineTooLong);
    this.#session.type(line.text, 0);
  }

  /** `printf 'look\n' | nc` closes its half at once and still wants to read: answer first. */
  #halfClosed(): void {
    if (this.#over) return;
    const rest = this.#lines.end();
    if (rest !== undefined) this.#typed(rest);
    const finish = (): void => {
      this.#context.sessions.leave(this.#session, false);
      this.end();
    };
    this.#session.onSettled = finish;
    if (this.#session.settled) {
      finish();
      return;
    }
    // A client that is gone looks the same until something is sent to it and comes back as a reset.
    this.#halfOpen = true;
    this.#send(telnet.command(telnet.NOP));
    this.#timer = setTimeout(finish, HALF_CLOSED_MS);
  }
}
