import type { ChildProcess } from "node:child_process";
import { EXIT } from "../exit-codes.ts";
import { CliError } from "../errors.ts";
import type { ReadyInfo, Role, SupervisorEvent } from "./events.ts";
import { RestartPolicy, type RestartTimes } from "./restart-policy.ts";

export interface KeeperOptions {
  role: Role;
  /** Starts the process with an IPC channel. `careful` is only ever asked of the world. */
  spawn: (role: Role, careful: boolean) => ChildProcess;
  emit: (event: SupervisorEvent) => void;
  times?: RestartTimes | undefined;
  now: () => number;
  /** The child asks that everything end: an administrator said so in the game. */
  onShutdown: () => void;
}

interface Running {
  child: ChildProcess;
  pid: number;
  startedAt: number;
  ready: ReadyInfo | undefined;
  /** It was asked to end: its end is no death. */
  asked: boolean;
  exited: Promise<void>;
}

/** Keeps one process alive: starts it, starts it again when it dies, ends it when asked. */
export class Keeper {
  readonly #options: KeeperOptions;
  readonly #policy: RestartPolicy;
  #running: Running | undefined;
  #delay: NodeJS.Timeout | undefined;
  #everReady = false;
  #stopped = false;
  #waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#policy = new RestartPolicy(options.times);
  }

  get pid(): number | undefined {
    return this.#running?.pid;
  }

  get ready(): ReadyInfo | undefined {
    return this.#running?.ready;
  }

  get state(): "ready" | "starting" | "waiting" | "stopped" {
    if (this.#running) return this.#running.ready ? "ready" : "starting";
    return this.#stopped ? "stopped" : "waiting";
  }

  start(): void {
    const { role, spawn, emit, now } = this.#options;
    if (this.#stopped || this.#running) return;
    clearTimeout(this.#delay);
    const careful = role === "world" && this.#policy.careful;
    const child = spawn(role, careful);
    const exit = withResolvers();
    const running: Running = {
      child,
      pid: child.pid ?? -1,
      startedAt: now(),
      ready: undefined,
      asked: false,
      exited: exit.promise,
    };
    this.#running = running;
    child.on("message", (message) => this.#heard(running, message));
    let over = false;
    const end = (code: number | null, signal: string | null): void => {
      if (over) return;
      over = true;
      this.#running = undefined;
      this.#ended(running, code, signal);
      exit.resolve();
    };
    child.once("exit", end);
    child.once("error", () => {
      if (child.pid === undefined) end(EXIT.internal, null);
    });
    emit({ kind: "started", role, pid: running.pid, careful });
  }

  /** Has it read its certificate again. One that is not ready reads it anyway, or sees it change soon. */
  reload(): void {
    const running = this.#running;
    if (running?.ready === undefined) return;
    this.#options.emit({ kind: "reload", role: this.#options.role, pid: running.pid });
    running.child.kill("SIGHUP");
  }

  /** Lets it run, but does not start it again: whoever stops a group of processes signals each of them. */
  giveUp(): void {
    this.#stopped = true;
    clearTimeout(this.#delay);
    for (const waiter of this.#waiting.splice(0)) waiter.reject(staysAway(this.#options.role));
  }

  /** Asks it to end, kills it after `graceMs`, and does not start it again. */
  async stop(graceMs: number): Promise<void> {
    this.giveUp();
    await this.#end(graceMs);
  }

  /** Kills it without asking, when there is no time left. */
  kill(): void {
    this.giveUp();
    this.#running?.child.kill("SIGKILL");
  }

  /** Ends it and starts the next one. Resolves once that one is ready, with the time in between in ms. */
  async restart(graceMs: number, patienceMs: number): Promise<number> {
    const { now, role } = this.#options;
    const from = now();
    await this.#end(graceMs);
    if (this.#stopped) throw staysAway(role);
    const ready = this.#nextReady(patienceMs);
    this.start();
    await ready;
    return now() - from;
  }

  async #end(graceMs: number): Promise<void> {
    const running = this.#running;
    if (!running) return;
    running.asked = true;
    running.child.kill("SIGTERM");
    const timer = setTimeout(() => {
      this.#options.emit({ kind: "killed", role: this.#options.role, pid: running.pid });
      running.child.kill("SIGKILL");
    }, graceMs);
    await running.exited;
    clearTimeout(timer);
  }

  #nextReady(patienceMs: number): Promise<void> {
    const { role } = this.#options;
    const { promise, resolve, reject } = withResolvers();
    const timer = setTimeout(() => {
      const seconds = Math.round(patienceMs / 1000);
      reject(
        new CliError(
          "world-not-ready",
          `The ${role} was not back after ${seconds} s. It is still being started; logs/${role}.log says why it takes so long.`,
        ),
      );
    }, patienceMs);
    this.#waiting.push({ resolve, reject });
    return promise.finally(() => clearTimeout(timer));
  }

  #heard(running: Running, message: unknown): void {
    const { role, emit, now } = this.#options;
    if (running === this.#running && asksShutdown(message)) this.#options.onShutdown();
    const info = readyInfo(message);
    if (info === undefined || running.ready || running !== this.#running) return;
    running.ready = info;
    this.#everReady = true;
    emit({ kind: "ready", role, pid: running.pid, info, tookMs: now() - running.startedAt });
    for (const waiter of this.#waiting.splice(0)) waiter.resolve();
  }

  #ended(running: Running, code: number | null, signal: string | null): void {
    const { role, emit, now } = this.#options;
    const { pid } = running;
    if (running.asked || this.#stopped) {
      emit({ kind: "ended", role, pid, code, signal });
      return;
    }
    if (code === EXIT.badConfig && !this.#everReady) {
      this.giveUp();
      emit({ kind: "hopeless", role, code });
      return;
    }
    const at = now();
    const { unexplained, delayMs } = this.#policy.died({
      at,
      livedMs: at - running.startedAt,
      code,
      signal,
      wasReady: running.ready !== undefined,
    });
    emit({ kind: "died", role, pid, code, signal, unexplained, delayMs });
    if (delayMs === 0) this.start();
    else this.#delay = setTimeout(() => this.start(), delayMs);
  }
}

/** The message by which a child says that it is ready. */
export function readyInfo(message: unknown): ReadyInfo | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  const { type, info } = message as { type?: unknown; info?: ReadyInfo };
  return type === "ready" ? (info ?? {}) : undefined;
}

function asksShutdown(message: unknown): boolean {
  return (
    typeof message === "object" && message !== null && (message as { type?: unknown }).type === "shutdown"
  );
}

function staysAway(role: Role): CliError {
  return new CliError("world-not-ready", `The server is stopping, so the ${role} stays away.`);
}

function withResolvers(): { promise: Promise<void>; resolve: () => void; reject: (error: Error) => void } {
  let resolve = (): void => {};
  let reject = (_error: Error): void => {};
  const promise = new Promise<void>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}
