export interface Percentiles {
  count: number;
  p50: number;
  p90: number;
  p99: number;
  max: number;
}

/** Collects measurements and tells their percentiles (nearest rank). Keeps every one: for runs of minutes, not of days. */
export class Histogram {
  #values: number[] = [];

  get count(): number {
    return this.#values.length;
  }

  add(value: number): void {
    this.#values.push(value);
  }

  merge(other: Histogram): void {
    for (const value of other.#values) this.#values.push(value);
  }

  /** All zero when nothing was measured. Values are rounded to a hundredth. */
  percentiles(): Percentiles {
    const sorted = Float64Array.from(this.#values).sort();
    const rank = (share: number): number => {
      const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
      return Math.round(value * 100) / 100;
    };
    return { count: sorted.length, p50: rank(0.5), p90: rank(0.9), p99: rank(0.99), max: rank(1) };
  }
}
