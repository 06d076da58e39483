/**
 * Tries within a sliding minute, per key. In the turn, so it must answer at once: the promise-based limiter of the
 * gateway would not do here.
 */
export class LoginLimiter {
  static readonly WINDOW_MS = 60_000;
  readonly #limit: number;
  readonly #now: () => number;
  readonly #tries = new Map<string, number[]>();

  constructor(limit: number, now: () => number) {
    this.#limit = limit;
    this.#now = now;
  }

  /** Seconds to wait before one more try, 0 when it may be now. */
  wait(key: string): number {
    const now = this.#now();
    const recent = this.#recent(key, now);
    if (recent.length < this.#limit) return 0;
    return Math.ceil((LoginLimiter.WINDOW_MS - (now - (recent[0] ?? now))) / 1_000);
  }

  count(key: string): void {
    const now = this.#now();
    const recent = this.#recent(key, now);
    recent.push(now);
    this.#tries.delete(key);
    this.#tries.set(key, recent);
    this.#forgetOld(now);
  }

  /** The last try was a good one: it does not count. */
  giveBack(key: string): void {
    this.#tries.get(key)?.pop();
  }

  clear(key: string): void {
    this.#tries.delete(key);
  }

  #recent(key: string, now: number): number[] {
    return (this.#tries.get(key) ?? []).filter((at) => now - at < LoginLimiter.WINDOW_MS);
  }

  /** The map is in order of the latest try: what is old stands first. */
  #forgetOld(now: number): void {
    for (const [key, tries] of this.#tries) {
      if (now - (tries.at(-1) ?? 0) < LoginLimiter.WINDOW_MS) return;
      this.#tries.delete(key);
    }
  }
}

/** One household is one key: an IPv6 /64 (RFC 6177), an IPv4 address, however it is written (RFC 4291 §2.5.5.2). */
export function addressKey(address: string): string {
  if (address === "::1") return address;
  const mapped = /^(?:::|(?:0+:){5})ffff:(.*)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped.includes(".") ? mapped : dotted(mapped);
  if (!address.includes(":") || address.includes(".")) return address.toLowerCase();
  const [head = "", tail] = address.split("::");
  const first = head.split(":").filter((part) => part !== "");
  const last = tail === undefined ? [] : tail.split(":").filter((part) => part !== "");
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - first.length - last.length }, () => "0");
  return [...first, ...zeros, ...last]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(":");
}

/** 'c000:0201' as 192.0.2.1. */
function dotted(hex: string): string {
  const [high = 0, low = 0] = hex.split(":").map((part) => Number.parseInt(part, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}

/** Of an `addressKey`: this machine, which has no limit by address (architecture, "Outer contract"). */
export function isLoopback(key: string): boolean {
  return key.startsWith("127.") || key === "::1";
}
