import { join } from "node:path";
import { aiPaths } from "../config/ai-paths.ts";
import { loadConfig, type Config } from "../config/schema.ts";
import { openDataFolder } from "../data-folder/data-folder.ts";
import { removeWorldFile, writeWorldFile } from "../data-folder/world-file.ts";
import { worldSocket } from "../data-folder/world-sockets.ts";
import { CliError, exitCodeOf, systemCode } from "../errors.ts";
import { EXIT } from "../exit-codes.ts";
import { createLifeline, endOnFault } from "../lifeline.ts";
import { createLog } from "../log/create-log.ts";
import { resolveFrom, type Loaded } from "../config/load-config.ts";
import type { Command, CommandContext } from "./command.ts";
import { isLoopback, linkAddress } from "./link-address.ts";

export const world: Command = {
  name: "world",
  summary: "Runs a world by itself; gateways find it by its socket or address.",
  usage: "[--careful]",
  help: `
Without \`link.listen\` in the configuration it waits for gateways on a socket in the data folder. SIGTERM drains:
the turn is finished, everything is saved, and the exit code is 0. Other exit codes: 75 the database or the lease was
lost (start it again), 78 configuration or content is bad, 70 a fault.

  --careful   Applies one line per commit and notes each attempt first, so that a line which ends the world is found
              and refused the next time. The supervisor asks for it after three unexplained deaths in a minute.`,
  options: { careful: { type: "boolean" } },
  maxRest: 0,
  async run(context, { options }) {
    const { process, installation, configInput } = context;
    const lifeline = createLifeline(process);
    const loaded = loadConfig(configInput);
    const config = worldSettings(loaded, context);
    const folder = openDataFolder(loaded.dataDir);
    const log = createLog({ role: "world", folder: folder.logs, ...config.log, terminal: process.stderr });
    endOnFault(process, log);
    const { createGrpcListener, parseFaults, startWorld } = await import("@wyldlands/world");

    const address = linkAddress(config.link.listen) ?? `unix:${worldSocket(folder.run, process.pid)}`;
    if (!isLoopback(address)) {
      log.warn(
        { say: true },
        `The link listens on ${address} without encryption: let only gateways reach it.`,
      );
    }
    const listener = await createGrpcListener(address).catch((error: unknown) => {
      if (systemCode(error) === undefined && !address.startsWith("unix:")) {
        throw new CliError(
          "port-taken",
          `The link cannot listen on ${address}: choose another address in link.listen.`,
        );
      }
      throw error;
    });
    const control = join(folder.run, `admin-${process.pid}.sock`);
    const starting = startWorld({
      controlSocket: control,
      config,
      dataDir: folder.path,
      listeners: [listener],
      log,
      careful: options["careful"] === true,
      // Whoever started both ends both: see the supervisor.
      onShutdown: () => process.connected && process.send?.({ type: "shutdown" }) === true,
      version: installation.version,
      // Set by the crash suite alone; see docs/guides/developer.md.
      faults: parseFaults(configInput.env["WYLDLANDS_TEST_FAULTS"], () =>
        process.kill(process.pid, "SIGKILL"),
      ),
      ...(installation.storageWorker === undefined ? {} : { workerPath: installation.storageWorker }),
      ...(installation.contentWorker === undefined ? {} : { contentWorkerPath: installation.contentWorker }),
      ...(installation.watchdogWorker === undefined ? {} : { watchdogPath: installation.watchdogWorker }),
    });
    // A world that is still loading has answered nobody: it may simply end.
    const started = await Promise.race([starting, lifeline.asked.then(() => undefined)]).catch(
      (error: unknown) => {
        log.fatal({ err: error }, "The world could not start");
        return exitCodeOf(error) ?? EXIT.internal;
      },
    );
    if (started === undefined || typeof started === "number") {
      await listener.close();
      return started ?? EXIT.ok;
    }
    writeWorldFile(folder.run, { pid: process.pid, admin: started.adminAddress, control });
    log.info({ say: !context.process.connected, address: listener.address }, "The world is ready.");
    lifeline.ready({});
    void lifeline.asked.then((reason) => started.drain(reason));
    const { code } = await started.stopped;
    removeWorldFile(folder.run, process.pid);
    await listener.close();
    log.info({ code }, "the world has ended");
    return code;
  },
};

/** Paths are settled here, since only the CLI knows where they were written and where the game that ships with it lies. */
function worldSettings(loaded: Loaded<Config>, context: CommandContext): Config {
  const { config } = loaded;
  const content =
    config.server.content === undefined
      ? context.installation.content
      : resolveFrom(loaded, "server.content", config.server.content, context.configInput.cwd);
  const ai = aiPaths(loaded, context.configInput.cwd);
  return { ...config, server: { ...config.server, content }, ai };
}
