import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { findProgram } from "../support/programs.ts";

export const XVFB = findProgram("Xvfb", "xvfb");
export const XDOTOOL = findProgram("xdotool", "xdotool");

const run = promisify(execFile);

/** A screen that nobody sees, for programs with windows, typed to as by a person. */
export class XDisplay {
  /** For the variable DISPLAY. */
  readonly name: string;
  readonly #server: ChildProcess;

  private constructor(server: ChildProcess, name: string) {
    this.#server = server;
    this.name = name;
  }

  static async start(): Promise<XDisplay> {
    const server = spawn(
      XVFB as string,
      ["-displayfd", "3", "-screen", "0", "1024x768x24", "-nolisten", "tcp"],
      {
        stdio: ["ignore", "ignore", "ignore", "pipe"],
      },
    );
    const [number] = (await once(server.stdio[3] as NodeJS.ReadableStream, "data")) as [Buffer];
    return new XDisplay(server, `:${number.toString().trim()}`);
  }

  /** Waits for a window by its title and gives it the keyboard. */
  async focus(title: string): Promise<void> {
    // There is no window manager: the keyboard goes where it is told, and nowhere else.
    await this.#xdotool("search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync");
  }

  /** Types a line and Enter. */
  async type(line: string): Promise<void> {
    await this.#xdotool("type", "--delay", "1", line);
    await this.#xdotool("key", "Return");
  }

  /** Keeps a picture of the screen, where ImageMagick is there to take one. */
  async keep(file: string): Promise<boolean> {
    return run("import", ["-display", this.name, "-window", "root", file], { timeout: 10_000 }).then(
      () => true,
      () => false,
    );
  }

  async close(): Promise<void> {
    if (this.#server.exitCode !== null) return;
    const closed = once(this.#server, "close");
    this.#server.kill("SIGTERM");
    await closed;
  }

  async #xdotool(...args: string[]): Promise<void> {
    await run(XDOTOOL as string, args, { env: { ...process.env, DISPLAY: this.name }, timeout: 20_000 });
  }
}
