import type { Finding } from "./content/types.ts";

/** Exit codes of a world's process (sysexits.h): what a supervisor should do about it. */
export const WORLD_EXIT = { drained: 0, fault: 70, tryAgain: 75, changeSomething: 78 } as const;

/** Why a world ends or does not start. */
export type WorldErrorCode =
  | "content" // the content has findings; each is named by file and line
  | "lease"; // a world is running on the database

/** The world cannot start, or cannot go on; `message` is a sentence for the operator. */
export class WorldError extends Error {
  readonly code: WorldErrorCode;
  readonly exitCode: number;

  constructor(code: WorldErrorCode, message: string, exitCode: number, options?: ErrorOptions) {
    super(message, options);
    this.name = "WorldError";
    this.code = code;
    this.exitCode = exitCode;
  }
}

/** Content that cannot be loaded: every finding by file and line. */
export function contentError(folder: string, findings: readonly Finding[]): WorldError {
  const lines = findings.map(({ file, line, message }) => `  ${file}:${line}: ${message}`);
  return new WorldError(
    "content",
    [`The content in ${folder} has faults:`, ...lines].join("\n"),
    WORLD_EXIT.changeSomething,
  );
}
