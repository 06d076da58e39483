import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Percentiles } from "@wyldlands/bots";
import type { ClientHabits } from "./crowd-client.ts";

export type CrowdOrder =
  | { do: "connect"; name: string; count: number; habits: ClientHabits }
  | { do: "begin"; name: string }
  | { do: "type"; name: string; lines: string[][] }
  | { do: "talk"; name: string; rate: number; seconds: number; word: string }
  | { do: "read"; name: string; on: boolean }
  | { do: "report"; name: string }
  | { do: "leave"; name: string };

export interface CrowdAnswer {
  id: number;
  result?: unknown;
  error?: string;
}

export interface CrowdReport {
  clients: number;
  /** Bytes over the wire, and stamped messages, since `begin`; `fewest`: of any one client. */
  bytes: number;
  messages: number;
  fewest: number;
  /** When the last message came, by clock.ts. */
  lastAt: number;
  /** Connections that ended, of all crowds. */
  lost: number;
  /** From stamp to reading, of all crowds. */
  tookMs: Percentiles;
}

/** Telnet clients by the thousand, in one process of their own. Several crowds are told apart by their names. */
export class Crowd {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  #orders = 0;

  constructor() {
    const main = fileURLToPath(new URL("crowd-main.ts", import.meta.url));
    this.#child = fork(main, { execArgv: ["--import", "tsx"] });
    this.#child.on("message", ({ id, result, error }: CrowdAnswer) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) waiting?.resolve(result);
      else waiting?.reject(new Error(error));
    });
    this.#child.on("exit", () => {
      for (const waiting of this.#waiting.values()) waiting.reject(new Error("the crowd's process ended"));
    });
  }

  get pid(): number {
    return this.#child.pid as number;
  }

  /** Resolves when all are connected and have their first prompt. */
  async connect(name: string, count: number, habits: ClientHabits): Promise<{ compressed: number }> {
    return (await this.#order({ do: "connect", name, count, habits })) as { compressed: number };
  }

  /** Counts from nothing. */
  async begin(name: string): Promise<void> {
    await this.#order({ do: "begin", name });
  }

  /** Each types lines of its own; the first ones begin anew when there are more clients. */
  async type(name: string, lines: string[][]): Promise<void> {
    await this.#order({ do: "type", name, lines });
  }

  /** Everyone says something `rate` times a second, by `say` or by a channel's word. */
  async talk(name: string, rate: number, seconds: number, word = "say"): Promise<{ said: number }> {
    return (await this.#order({ do: "talk", name, rate, seconds, word })) as { said: number };
  }

  /** Whether what is sent to them is taken off the socket. */
  async read(name: string, on: boolean): Promise<void> {
    await this.#order({ do: "read", name, on });
  }

  async report(name: string): Promise<CrowdReport> {
    return (await this.#order({ do: "report", name })) as CrowdReport;
  }

  async leave(name: string): Promise<void> {
    await this.#order({ do: "leave", name });
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill("SIGKILL");
    await once(this.#child, "exit");
  }

  #order(order: CrowdOrder): Promise<unknown> {
    const id = ++this.#orders;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.send({ ...order, id });
    });
  }
}
