import type { GatewayConfig } from "../config.ts";
import { AddressList, callerKey, LOOPBACK } from "../net/addresses.ts";
import type { Peer } from "../net/peer.ts";
import { words } from "../words.ts";
import type { Bans } from "./bans.ts";
import { TokenBucket } from "./token-bucket.ts";

export type RefusalKind = "banned" | "full" | "address" | "rate";

export type Admission = { ok: true; release(): void } | { ok: false; kind: RefusalKind; text: string };

interface Caller {
  open: number;
  rate: TokenBucket;
}

/** Decides who may connect. Counts sockets, not sessions: a kept session without a socket takes no place. */
export class Admissions {
  readonly #config: GatewayConfig;
  readonly #bans: Bans;
  readonly #now: () => number;
  readonly #exempt: AddressList;
  readonly #loopback: AddressList;
  readonly #proxies: AddressList;
  readonly #callers = new Map<string, Caller>();
  #open = 0;

  /** `now`: milliseconds of a steady clock. */
  constructor(config: GatewayConfig, bans: Bans, now: () => number) {
    this.#bans = bans;
    this.#config = config;
    this.#now = now;
    this.#exempt = new AddressList(config.limits.exempt);
    this.#loopback = new AddressList(config.limits.exempt_loopback ? LOOPBACK : []);
    this.#proxies = new AddressList(config.proxies);
  }

  get open(): number {
    return this.#open;
  }

  /** Callers remembered now; bounded by `sweep`. */
  get remembered(): number {
    return this.#callers.size;
  }

  /** Takes a place for a socket. */
  admit(peer: Peer): Admission {
    if (this.#bans.has(peer.address)) return { ok: false, kind: "banned", text: words.banned };
    if (this.#open >= this.#config.max_connections) return { ok: false, kind: "full", text: words.houseFull };
    const caller = this.#isExempt(peer) ? undefined : this.#caller(peer.address);
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

  /** A proxy on this machine is not this machine: through it comes everybody. */
  #isExempt({ address, forwarded }: Peer): boolean {
    if (this.#exempt.has(address)) return true;
    return !forwarded && !this.#proxies.has(address) && this.#loopback.has(address);
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
