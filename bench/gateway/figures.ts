import type { Figures } from "../lib/probed.ts";

/** One line of the bench's table. */
export interface Row {
  part: string;
  what: string;
  found: string;
  target: string;
  met: "yes" | "NO" | "-";
  "gateway CPU": string;
  "gateway memory": string;
}

export interface Cost {
  /** CPU in words: "12.3 µs a message". */
  cpu?: string;
  memory?: string;
}

/** Rows of one part, in the order in which they are found. `met` undefined: there is no target, the figure is for comparison. */
export class Table {
  readonly rows: Row[] = [];
  readonly #part: string;

  constructor(part: string) {
    this.#part = part;
  }

  add(
    what: string,
    found: string,
    { target, met, ...cost }: Cost & { target?: string; met?: boolean },
  ): void {
    this.rows.push({
      part: this.#part,
      what,
      found,
      target: target ?? "-",
      met: met === undefined ? "-" : met ? "yes" : "NO",
      "gateway CPU": cost.cpu ?? "-",
      "gateway memory": cost.memory ?? "-",
    });
  }
}

export function kib(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`;
}

export function mib(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MiB`;
}

/** CPU milliseconds over so many of something. */
export function microseconds(cpuMs: number, count: number, of: string): string {
  return `${((cpuMs * 1e3) / count).toFixed(1)} µs a ${of}`;
}

export function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

/** The event loop's longest block: the gateway's own, and by the clock, when it had to wait for a core. */
export function block({ loopMs, loopWallMs }: Pick<Figures, "loopMs" | "loopWallMs">): string {
  return `${ms(loopMs)} (by the clock ${ms(loopWallMs)})`;
}

/** Throws when a bench did less than it claims. */
export function demand(condition: boolean, what: string): void {
  if (!condition) throw new Error(`the bench did less than it claims: ${what}`);
}
