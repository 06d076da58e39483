import { loadConfig } from "../config/schema.ts";
import { openDataFolder } from "../data-folder/data-folder.ts";
import { EXIT } from "../exit-codes.ts";
import { createLog } from "../log/create-log.ts";
import type { Command } from "./command.ts";

export const migrate: Command = {
  name: "migrate",
  summary: "Brings the database to this version's schema and ends.",
  usage: "",
  help: `
A world does this by itself when it starts; run it apart to see that it works before players wait for it. It only goes
forward: make a backup first. With the built-in database the server must be stopped.`,
  options: {},
  maxRest: 0,
  async run(context) {
    const { config, dataDir } = loadConfig(context.configInput);
    const folder = openDataFolder(dataDir);
    const log = createLog({
      role: "migrate",
      folder: folder.logs,
      ...config.log,
      terminal: context.process.stderr,
    });
    const { migrateDatabase } = await import("@wyldlands/world");
    const { storageWorker } = context.installation;
    const { from, to } = await migrateDatabase({
      config,
      dataDir: folder.path,
      log,
      ...(storageWorker === undefined ? {} : { workerPath: storageWorker }),
    });
    context.out(
      from === to
        ? `The database is at version ${to} already.\n`
        : `The database went from version ${from} to ${to}.\n`,
    );
    return EXIT.ok;
  },
};
