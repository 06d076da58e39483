import { printConfig } from "../config/print-config.ts";
import { loadConfig } from "../config/schema.ts";
import { EXIT } from "../exit-codes.ts";
import type { Command } from "./command.ts";

export const config: Command = {
  name: "config",
  summary: "Prints the effective configuration, with where each value comes from.",
  usage: "",
  help: `
The output is YAML with every key there is and can be used as wyldlands.yaml. Behind each value stands its origin:
the file's line, the variable, or 'default'. Passwords are masked. Exit code 78 when the configuration is bad.`,
  options: {},
  maxRest: 0,
  run(context) {
    const loaded = loadConfig(context.configInput);
    context.out(`# Data folder: ${loaded.dataDir}\n${printConfig(loaded)}`);
    return Promise.resolve(EXIT.ok);
  },
};
