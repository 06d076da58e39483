import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { artefact } from "../support/artefacts.ts";
import { findProgram } from "../support/programs.ts";
import { Tmux } from "./tmux.ts";

export const TINTIN = findProgram("tt++", "tintin++");

export interface TintinOptions {
  /** Names the artefacts: `tintin-<name>.txt`, and `tintin-<name>.log` with what the side channels told. */
  name: string;
  port: number;
  tls?: boolean;
  /** TinTin++'s own `-s`. */
  screenReader?: boolean;
  width?: number;
  /** More orders before the session begins. */
  orders?: readonly string[];
}

/** Bytes as TinTin++ wants them: a closing brace for `#send` means that no line end follows. */
const say = (bytes: string): string => `#send {${bytes}\\}`;

/** The order to send a GMCP message. Braces are TinTin++'s own, so they are written as codes. */
export function sendGmcp(message: string): string {
  return say(`\\xFF\\xFA\\xC9${message.replaceAll("{", "\\x7B").replaceAll("}", "\\x7D")}\\xFF\\xF0`);
}

export interface GmcpHabits {
  /** Orders that follow at once. */
  next?: readonly string[];
  /** Orders that a message of that name brings about. */
  when?: { told: string; order: string };
}

/** Orders to agree to GMCP, to declare these modules and log every message as `GMCP <name> <data>`. */
export function withGmcp(modules: readonly string[], { next = [], when }: GmcpHabits = {}): string[] {
  const hello = [
    say("\\xFF\\xFD\\xC9"),
    sendGmcp('Core.Hello { "client": "TinTin++", "version": "2.02.20" }'),
    sendGmcp(`Core.Supports.Set [${modules.map((name) => `"${name} 1"`).join(",")}]`),
    ...next,
  ];
  const heed = when === undefined ? "" : `;#if {"%0" == "${when.told}"} {${when.order}}`;
  return [`#event {IAC WILL GMCP} {${hello.join(";")}}`, logged("GMCP", "%2", heed)];
}

/** Orders to agree to MSDP, to have these variables reported and log each as `MSDP <name> <value>`. */
export function withMsdp(variables: readonly string[]): string[] {
  const report = variables.map((name) => `\\x01REPORT\\x02${name}`).join("");
  const hello = [say("\\xFF\\xFD\\x45"), say(`\\xFF\\xFA\\x45${report}\\xFF\\xF0`)];
  return [`#event {IAC WILL MSDP} {${hello.join(";")}}`, logged("MSDP", "%0 %2")];
}

/** Orders to agree to MSSP and log every variable as `MSSP <name> <value>`. */
export function withMssp(): string[] {
  return [`#event {IAC WILL MSSP} {${say("\\xFF\\xFD\\x46")}}`, logged("MSSP", "%0 %1")];
}

const LOG = "#LOG#";

function logged(channel: string, words: string, then = ""): string {
  return `#event {IAC SB ${channel}} {#line log {${LOG}} {${channel} ${words}}${then}}`;
}

/** TinTin++ in a terminal of its own, connected. It does not break lines, so that what is seen is the server's work. */
export class Tintin {
  readonly terminal: Tmux;
  readonly #home: string;
  readonly #log: string;

  private constructor(terminal: Tmux, home: string, log: string) {
    this.terminal = terminal;
    this.#home = home;
    this.#log = log;
  }

  static async start(options: TintinOptions): Promise<Tintin> {
    const { name, port, tls = false, screenReader = false, width = 100, orders = [] } = options;
    const home = mkdtempSync(join(tmpdir(), "wyld-tintin-"));
    const log = artefact("real-clients", `tintin-${name}.log`);
    rmSync(log, { force: true });
    const session = `${tls ? "#ssl" : "#session"} {wyld} {127.0.0.1} {${port}}`;
    const script = ["#config {WORDWRAP} {OFF}", ...orders, session].join("\n").replaceAll(LOG, log);
    const file = join(home, "orders.tin");
    writeFileSync(file, `${script}\n`);
    const terminal = await Tmux.start(`${TINTIN} -G ${screenReader ? "-s " : ""}-r ${file}`, {
      width,
      height: 40,
      transcript: artefact("real-clients", `tintin-${name}.txt`),
    });
    return new Tintin(terminal, home, log);
  }

  type(line: string): Promise<void> {
    return this.terminal.type(line);
  }

  shows(...what: Parameters<Tmux["shows"]>): Promise<string> {
    return this.terminal.shows(...what);
  }

  /** Answers each question with the line beside it. */
  async answer(dialogue: readonly (readonly [question: RegExp, line: string])[]): Promise<void> {
    for (const [question, line] of dialogue) {
      await this.shows(question);
      await this.type(line);
    }
  }

  /** What the side channels told so far, a line for each event. */
  told(): string[] {
    return existsSync(this.#log) ? readFileSync(this.#log, "utf8").split("\n").slice(0, -1) : [];
  }

  /** Resolves with the data of the newest GMCP message of that name that fits. */
  async gmcp<T>(name: string, fits: (data: T) => boolean = () => true): Promise<T> {
    const head = `GMCP ${name} `;
    const messages = await this.#until(head, () => {
      const all = this.told().filter((line) => line.startsWith(head));
      return all.map((line) => JSON.parse(line.slice(head.length)) as T).filter(fits);
    });
    return messages.at(-1) as T;
  }

  /** Resolves when the side channels have told this. */
  async hears(line: string | RegExp): Promise<void> {
    const fits = typeof line === "string" ? (one: string) => one === line : (one: string) => line.test(one);
    await this.#until(String(line), () => this.told().filter(fits));
  }

  async close(): Promise<void> {
    await this.terminal.close();
    rmSync(this.#home, { recursive: true, force: true });
  }

  async #until<T>(what: string, look: () => T[]): Promise<T[]> {
    const deadline = performance.now() + 15_000;
    for (;;) {
      const found = look();
      if (found.length > 0) return found;
      if (performance.now() > deadline)
        throw new Error(`TinTin++ was not told ${what}; it was told:\n${this.told().join("\n")}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
