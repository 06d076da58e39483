import { renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { destination, multistream, pino, type Level, type Logger } from "pino";
import { redact } from "./redact.ts";
import { terminalStream } from "./terminal.ts";

/** A file past this size is put aside (as `.1`, replacing the one before) when its process starts. */
export const ROTATE_BYTES = 20 * 1024 * 1024;

export interface LogOptions {
  /** The process's name; the file is `<folder>/<role>.log`. */
  role: string;
  folder: string;
  level: string;
  pretty: boolean;
  /** Where readable lines go. */
  terminal: { write(text: string): unknown };
}

/** Characters that wait for room on a full disk; what comes after them is lost to the file. */
const WAITING = 1024 * 1024;

/**
 * JSON lines in the file; on the terminal errors, and records marked `say: true`, which are announcements to the
 * operator. Writes are synchronous: the last words of a dying process are there. A full disk ends nobody: the records
 * wait for the next one that can be written.
 */
export function createLog(options: LogOptions): Logger {
  const file = join(options.folder, `${options.role}.log`);
  rotate(file);
  const written = destination({ dest: file, sync: true, mode: 0o600, maxLength: WAITING });
  written.on("error", () => undefined);
  const streams = multistream(
    [
      // Without its `flushSync`, which a fatal record asks for: on a full disk that waits for room, and the process with it.
      { level: lowest(options.level), stream: { write: (line) => written.write(line) } },
      { level: lowest(options.level), stream: terminalStream(options) },
    ],
    { dedupe: false },
  );
  return pino(
    {
      level: options.level,
      base: { role: options.role, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { log: redact, bindings: redact },
      // Errors are plain records by now; pino's own way with them would join the causes' words to the message.
      serializers: { err: (error: unknown) => error },
    },
    streams,
  );
}

function lowest(level: string): Level {
  return level === "silent" ? "fatal" : (level as Level);
}

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > ROTATE_BYTES) renameSync(file, `${file}.1`);
}
