import { loadConfig } from "../config/schema.ts";
import { openDataFolder } from "../data-folder/data-folder.ts";
import { readWorldFile } from "../data-folder/world-file.ts";
import { CliError } from "../errors.ts";
import { EXIT } from "../exit-codes.ts";
import { createLog } from "../log/create-log.ts";
import { openPrompt } from "../prompt.ts";
import { askControl } from "./ask-control.ts";
import type { Command } from "./command.ts";

export const adminCreate: Command = {
  name: "admin create",
  summary: "Makes an account with the role of admin.",
  usage: "[--name <account name>]",
  help: `
Asks for name and password; the password is not shown. From a script, give the password as the first line of standard
input and the name by --name. There is no default admin and no default password. It works while the server runs, and
while it does not.`,
  options: { name: { type: "string" } },
  maxRest: 0,
  async run(context, { options }) {
    const { config, dataDir } = loadConfig(context.configInput);
    const { name, password } = await ask(context.process, options["name"]);
    const folder = openDataFolder(dataDir);
    const log = createLog({
      role: "admin",
      folder: folder.logs,
      ...config.log,
      terminal: context.process.stderr,
    });
    const { createAdmin } = await import("@wyldlands/world");
    const { storageWorker } = context.installation;
    const running = readWorldFile(folder.run);
    const result = running
      ? await askControl(running.control, "POST /admins", { name, password })
      : await createAdmin({
          config,
          dataDir: folder.path,
          log,
          name,
          password,
          ...(storageWorker === undefined ? {} : { workerPath: storageWorker }),
        });
    if (!result.ok) throw new CliError("account", result.refusal);
    context.out(`${name} is an admin now. Log in as ${name} by telnet or browser.\n`);
    return EXIT.ok;
  },
};

async function ask(
  process: NodeJS.Process,
  given: string | boolean | undefined,
): Promise<{ name: string; password: string }> {
  const prompt = openPrompt(process.stdin, process.stderr);
  try {
    const name = typeof given === "string" ? given : await prompt.ask("Account name: ");
    const password = await prompt.askHidden("Password: ");
    if (prompt.terminal && (await prompt.askHidden("Repeat the password: ")) !== password) {
      throw new CliError("account", "The two passwords differ. Nothing was made.");
    }
    return { name: name.trim(), password };
  } finally {
    prompt.close();
  }
}
