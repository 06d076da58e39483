import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { TelnetParser } from "@wyldlands/telnet";
import { withoutColours } from "./without-colours.ts";

export interface PipedOptions {
  /** What the program prints is kept here, byte by byte, its complaints included. */
  transcript: string;
  env?: Record<string, string>;
}

/** A program typed to and read through pipes, as scripts do it. What it passes on of telnet is taken out of its text. */
export class Piped {
  readonly #child: ChildProcess;
  readonly #parser = new TelnetParser();
  readonly #transcript: WriteStream;
  readonly #bytes: Uint8Array[] = [];
  #complaints = "";
  #closed = false;
  #watchers = new Set<() => void>();

  constructor(program: string, args: readonly string[], { transcript, env = {} }: PipedOptions) {
    this.#transcript = createWriteStream(transcript);
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: "pipe" });
    this.#child = child;
    child.stdin.on("error", () => undefined);
    child.stdout.on("data", (packet: Buffer) => {
      this.#transcript.write(packet);
      for (const event of this.#parser.feed(packet))
        if (event.kind === "data") this.#bytes.push(Buffer.from(event.bytes));
      this.#changed();
    });
    child.stderr.on("data", (packet: Buffer) => {
      this.#transcript.write(packet);
      this.#complaints += packet.toString();
      this.#changed();
    });
    child.on("close", () => {
      this.#closed = true;
      this.#transcript.end();
      this.#changed();
    });
  }

  /** What it printed, without colours. */
  get text(): string {
    return withoutColours(Buffer.concat(this.#bytes).toString("utf8"));
  }

  /** What it said on its second stream. */
  get complaints(): string {
    return this.#complaints;
  }

  /** Types a line and its end. */
  type(line: string, end = "\n"): void {
    this.#child.stdin?.write(line + end);
  }

  /** Nothing more is typed. */
  hangUp(): void {
    this.#child.stdin?.end();
  }

  /** Resolves when the text matches. */
  async shows(pattern: RegExp, timeoutMs = 10_000): Promise<void> {
    await this.#until(() => pattern.test(this.text), `${pattern}`, timeoutMs);
  }

  async complains(pattern: RegExp, timeoutMs = 10_000): Promise<void> {
    await this.#until(() => pattern.test(this.#complaints), `the complaint ${pattern}`, timeoutMs);
  }

  /** Resolves with the exit code when the program has ended by itself. */
  async end(timeoutMs = 10_000): Promise<number | null> {
    await this.#until(() => this.#closed, "the program's end", timeoutMs);
    return this.#child.exitCode;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    const closed = once(this.#child, "close");
    this.#child.kill("SIGKILL");
    await closed;
  }

  #changed(): void {
    for (const watcher of this.#watchers) watcher();
  }

  #until(look: () => boolean, what: string, timeoutMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (error?: Error): void => {
        clearTimeout(timer);
        this.#watchers.delete(watcher);
        if (error === undefined) resolve();
        else reject(error);
      };
      const fail = (when: string): void =>
        settle(new Error(`${what} did not come ${when}:\n${this.text.slice(-2000)}\n${this.#complaints}`));
      const watcher = (): void => {
        if (look()) settle();
        else if (this.#closed) fail("before the program ended");
      };
      const timer = setTimeout(() => fail(`in ${timeoutMs} ms`), timeoutMs);
      this.#watchers.add(watcher);
      watcher();
    });
  }
}
