import { parseArgs } from "node:util";
import { COMMANDS } from "./commands/command-table.ts";
import type { Command, CommandContext } from "./commands/command.ts";
import { CliError, exitCodeOf, messageOf, systemCode } from "./errors.ts";
import { EXIT } from "./exit-codes.ts";
import { didYouMean } from "@wyldlands/world/nearest";
import type { Installation } from "./paths.ts";

const COMMON = {
  help: { type: "boolean", short: "h" },
  config: { type: "string" },
} as const;

export interface CliRun {
  process: NodeJS.Process;
  installation: Installation;
  /** What follows the program's name. */
  words: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  out: (text: string) => void;
  err: (text: string) => void;
}

/** Runs one command line. Resolves with the exit code; never throws. */
export async function runCli(run: CliRun): Promise<number> {
  try {
    return await dispatch(run);
  } catch (error) {
    const code = exitCodeOf(error);
    if (code !== undefined) {
      run.err(`${messageOf(error)}\n`);
      return code;
    }
    run.err(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return EXIT.internal;
  }
}

function dispatch(run: CliRun): Promise<number> {
  const [first] = run.words;
  if (first === undefined || first === "--help" || first === "-h" || first === "help") {
    run.out(overview());
    return Promise.resolve(first === undefined ? EXIT.usage : EXIT.ok);
  }
  if (first === "--version" || first === "-v") {
    run.out(`wyldlands ${run.installation.version}\n`);
    return Promise.resolve(EXIT.ok);
  }
  const command = findCommand(run.words);
  const { values, positionals } = parse(command, run.words.slice(command.name.split(" ").length));
  if (values["help"] === true) {
    run.out(helpOf(command));
    return Promise.resolve(EXIT.ok);
  }
  if (positionals.length > command.maxRest) {
    throw misused(command, `'${positionals[command.maxRest]}' is one word too many.`);
  }
  const { help: _help, config: file, ...options } = values;
  const context: CommandContext = {
    process: run.process,
    installation: run.installation,
    configInput: { cwd: run.cwd, env: run.env, file: typeof file === "string" ? file : undefined },
    out: run.out,
    err: run.err,
  };
  return command.run(context, { options, rest: positionals });
}

function findCommand(words: readonly string[]): Command {
  const [first = "", second] = words;
  const two = COMMANDS.find((command) => command.name === `${first} ${second}`);
  const command = two ?? COMMANDS.find(({ name }) => name === first);
  if (command) return command;
  const family = COMMANDS.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name);
  if (family.length > 0) {
    throw new CliError(
      "bad-usage",
      `'${first}' needs a second word: ${family.map((name) => `\`wyldlands ${name}\``).join(", ")}.`,
    );
  }
  const firstWords = COMMANDS.map(({ name }) => name.split(" ")[0] ?? name);
  throw new CliError(
    "bad-usage",
    `There is no command '${first}'.${didYouMean(first, firstWords)} \`wyldlands --help\` lists them.`,
  );
}

function parse(
  command: Command,
  args: string[],
): { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  try {
    const parsed = parseArgs({
      args,
      options: { ...COMMON, ...command.options },
      allowPositionals: true,
      strict: true,
    });
    return {
      values: parsed.values,
      positionals: parsed.positionals,
    };
  } catch (error) {
    if (systemCode(error)?.startsWith("ERR_PARSE_ARGS") !== true) throw error;
    throw misused(command, (messageOf(error).split(". ")[0] ?? "").replace(/\.?$/, "."));
  }
}

function misused(command: Command, what: string): CliError {
  return new CliError("bad-usage", `${what} See \`wyldlands ${command.name} --help\`.`);
}

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length)) + 2;
  const list = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`).join("\n");
  return `Wyldlands, a MUD server and the game that ships with it.

Usage: wyldlands <command> [options]

${list}

  --version${" ".repeat(width - 9)}Says which version this is.
  --config <file>  With any command: the configuration to use instead of ./wyldlands.yaml.

\`wyldlands <command> --help\` says more. Any key of the configuration can be set by environment, as in
WYLDLANDS_GATEWAY__TELNET__PORT=4001; \`wyldlands config\` lists the keys. Data is kept in ./data, or where
WYLDLANDS_DATA_DIR says.
`;
}

function helpOf(command: Command): string {
  const usage = ["wyldlands", command.name, command.usage, "[--config <file>]"].filter(Boolean).join(" ");
  return `Usage: ${usage}\n\n${command.summary}\n\n${command.help.trim()}\n`;
}
