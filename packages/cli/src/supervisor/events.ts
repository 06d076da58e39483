export type Role = "world" | "gateway";

/** What a child says of itself once it is ready. */
export interface ReadyInfo {
  /** The gateway's ports; `null`: not listening. */
  telnet?: number | null;
  http?: number | null;
  telnets?: number;
  https?: number;
  /** The world's database engine, for the first screen. */
  engine?: string;
}

export type SupervisorEvent =
  | { kind: "started"; role: Role; pid: number; careful: boolean }
  | { kind: "ready"; role: Role; pid: number; info: ReadyInfo; tookMs: number }
  | {
      kind: "died";
      role: Role;
      pid: number;
      code: number | null;
      signal: string | null;
      unexplained: boolean;
      /** Until the next start. */
      delayMs: number;
    }
  /** It ended because it was asked to; cleanly with code 0. */
  | { kind: "ended"; role: Role; pid: number; code: number | null; signal: string | null }
  /** It did not end in time and is killed. */
  | { kind: "killed"; role: Role; pid: number }
  /** It was told to read again what it reads at its start. */
  | { kind: "reload"; role: Role; pid: number }
  /** It cannot start as things are configured, and said why itself: nothing more is tried. */
  | { kind: "hopeless"; role: Role; code: number }
  /** `playable`: there is a world that saves, and players may be there. */
  | { kind: "stopping"; reason: string; playable: boolean };

/** An event in words for the terminal, or nothing when it is not worth a line. */
export function wordsOf(event: SupervisorEvent): string | undefined {
  switch (event.kind) {
    case "started":
      return event.careful
        ? "The world died three times in a minute: it starts again carefully, one line at a time, to find the line that ends it."
        : undefined;
    case "died": {
      const how = event.signal === null ? `ended with code ${event.code}` : `was ended by ${event.signal}`;
      const when = event.delayMs === 0 ? "now" : `in ${Math.max(1, Math.round(event.delayMs / 1000))} s`;
      const log = event.unexplained ? ` What it said last is in logs/${event.role}.log.` : "";
      return `The ${event.role} ${how}; it starts again ${when}.${log}`;
    }
    case "ended":
      return event.code === null || event.code === 0
        ? undefined
        : `The ${event.role} ended with code ${event.code} when it was asked to end. Nothing that was answered is lost; logs/${event.role}.log says why.`;
    case "reload":
      return `The ${event.role} reads its certificate again.`;
    case "killed":
      return `The ${event.role} did not end in time and was killed. Nothing that was answered is lost.`;
    case "stopping":
      return event.playable
        ? `Stopping (${event.reason}): the world saves, then the players are told goodbye.`
        : `Stopping: ${event.reason}.`;
    default:
      return undefined;
  }
}
