import { EXIT } from "./exit-codes.ts";

/** Codes of this package's errors; each message says what to do. */
export type CliErrorCode =
  | "bad-config" // a key or value that cannot be used; file and line, or the variable, are named
  | "bad-usage" // the command line was not understood
  | "data-folder" // the data folder cannot be made, or is not ours alone
  | "already-running" // another server holds the data folder
  | "not-running" // no server runs on the data folder
  | "port-taken" // a port or the link's address cannot be had
  | "socket-path" // the data folder's path is too long for sockets
  | "world-not-ready" // the new world was not back in time, or the server is stopping
  | "content" // the game's content has faults; each is named by file and line
  | "ban" // an address that cannot be banned, or let in
  | "account"; // a name or password that will not do

const EXIT_OF: Record<CliErrorCode, number> = {
  "bad-config": EXIT.badConfig,
  "bad-usage": EXIT.usage,
  "data-folder": EXIT.badConfig,
  "already-running": EXIT.badConfig,
  "not-running": EXIT.findings,
  "port-taken": EXIT.badConfig,
  "socket-path": EXIT.badConfig,
  "world-not-ready": EXIT.findings,
  content: EXIT.findings,
  ban: EXIT.findings,
  account: EXIT.findings,
};

/** An error for the operator: its message is printed as it is, without a stack. */
export class CliError extends Error {
  readonly code: CliErrorCode;
  readonly exitCode: number;

  constructor(code: CliErrorCode, message: string) {
    super(message);
    this.name = "CliError";
    this.code = code;
    this.exitCode = EXIT_OF[code];
  }
}

/**
 * The exit code of an error whose message is meant for the operator: ours, and the world's, which carry `exitCode`, and
 * a full disk's, which will have room again. Nothing for every other error.
 */
export function exitCodeOf(error: unknown): number | undefined {
  if (systemCode(error) === "ENOSPC") return EXIT.databaseLost;
  if (!(error instanceof Error) || !("exitCode" in error)) return undefined;
  return typeof error.exitCode === "number" ? error.exitCode : undefined;
}

/** What an unknown error has to say, in one line. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The system's code of an error (`EADDRINUSE`), when it has one. */
export function systemCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
