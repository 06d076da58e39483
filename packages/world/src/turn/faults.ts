/** Places where a test may end the process or break a rule on purpose. In production nothing is injected. */
export interface Faults {
  at(point: "load" | "before-commit" | "after-commit" | "after-send" | "replay"): void;
  /** Mutants: the crash suite must fail on each (docs/developer.md, "Mutants"). */
  readonly sendBeforeCommit: boolean;
  readonly noDeduplication: boolean;
}

export const NO_FAULTS: Faults = {
  at: () => {},
  sendBeforeCommit: false,
  noDeduplication: false,
};

/**
 * Reads faults from a test's setting, e.g. `after-commit:40` (killed at the 40th time it gets there), `send-before-commit`
 * or `no-deduplication`, separated by commas.
 */
export function parseFaults(setting: string | undefined, kill: () => void): Faults {
  if (setting === undefined || setting === "") return NO_FAULTS;
  const parts = setting.split(",").map((part) => part.trim());
  const left = new Map<string, number>();
  for (const part of parts) {
    const [point, times] = part.split(":");
    if (point !== undefined && times !== undefined) left.set(point, Number(times));
  }
  return {
    at(point) {
      const count = left.get(point);
      if (count === undefined) return;
      left.set(point, count - 1);
      if (count <= 1) kill();
    },
    sendBeforeCommit: parts.includes("send-before-commit"),
    noDeduplication: parts.includes("no-deduplication"),
  };
}
