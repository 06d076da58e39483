import type { ParseArgsConfig } from "node:util";
import type { ConfigInput } from "../config/load-config.ts";
import type { Installation } from "../paths.ts";

/** What a command may touch of the process that runs it. */
export interface CommandContext {
  process: NodeJS.Process;
  installation: Installation;
  /** Where configuration is looked for; `file` is `--config`. */
  configInput: ConfigInput;
  /** Each takes text with its line ends. */
  out: (text: string) => void;
  err: (text: string) => void;
}

export interface CommandInput {
  options: Record<string, string | boolean | undefined>;
  rest: string[];
}

export interface Command {
  /** As typed after `wyldlands`: one or two words. */
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** What follows the name, for the usage line: `[folder] [--json]`. */
  usage: string;
  /** The rest of its help page. */
  help: string;
  options: NonNullable<ParseArgsConfig["options"]>;
  /** The most words that may follow. */
  maxRest: number;
  /** Resolves with the exit code. Throws a `CliError` for what the operator can mend. */
  run(context: CommandContext, input: CommandInput): Promise<number>;
}
