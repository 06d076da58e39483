import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import { youngGeneration } from "../collector.ts";
import { loadConfig } from "../config/schema.ts";
import { openDataFolder } from "../data-folder/data-folder.ts";
import { createLog } from "../log/create-log.ts";
import { wordsOf, type ReadyInfo, type Role, type SupervisorEvent } from "../supervisor/events.ts";
import { runSupervisor } from "../supervisor/run-supervisor.ts";
import type { Command } from "./command.ts";
import { welcome } from "./welcome.ts";

export const start: Command = {
  name: "start",
  summary: "Starts the server here: gateway and world, and keeps both running.",
  usage: "",
  help: `
Players connect by telnet to localhost 4000 or with a browser to http://localhost:8080, unless the configuration says
otherwise. A world or gateway that dies is started again. Ctrl-C stops both in order; every line that was answered is
saved. SIGHUP has the gateway read its TLS certificate again. Logs are in the data folder under logs/. What the ports are is in ports.json there, once the server is ready.`,
  options: {},
  maxRest: 0,
  async run(context) {
    const { process, installation, configInput } = context;
    const loaded = loadConfig(configInput);
    const { config, dataDir } = loaded;
    const firstTime = !existsSync(dataDir);
    const folder = openDataFolder(dataDir);
    const log = createLog({
      role: "supervisor",
      folder: folder.logs,
      level: config.log.level,
      pretty: false,
      terminal: { write: (text) => context.err(text) },
    });
    const ready = new Map<Role, ReadyInfo>();
    let welcomed = false;
    const onEvent = (event: SupervisorEvent): void => {
      log.info({ event }, event.kind);
      const words = wordsOf(event);
      if (words !== undefined) context.out(`${words}\n`);
      if (event.kind !== "ready") return;
      ready.set(event.role, event.info);
      const [gateway, world] = [ready.get("gateway"), ready.get("world")];
      if (!gateway || !world) return;
      if (welcomed) context.out(`The ${event.role} is back.\n`);
      else context.out(welcome({ config, dataDir, firstTime, ...world, ...gateway }));
      welcomed = true;
    };
    const args = loaded.file === undefined ? [] : ["--config", loaded.file];
    context.out("The Wyldlands are waking…\n");
    const code = await runSupervisor(process, {
      folder,
      onEvent,
      spawn: (role, careful) =>
        fork(installation.entry, [role, ...(careful ? ["--careful"] : []), ...args], {
          cwd: configInput.cwd,
          env: configInput.env,
          execArgv: [
            ...(role === "gateway" ? youngGeneration(configInput.env, process.execArgv) : []),
            ...process.execArgv,
          ],
          stdio: ["ignore", "inherit", "inherit", "ipc"],
        }),
    });
    context.out(
      code === 0
        ? "The Wyldlands are asleep. Everything is saved.\n"
        : `The server ended with code ${code}.\n`,
    );
    return code;
  },
};
