import { BlockList, isIP } from "node:net";
import type { GatewayConfig } from "../config.ts";
import { words } from "../words.ts";
import { TokenBucket } from "./token-bucket.ts";

export type RefusalKind = "full" | "address" | "rate";

export type Admission = { ok: true; release(): void } | { ok: false; kind: RefusalKind; text: string };

interface Caller {
  open: number;
  rate: TokenBucket;
}

/** Decides who may connect. Counts sockets, not sessions: a kept session without a socket takes no place. */
export class Admissions {
  readonly #config: GatewayConfig;
  readonly #now: () => number;
  readonly #exempt = new BlockList();
  readonly #callers = new Map<string, Caller>();
  #open = 0;

  /** `now`: milliseconds of a steady clock. */
  constructor(config: GatewayConfig, now: () => number) {
    this.#config = config;
    this.#now = now;
    for (const entry of config.limits.exempt) exempt(this.#exempt, entry);
    if (config.limits.exempt_loopback)
      for (const entry of ["127.0.0.0/8", "::1"]) exempt(this.#exempt, entry);
  }

  get open(): number {
    return this.#open;
  }

  /** Callers remembered now; bounded by `sweep`. */
  get remembered(): number {
    return this.#callers.size;
  }

  /** Takes a place for a socket. `address` as `plainAddress` gives it. */
  admit(address: string): Admission {
    if (this.#open >= this.#config.max_connections) return { ok: false, kind: "full", text: words.houseFull };
    const caller = this.#isExempt(address) ? undefined : this.#caller(address);
    if (caller !== undefined) {
      if (!caller.rate.take(this.#now())) return { ok: false, kind: "rate", text: words.tooFastFromAddress };
      if (caller.open >= this.#config.limits.connections_per_address)
        return { ok: false, kind: "address", text: words.tooManyFromAddress };
      caller.open += 1;
    }
    this.#open += 1;
    let held = true;
    const release = (): void => {
      if (!held) return;
      held = false;
      this.#open -= 1;
      if (caller !== undefined) caller.open -= 1;
    };
    return { ok: true, release };
  }

  /** Forgets callers that are gone and whose rate has recovered. */
  sweep(): void {
    const now = this.#now();
    for (const [key, caller] of this.#callers)
      if (caller.open === 0 && caller.rate.full(now)) this.#callers.delete(key);
  }

  #isExempt(address: string): boolean {
    const family = isIP(address);
    return family !== 0 && this.#exempt.check(address, family === 4 ? "ipv4" : "ipv6");
  }

  #caller(address: string): Caller {
    const key = callerKey(address);
    let caller = this.#callers.get(key);
    if (caller === undefined) {
      const perMinute = this.#config.limits.connections_per_minute;
      caller = { open: 0, rate: new TokenBucket(perMinute / 60, perMinute, this.#now()) };
      this.#callers.set(key, caller);
    }
    return caller;
  }
}

function exempt(list: BlockList, entry: string): void {
  const [address = "", prefix] = entry.split("/");
  const family = isIP(address) === 4 ? "ipv4" : "ipv6";
  if (prefix === undefined) list.addAddress(address, family);
  else list.addSubnet(address, Number(prefix), family);
}

/** A socket's address without its zone; an IPv4 address that a dual-stack socket reports as `::ffff:…` is IPv4. */
export function plainAddress(reported: string | undefined): string {
  const address = reported?.split("%")[0];
  if (address === undefined) return "unknown";
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  return mapped?.[1] ?? address;
}

/** One IPv6 customer holds a /64: its addresses count as one. */
function callerKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array.from({ length: zeros }, () => "0"), ...right].slice(0, 4).join(":");
}
