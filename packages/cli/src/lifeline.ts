import { isatty } from "node:tty";
import type { Logger } from "pino";
import { EXIT } from "./exit-codes.ts";
import type { ReadyInfo } from "./supervisor/events.ts";

/** How a world or gateway process hears that it is to end, and says that it is ready. */
export interface Lifeline {
  /** Tells the supervisor, when there is one. */
  ready(info: ReadyInfo): void;
  /** Resolves once with why the process is to end. */
  readonly asked: Promise<string>;
}

/**
 * Ends on SIGTERM, and without a supervisor on Ctrl-C and when its terminal closes (SIGHUP). With one, the terminal's signals are the
 * supervisor's business (it ends world and gateway in order), and its death (the IPC channel breaks) is a reason.
 */
export function createLifeline(process: NodeJS.Process): Lifeline {
  const supervised = process.send !== undefined;
  const asked = new Promise<string>((resolve) => {
    process.on("SIGTERM", () => resolve("SIGTERM"));
    process.on("SIGINT", () => {
      if (!supervised) resolve("Ctrl-C");
    });
    process.on("SIGHUP", () => {
      if (!supervised && terminalClosed(process)) resolve("the terminal closed");
    });
    if (supervised) process.on("disconnect", () => resolve("the supervisor is gone"));
  });
  return {
    asked,
    ready(info) {
      if (process.connected) process.send?.({ type: "ready", info });
    },
  };
}

/** Whether a SIGHUP came because the process's terminal is gone. Otherwise it is an operator's word. */
export function terminalClosed(process: Pick<NodeJS.Process, "stdin" | "stdout" | "stderr">): boolean {
  return [process.stdin, process.stdout, process.stderr].some(({ isTTY, fd }) => isTTY && !isatty(fd));
}

/** A fault that nobody caught ends the process, with its last words in the log and not only on a terminal. */
export function endOnFault(process: NodeJS.Process, log: Logger): void {
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "A fault ended this process");
    process.exit(EXIT.internal);
  });
}
