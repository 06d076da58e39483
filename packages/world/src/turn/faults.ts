import { existsSync, readFileSync, rmSync } from "node:fs";

/** Places where a test may end the process or break a rule on purpose. In production nothing is injected. */
export interface Faults {
  at(point: "load" | "before-commit" | "after-commit" | "after-send" | "replay"): void;
  /** Whether to tear the stream now: asked once per message from a gateway. */
  tears(): boolean;
  /** Milliseconds by which each commit comes late. */
  readonly commitDelayMs: number;
  /** How many times as fast world time runs. */
  readonly hurry: number;
  /** Mutants: the crash suite must fail on each (docs/guides/developer.md, "Mutants"). */
  readonly sendBeforeCommit: boolean;
  readonly noDeduplication: boolean;
}

export const NO_FAULTS: Faults = {
  at: () => {},
  tears: () => false,
  commitDelayMs: 0,
  hurry: 1,
  sendBeforeCommit: false,
  noDeduplication: false,
};

/**
 * Reads faults from a test's setting: `after-commit:40` (killed at the 40th time it gets there), `tear-every:50` (every
 * 50th message tears its stream), `commit-delay:30` (milliseconds), `hurry:20` (world time runs so many times as fast),
 * `send-before-commit`, `no-deduplication`, separated by commas; `file:<path>`, the last of them, reads more from a file that
 * is then removed, so that only one world has those. What is said twice is as it was said last.
 */
export function parseFaults(setting: string | undefined, kill: () => void): Faults {
  const parts = partsOf(setting ?? "");
  if (parts.length === 0) return NO_FAULTS;
  const left = new Map<string, number>();
  for (const part of parts) {
    const [point, times] = part.split(":");
    if (point !== undefined && times !== undefined) left.set(point, Number(times));
  }
  const every = left.get("tear-every") ?? 0;
  let messages = 0;
  return {
    tears: () => every > 0 && (messages += 1) % every === 0,
    at(point) {
      const count = left.get(point);
      if (count === undefined) return;
      left.set(point, count - 1);
      if (count <= 1) kill();
    },
    commitDelayMs: left.get("commit-delay") ?? 0,
    hurry: left.get("hurry") ?? 1,
    sendBeforeCommit: parts.includes("send-before-commit"),
    noDeduplication: parts.includes("no-deduplication"),
  };
}

function partsOf(setting: string): string[] {
  return setting.split(",").flatMap((part) => {
    const text = part.trim();
    if (text.startsWith("file:")) return partsOf(takeFile(text.slice("file:".length)) ?? "");
    return text === "" ? [] : [text];
  });
}

function takeFile(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  const setting = readFileSync(path, "utf8").trim();
  rmSync(path);
  return setting;
}
