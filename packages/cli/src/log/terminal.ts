interface LogRecord {
  level: number;
  msg?: string;
  say?: boolean;
  err?: { message?: string };
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
      const cause = record.err?.message;
      const words = [record.msg, cause === record.msg ? undefined : cause].filter(Boolean).join(": ");
      if (words !== "") options.terminal.write(`${options.role}: ${words}\n`);
    },
  };
}
