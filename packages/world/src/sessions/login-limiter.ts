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

  /** Counts a try; seconds to wait when it is one too many, else 0. A refused try does not count. */
  take(key: string): number {
    const now = this.#now();
    const recent = (this.#tries.get(key) ?? []).filter((at) => now - at < LoginLimiter.WINDOW_MS);
    if (recent.length >= this.#limit)
      return Math.ceil((LoginLimiter.WINDOW_MS - (now - (recent[0] ?? now))) / 1_000);
    recent.push(now);
    this.#tries.delete(key);
    this.#tries.set(key, recent);
    this.#forgetOld(now);
    return 0;
  }

  clear(key: string): void {
    this.#tries.delete(key);
  }

  /** The map is in order of the latest try: what is old stands first. */
  #forgetOld(now: number): void {
    for (const [key, tries] of this.#tries) {
      if (now - (tries.at(-1) ?? 0) < LoginLimiter.WINDOW_MS) return;
      this.#tries.delete(key);
    }
  }
}

/** One household is one key: an IPv6 /64 (RFC 6177), an IPv4 address. */
export function addressKey(address: string): string {
  if (!address.includes(":") || address.includes(".")) return address.replace(/^::ffff:/, "");
  const [head = "", tail] = address.split("::");
  const first = head.split(":").filter((part) => part !== "");
  const last = tail === undefined ? [] : tail.split(":").filter((part) => part !== "");
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - first.length - last.length }, () => "0");
  return [...first, ...zeros, ...last]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(":");
}
