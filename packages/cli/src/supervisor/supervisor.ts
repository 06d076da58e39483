import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import type { DataFolder } from "../data-folder/data-folder.ts";
import { removePorts } from "../data-folder/ports-file.ts";
import { removeDeadSockets } from "../data-folder/world-sockets.ts";
import { EXIT } from "../exit-codes.ts";
import { serveControl, type ControlServer } from "./control-socket.ts";
import type { Role, SupervisorEvent } from "./events.ts";
import { lockFolder, type FolderLock } from "./folder-lock.ts";
import { Keeper } from "./keeper.ts";
import type { RestartTimes } from "./restart-policy.ts";

export interface SupervisorOptions {
  folder: DataFolder;
  spawn: (role: Role, careful: boolean) => ChildProcess;
  onEvent: (event: SupervisorEvent) => void;
  times?: RestartTimes;
  /** Milliseconds for the whole stop; what still runs then is killed. */
  stopMs?: number;
  /** Milliseconds that `restart world` waits for the new world. */
  patienceMs?: number;
}

export const controlPath = (folder: DataFolder): string => join(folder.run, "control.sock");
export const lockPath = (folder: DataFolder): string => join(folder.path, "supervisor.lock");

/** Of the time for a stop, the share that the gateway keeps for its goodbyes. */
const GATEWAY_SHARE = 0.25;

/** Runs world and gateway on one machine and keeps both alive. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #lock: FolderLock;
  readonly #keepers: Record<Role, Keeper>;
  #control: ControlServer | undefined;
  #stopping: Promise<void> | undefined;
  #code: number = EXIT.ok;
  #end: (code: number) => void = () => {};
  /** Resolves with the exit code once both processes have ended: 70 when one of them did not end cleanly. */
  readonly stopped: Promise<number>;

  /** Takes the folder, then starts both. Throws a `CliError` when another supervisor has it. */
  static async start(options: SupervisorOptions): Promise<Supervisor> {
    const lock = await lockFolder(lockPath(options.folder), options.folder.path);
    const supervisor = new Supervisor(options, lock);
    try {
      removeDeadSockets(options.folder.run);
      supervisor.#control = await serveControl(controlPath(options.folder), (request) =>
        supervisor.#handle(request.do),
      );
    } catch (error) {
      lock.release();
      throw error;
    }
    supervisor.#keepers.gateway.start();
    supervisor.#keepers.world.start();
    return supervisor;
  }

  private constructor(options: SupervisorOptions, lock: FolderLock) {
    this.#options = options;
    this.#lock = lock;
    const keeper = (role: Role): Keeper =>
      new Keeper({
        role,
        spawn: options.spawn,
        emit: (event) => this.#heard(event),
        times: options.times,
        now: () => performance.now(),
        onShutdown: () => void this.stop("an administrator shut it down in the game"),
      });
    this.#keepers = { world: keeper("world"), gateway: keeper("gateway") };
    this.stopped = new Promise((resolve) => (this.#end = resolve));
  }

  /** Ends world, then gateway, in time or by force. Asking twice is asking once. */
  stop(reason: string): Promise<void> {
    this.#stopping ??= this.#stop(reason);
    return this.#stopping;
  }

  /** Ends both now. What was answered is saved; what was not is taken up by the next world. */
  kill(): void {
    void this.stop("at once");
    this.#keepers.world.kill();
    this.#keepers.gateway.kill();
  }

  /** Restarts the world under the players. Resolves with the milliseconds it was away. */
  restartWorld(): Promise<number> {
    const { stopMs = 10_000, patienceMs = 60_000 } = this.#options;
    return this.#keepers.world.restart(stopMs, patienceMs);
  }

  /** Has the gateway read its TLS certificate again. */
  reload(): void {
    this.#keepers.gateway.reload();
  }

  status(): Record<Role, { state: string; pid: number | undefined }> {
    const of = (role: Role): { state: string; pid: number | undefined } => ({
      state: this.#keepers[role].state,
      pid: this.#keepers[role].pid,
    });
    return { world: of("world"), gateway: of("gateway") };
  }

  async #stop(reason: string): Promise<void> {
    const { stopMs = 10_000, onEvent } = this.#options;
    onEvent({ kind: "stopping", reason, playable: this.#keepers.world.state === "ready" });
    this.#keepers.gateway.giveUp();
    await this.#keepers.world.stop(stopMs * (1 - GATEWAY_SHARE));
    await this.#keepers.gateway.stop(stopMs * GATEWAY_SHARE);
    await this.#control?.close();
    this.#lock.release();
    this.#end(this.#code);
  }

  async #handle(what: string): Promise<unknown> {
    switch (what) {
      case "restart world":
        return { awayMs: await this.restartWorld() };
      case "status":
        return { pid: process.pid, ...this.status() };
      case "stop":
        // The answer leaves before the socket closes.
        setImmediate(() => void this.stop("asked by `wyldlands stop`"));
        return { pid: process.pid };
      default:
        throw new Error(`The server knows 'restart world', 'status' and 'stop', not '${what}'.`);
    }
  }

  #heard(event: SupervisorEvent): void {
    const { folder, onEvent } = this.#options;
    if (event.kind === "started") this.#noteChildren();
    if (event.kind === "died" || event.kind === "ended") {
      if (event.role === "world") removeDeadSockets(folder.run);
      else removePorts(folder.ports, event.pid);
    }
    onEvent(event);
    const unclean =
      event.kind === "killed" || (event.kind === "ended" && (event.code ?? EXIT.ok) !== EXIT.ok);
    if (unclean && this.#code === EXIT.ok && this.#stopping) {
      this.#code = EXIT.internal;
    }
    if (event.kind === "hopeless") {
      this.#code = event.code;
      void this.stop(`the ${event.role} cannot start`);
    }
  }

  #noteChildren(): void {
    const pids = [this.#keepers.world.pid, this.#keepers.gateway.pid];
    this.#lock.children(pids.filter((pid) => pid !== undefined && pid > 0) as number[]);
  }
}
