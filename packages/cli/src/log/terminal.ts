interface LoggedError {
  message?: string;
  cause?: LoggedError;
}

interface LogRecord {
  level: number;
  msg?: string;
  say?: boolean;
  err?: LoggedError;
}

const ERROR = 50;

/** Turns records into one readable line each; without `pretty` only errors and announcements. */
export function terminalStream(options: {
  role: string;
  pretty: boolean;
  terminal: { write(text: string): unknown };
}): { write(line: string): void } {
  return {
    write(line) {
      const record = JSON.parse(line) as LogRecord;
      if (!options.pretty && record.level < ERROR && record.say !== true) return;
      const words = [...new Set([record.msg, ...messagesOf(record.err)])].filter(Boolean).join(": ");
      if (words !== "") options.terminal.write(`${options.role}: ${words}\n`);
    },
  };
}

/** An error's words, then its causes'; an error often says again what its cause said. */
function messagesOf(error: LoggedError | undefined): (string | undefined)[] {
  return error === undefined ? [] : [error.message, ...messagesOf(error.cause)];
}
