import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { findProgram } from "../support/programs.ts";

export const TMUX = findProgram("tmux", "tmux");

const run = promisify(execFile);

export interface TmuxOptions {
  width: number;
  height: number;
  /** Everything that reaches the terminal is kept here, byte by byte. */
  transcript: string;
}

/** A program in a terminal of its own, typed to and read as by a person. Its tmux server is nobody else's. */
export class Tmux {
  readonly #socket: string;
  readonly #home: string;
  readonly #transcript: string;

  private constructor(home: string, transcript: string) {
    this.#home = home;
    this.#socket = join(home, "tmux");
    this.#transcript = transcript;
  }

  static async start(command: string, { width, height, transcript }: TmuxOptions): Promise<Tmux> {
    const home = mkdtempSync(join(tmpdir(), "wyld-tmux-"));
    const tmux = new Tmux(home, transcript);
    rmSync(transcript, { force: true });
    const size = ["-x", String(width), "-y", String(height)];
    // The shell waits, so that not a byte of the program is missed by the pipe.
    const waiting = `read -r _; exec env HOME=${home} LC_ALL=C.UTF-8 ${command}`;
    await tmux.#tmux("-f", "/dev/null", "-u", "new-session", "-d", ...size, waiting);
    await tmux.#tmux("set-option", "-g", "remain-on-exit", "on");
    await tmux.#tmux("set-option", "-g", "history-limit", "5000");
    await tmux.#tmux("pipe-pane", "-o", `cat >> '${transcript}'`);
    await tmux.#tmux("send-keys", "Enter");
    return tmux;
  }

  /** Types a line and Enter. */
  async type(line: string): Promise<void> {
    if (line !== "") await this.#tmux("send-keys", "-l", "--", line);
    await this.#tmux("send-keys", "Enter");
  }

  /** Types lines in one burst, as fast as the terminal takes them. */
  async typeAll(lines: readonly string[]): Promise<void> {
    await this.#tmux("send-keys", "-l", "--", lines.map((line) => `${line}\r`).join(""));
  }

  async resize(width: number, height: number): Promise<void> {
    await this.#tmux("resize-window", "-x", String(width), "-y", String(height));
  }

  /** The screen with what scrolled away above it. A line that the terminal itself broke is one line. */
  async screen(): Promise<string> {
    return this.#tmux("capture-pane", "-p", "-J", "-S", "-");
  }

  /** Resolves with the screen when it shows this as often as told. */
  async shows(pattern: RegExp, { times = 1, timeoutMs = 15_000 } = {}): Promise<string> {
    const deadline = performance.now() + timeoutMs;
    const global = new RegExp(pattern.source, `${pattern.flags.replace("g", "")}g`);
    for (;;) {
      const screen = await this.screen();
      if ((screen.match(global) ?? []).length >= times) return screen;
      if (performance.now() > deadline)
        throw new Error(`the terminal did not show ${pattern} ${times} times; it shows:\n${screen}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async clear(): Promise<void> {
    await this.#tmux("clear-history");
  }

  /** Everything that ever reached the terminal. */
  transcript(): string {
    return readFileSync(this.#transcript, "utf8");
  }

  async close(): Promise<void> {
    await this.#tmux("kill-server").catch(() => undefined);
    rmSync(this.#home, { recursive: true, force: true });
  }

  async #tmux(...args: string[]): Promise<string> {
    const { TMUX: _outer, ...env } = process.env;
    return (await run(TMUX as string, ["-S", this.#socket, ...args], { env })).stdout;
  }
}
