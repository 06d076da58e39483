import { Buffer } from "node:buffer";
import type { Duplex } from "node:stream";
import * as telnet from "@wyldlands/telnet";
import type { ConnectionContext } from "../context.ts";
import type { Peer } from "../net/peer.ts";
import type { Charset } from "../render/render.ts";
import { Words, type Rendering } from "../render/words.ts";
import {
  learn,
  noTraffic,
  type Capabilities,
  type ClientFacts,
  type TelnetFacts,
} from "../sessions/capabilities.ts";
import type { Session } from "../sessions/session.ts";
import { Terminal, type TerminalWire } from "../sessions/terminal.ts";
import { steadyClock, WhenKnown } from "../sessions/when-known.ts";
import { telnetOptions, tickingOptions } from "../telnet-options/all.ts";
import { clientKnown } from "../telnet-options/client-known.ts";
import type { OptionClient, TelnetOption } from "../telnet-options/define-option.ts";
import { showTyping, typingHidden } from "../telnet-options/echo.ts";
import { promptEnd } from "../telnet-options/eor.ts";
import { words } from "../words.ts";
import { Inbound } from "./inbound.ts";
import { Outbound } from "./outbound.ts";

/** Silence after which an IAC NOP keeps firewalls from forgetting the connection. */
const KEEPALIVE_MS = 60_000;
/** How long a client that closed its half may wait for the answers to what it typed. */
const HALF_CLOSED_MS = 30_000;
/** How long last words may take to reach a client. */
const LINGER_MS = 2000;
/** Undecodable lines after which a client is taken for one that speaks ISO 8859-1. */
const BAD_LINES = 2;

type CutReason = "slow-reader" | "negotiation-flood" | "corrupt-compression" | "inflation-bomb";

/** One telnet client: bytes to lines, words to bytes. */
export class TelnetConnection implements TerminalWire, OptionClient {
  readonly capabilities: Capabilities;
  readonly machine: telnet.OptionMachine;

  readonly #context: ConnectionContext;
  readonly #socket: Duplex;
  readonly #lines = new telnet.LineAssembler();
  readonly #commands: telnet.RateWindow;
  readonly #whenKnown: WhenKnown;
  readonly #terminal: Terminal;
  readonly #session: Session;
  readonly #in: Inbound;
  readonly #out: Outbound;
  readonly #facts: TelnetFacts;
  /** What options remember, by their number. */
  readonly #memory = new Map<number, object>();
  /** It has a place among the compressed. */
  #mayCompress = false;
  #badLines = 0;
  #negotiates = false;
  #lastWrite: number;
  #over = false;
  #halfOpen = false;
  #timer: NodeJS.Timeout | undefined;

  /** `release`: gives the connection's place back. */
  constructor(socket: Duplex, peer: Peer, context: ConnectionContext, release: () => void) {
    const { config, metrics, sessions, now } = context;
    this.#context = context;
    this.#socket = socket;
    this.#lastWrite = now();
    this.#facts = {
      options: [],
      compressed: { in: false, out: false },
    };
    const traffic = noTraffic();
    const count = (direction: "in" | "out") => {
      const wire = metrics.bytes.labels(direction, "telnet");
      const raw = metrics.uncompressed.labels(direction);
      return { countRaw: (bytes: number) => raw.inc(bytes), countWire: (bytes: number) => wire.inc(bytes) };
    };
    this.#in = new Inbound({
      facts: this.#facts,
      traffic: traffic.in,
      ...count("in"),
      heed: (event) => {
        this.#heed(event);
        return !this.#over;
      },
      onFault: (reason) => this.#cut(reason === "bomb" ? "inflation-bomb" : "corrupt-compression"),
    });
    this.#out = new Outbound({
      socket,
      facts: this.#facts,
      traffic: traffic.out,
      ...count("out"),
      unsentBytes: config.limits.unsent_bytes,
      onSlowReader: () => this.#cut("slow-reader"),
    });
    this.capabilities = {
      transport: "telnet",
      address: peer.address,
      width: 0,
      height: 0,
      colours: 0,
      charset: "utf-8",
      screenReader: false,
      numbering: false,
      secure: peer.secure,
      client: {},
      traffic,
      telnet: this.#facts,
    };
    const limit = { commands: config.limits.negotiations_per_10s, milliseconds: 10_000 };
    this.#commands = new telnet.RateWindow(limit.commands, limit.milliseconds);
    this.machine = new telnet.OptionMachine({
      send: (bytes) => this.#send(bytes),
      policy: {
        local: (code) => this.#option(code)?.local !== undefined,
        remote: (code) => this.#option(code)?.remote !== undefined,
      },
      onChange: (side, code, enabled) => {
        this.#note(code);
        telnetOptions.find((each) => each.code === code)?.onChange?.(side, enabled, this);
      },
      limit,
    });
    this.#whenKnown = new WhenKnown(steadyClock(now));
    this.#terminal = new Terminal(this, this.capabilities, this.#whenKnown);

    socket.on("data", (bytes: Uint8Array) => {
      if (!this.#over) this.#in.read(bytes);
    });
    socket.on("end", () => this.#halfClosed());
    // A reset by the peer is not news: `close` follows and does what there is to do.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      this.#over = true;
      clearTimeout(this.#timer);
      this.#whenKnown.stop();
      this.#out.drop();
      this.#in.close();
      if (this.#mayCompress) context.compression.release();
      sessions.leave(this.#session, false);
      release();
    });

    for (const each of telnetOptions) {
      if (this.#option(each.code) === undefined) continue;
      if (each.remote === "want") this.machine.enableRemote(each.code);
      if (each.local === "offer") this.machine.enableLocal(each.code);
    }
    this.#session = sessions.open({ capabilities: this.capabilities, presenter: this.#terminal });
    if (sessions.worldState === "away") this.#terminal.world("away", new Words(sessions.wordsFor("away")));
  }

  get session(): Session {
    return this.#session;
  }

  get context(): ConnectionContext {
    return this.#context;
  }

  get negotiates(): boolean {
    return this.#negotiates;
  }

  get silencesEnter(): boolean {
    return typingHidden(this.machine);
  }

  write(text: string): void {
    this.#send(encode(text, this.capabilities.charset));
  }

  show(rendering: Rendering): void {
    const { charset } = this.capabilities;
    this.#send(rendering.bytes((text) => encode(text, charset)));
  }

  promptMark(): void {
    const mark = promptEnd(this.machine);
    if (mark !== undefined) this.#send(telnet.command(mark));
  }

  echo(on: boolean): void {
    showTyping(this.machine, on);
  }

  resize(width: number, height: number): void {
    this.#session.resize(width, height);
  }

  pinged(tookMs: number): void {
    this.capabilities.pingMs = Math.round(tookMs);
    this.#context.metrics.ping.observe({ transport: "telnet" }, tookMs / 1000);
  }

  learn(facts: ClientFacts): void {
    learn(this.capabilities, facts);
    this.#lines.setCharset(this.capabilities.charset === "latin-1" ? "latin-1" : "utf-8");
  }

  say(verb: telnet.Verb, option: number): void {
    this.#send(telnet.negotiate(verb, option));
  }

  subnegotiate(option: number, bytes?: Uint8Array): void {
    this.#send(telnet.subnegotiation(option, bytes));
  }

  memory<T extends object>(option: number, create: () => T): T {
    let kept = this.#memory.get(option) as T | undefined;
    if (kept === undefined) this.#memory.set(option, (kept = create()));
    return kept;
  }

  get offersCompression(): { v2: boolean; v3: boolean } {
    const { config, compression } = this.#context;
    return this.#mayCompress || compression.free ? config.mccp : { v2: false, v3: false };
  }

  claimCompression(): boolean {
    this.#mayCompress ||= this.#context.compression.take();
    return this.#mayCompress;
  }

  compress(on: boolean): void {
    if (on) this.#out.startCompressing();
    else this.#out.stopCompressing();
  }

  inflate(): void {
    this.#in.startInflating();
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
    this.#out.end();
    this.#socket.resume();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#socket.destroy(), LINGER_MS);
  }

  /** Call about once a second: keeps a silent connection alive, and finds out whether a half-closed one still is. */
  tick(): void {
    const now = this.#context.now();
    for (const option of tickingOptions) option.onTick?.(this, now);
    const silent = now - this.#lastWrite >= KEEPALIVE_MS;
    if (silent || this.#halfOpen) this.#send(telnet.command(telnet.NOP));
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #send(bytes: Uint8Array): void {
    if (this.#over) return;
    this.#lastWrite = this.#context.now();
    this.#out.write(bytes);
  }

  /** The option, if it can be had by this client and now. */
  #option(code: number): TelnetOption | undefined {
    const option = telnetOptions.find((each) => each.code === code);
    return option?.available?.(this) === false ? undefined : option;
  }

  #note(code: number): void {
    const name = telnet.optionName(code);
    const others = this.#facts.options.filter((each) => each !== name);
    const on = this.machine.local(code) || this.machine.remote(code);
    this.#facts.options = on ? [...others, name] : others;
  }

  #cut(reason: CutReason): void {
    if (this.#over) return;
    this.#over = true;
    this.#out.drop();
    this.#context.metrics.cutConnections.inc({ reason });
    this.#context.log.warn(
      { session: this.#session.number, address: this.capabilities.address, reason },
      "telnet connection cut",
    );
    this.#socket.destroy();
  }

  #heed(event: telnet.TelnetEvent): void {
    if (event.kind === "data") {
      for (const line of this.#lines.push(event.bytes)) this.#typed(line);
      return;
    }
    const now = this.#context.now();
    const calm =
      event.kind === "negotiate" && !this.#isRaw(event, now)
        ? this.machine.receive(event.verb, event.option, now)
        : this.#commands.take(now);
    if (event.kind === "negotiate") this.#negotiates = true;
    if (!calm) this.#cut("negotiation-flood");
    else if (event.kind === "command") this.#command(event.code);
    else if (event.kind === "subnegotiation") this.#subnegotiated(event.option, event.bytes);
    if (!this.#whenKnown.known && !this.#over && clientKnown(this)) this.#whenKnown.settle();
  }

  /** A word of an option that has no state to agree on. */
  #isRaw({ verb, option }: { verb: telnet.Verb; option: number }, now: number): boolean {
    return telnetOptions.find(({ code }) => code === option)?.onWord?.(verb, this, now) ?? false;
  }

  #subnegotiated(code: number, bytes: Uint8Array): void {
    if (this.machine.remote(code) || this.machine.local(code))
      telnetOptions.find((option) => option.code === code)?.onSubnegotiation?.(bytes, this);
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
    if (line.text.includes("\ufffd") && ++this.#badLines === BAD_LINES && !this.#agreedOnCharset)
      this.learn({ charset: "latin-1" });
    if (line.truncated) this.#terminal.notice(words.lineTooLong);
    if (telnetOptions.some((option) => option.onLine?.(line.text, this))) return;
    this.#session.type(line.text, 0);
  }

  get #agreedOnCharset(): boolean {
    return this.capabilities.client.charset !== undefined;
  }

  /** `printf 'look\n' | nc` closes its half at once and still wants to read: answer first. */
  #halfClosed(): void {
    if (this.#over) return;
    // It says no more of itself either.
    this.#whenKnown.settle();
    const rest = this.#lines.end();
    if (rest !== undefined) this.#typed(rest);
    const finish = (): void => {
      this.#context.sessions.leave(this.#session, false);
      this.end();
    };
    // After the frame that settles it: its last words may still follow.
    this.#session.onSettled = () => queueMicrotask(finish);
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

/** UTF-8 has no byte 255, so there is nothing in it to double. */
function encode(text: string, charset: Charset): Uint8Array {
  return charset === "utf-8" ? Buffer.from(text) : telnet.escape(Buffer.from(text, "latin1"));
}
