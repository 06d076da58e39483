import { terminalClosed } from "../lifeline.ts";
import { Supervisor, type SupervisorOptions } from "./supervisor.ts";

/** npm passes a terminal's Ctrl-C on, so it comes twice: within this time it is one. */
const SAME_SIGNAL_MS = 1_000;

/** npm's shell does not pass SIGTERM on: its end is noticed within this time. */
const PARENT_MS = 250;

/**
 * Supervises until a signal or a request ends it; a second, later signal ends it at once. SIGHUP ends it only when its
 * terminal is gone: else the gateway reads its certificate again. Resolves with the exit code.
 */
export async function runSupervisor(process: NodeJS.Process, options: SupervisorOptions): Promise<number> {
  const supervisor = await Supervisor.start(options);
  let first: number | undefined;
  const onSignal = (signal: string): void => {
    first ??= performance.now();
    if (performance.now() - first > SAME_SIGNAL_MS) supervisor.kill();
    else void supervisor.stop(signal === "SIGINT" ? "Ctrl-C" : signal);
  };
  const onHangUp = (): void => {
    if (terminalClosed(process)) onSignal("the terminal closed");
    else supervisor.reload();
  };
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.on(signal, onSignal);
  process.on("SIGHUP", onHangUp);
  // Started by npm: ending npm ends its shell, and nobody would end us.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.env["npm_lifecycle_event"] !== undefined && process.ppid !== parent)
      void supervisor.stop("npm ended");
  }, PARENT_MS);
  const code = await supervisor.stopped;
  clearInterval(watch);
  for (const signal of signals) process.off(signal, onSignal);
  process.off("SIGHUP", onHangUp);
  return code;
}
