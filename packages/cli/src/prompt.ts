import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { CliError } from "./errors.ts";

export interface Prompt {
  /** Whether a person sits there; a script's answers are lines of standard input, and nothing is echoed. */
  readonly terminal: boolean;
  ask(question: string): Promise<string>;
  /** The answer is not shown. */
  askHidden(question: string): Promise<string>;
  close(): void;
}

/** Asks questions on `output`. Answers that come in one packet are kept for the questions to come. */
export function openPrompt(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Prompt {
  const terminal = input.isTTY;
  let hidden = false;
  const echo = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!hidden) output.write(chunk);
      done();
    },
  });
  const lines = createInterface({ input, output: echo, terminal });
  const kept: string[] = [];
  let waiting: { resolve(line: string): void; reject(error: Error): void } | undefined;
  let ended = false;
  lines.on("line", (line) => {
    const asker = waiting;
    waiting = undefined;
    if (asker) asker.resolve(line);
    else kept.push(line);
  });
  lines.on("close", () => {
    ended = true;
    waiting?.reject(noAnswer());
  });
  const next = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const line = kept.shift();
      if (line !== undefined) resolve(line);
      else if (ended) reject(noAnswer());
      else waiting = { resolve, reject };
    });
  const ask = async (question: string, hide: boolean): Promise<string> => {
    output.write(question);
    hidden = hide;
    try {
      return await next();
    } finally {
      hidden = false;
      if (hide || !terminal) output.write("\n");
    }
  };
  return {
    terminal,
    ask: (question) => ask(question, false),
    askHidden: (question) => ask(question, true),
    close: () => lines.close(),
  };
}

function noAnswer(): CliError {
  return new CliError("account", "There was no answer. Nothing was made.");
}
