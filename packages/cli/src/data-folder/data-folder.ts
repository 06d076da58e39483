import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CliError, messageOf } from "../errors.ts";

/** Longer socket paths are cut by the system without a word (link.md). */
export const SOCKET_PATH_LIMIT = 100;

/** The longest name that a socket of ours has: a pid has at most seven digits. */
const LONGEST_NAME = "world-4194304.sock";

/** The parts of the data folder that the CLI looks after. All are absolute. */
export interface DataFolder {
  readonly path: string;
  /** Sockets and the supervisor's lock. In the temporary folder when the data folder's path is too long for sockets. */
  readonly run: string;
  readonly logs: string;
  readonly ports: string;
  readonly gatewayId: string;
}

/** Makes the data folder and its parts, each readable by its owner only. Throws a `CliError` in words. */
export function openDataFolder(path: string, temporary = tmpdir()): DataFolder {
  makeFolder(path);
  const run = runFolder(path, temporary);
  const logs = join(path, "logs");
  makeFolder(run);
  makeFolder(logs);
  if (run !== join(path, "run")) demandOwn(run);
  return { path, run, logs, ports: join(path, "ports.json"), gatewayId: join(path, "gateway-id") };
}

/** Where the sockets are: the same answer for every process with the same data folder. */
export function runFolder(path: string, temporary = tmpdir()): string {
  const wanted = join(path, "run");
  if (fits(wanted)) return wanted;
  const hash = createHash("sha256").update(path).digest("hex").slice(0, 12);
  const short = join(temporary, `wyldlands-${hash}`);
  if (fits(short)) return short;
  throw new CliError(
    "socket-path",
    `The data folder's path is too long for sockets (${SOCKET_PATH_LIMIT} bytes with their names), and so is the ` +
      `temporary folder's: ${path}. Set WYLDLANDS_DATA_DIR to a shorter path.`,
  );
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, LONGEST_NAME)) <= SOCKET_PATH_LIMIT;
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    if (!statSync(path).isDirectory()) throw new Error("it is not a folder");
  } catch (error) {
    throw new CliError(
      "data-folder",
      `The data folder ${path} cannot be used: ${messageOf(error)}. Set WYLDLANDS_DATA_DIR to a folder that can be written.`,
    );
  }
}

/** In a folder that everyone may write to, somebody else may have made ours first. */
function demandOwn(path: string): void {
  const { uid, mode } = lstatSync(path);
  const mine = process.getuid === undefined || uid === process.getuid();
  if (mine && (mode & 0o077) === 0 && lstatSync(path).isDirectory()) return;
  throw new CliError(
    "data-folder",
    `${path} is not ours alone, so no socket is put there. Remove it, or set WYLDLANDS_DATA_DIR to a shorter path.`,
  );
}
