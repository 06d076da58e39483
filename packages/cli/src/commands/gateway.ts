import { existsSync } from "node:fs";
import { join } from "node:path";
import { collectSeldom } from "../collector.ts";
import { resolveFrom, type Loaded } from "../config/load-config.ts";
import { loadConfig, type Config } from "../config/schema.ts";
import { openDataFolder } from "../data-folder/data-folder.ts";
import { gatewayId } from "../data-folder/gateway-id.ts";
import { removePorts, writePorts } from "../data-folder/ports-file.ts";
import { readWorldFile } from "../data-folder/world-file.ts";
import { worldAddresses } from "../data-folder/world-sockets.ts";
import { CliError } from "../errors.ts";
import { EXIT } from "../exit-codes.ts";
import { createLifeline, endOnFault } from "../lifeline.ts";
import { createLog } from "../log/create-log.ts";
import { lockFolder } from "../supervisor/folder-lock.ts";
import { askWorld } from "./ask-world.ts";
import type { Command } from "./command.ts";
import { linkAddress } from "./link-address.ts";

const GOODBYE = "The gates of the Wyldlands are closing for now. Everything you did is kept. Come back soon.";

export const gateway: Command = {
  name: "gateway",
  summary: "Runs a gateway by itself: telnet, WebSocket and web pages for a world elsewhere.",
  usage: "",
  help: `
Finds its world at the addresses in \`link.worlds\`, or by the sockets in the data folder. When it listens, ports.json
in the data folder says where. SIGTERM tells the players goodbye and ends with exit code 0; 78 means that a port or the
TLS certificate cannot be had. SIGHUP reads the certificate again; so does a change of its files.`,
  options: {},
  maxRest: 0,
  async run(context) {
    const { process, installation, configInput } = context;
    collectSeldom();
    const lifeline = createLifeline(process);
    const loaded = loadConfig(configInput);
    const { config, dataDir } = loaded;
    const folder = openDataFolder(dataDir);
    const log = createLog({ role: "gateway", folder: folder.logs, ...config.log, terminal: process.stderr });
    endOnFault(process, log);
    // The folder holds the gateway's name: to the world a second one is the first come back, and its players are gone.
    const lock = await lockFolder(join(folder.path, "gateway.lock"), folder.path, "gateway");
    const { createGatewayLink, createGrpcDialer, GatewayError, startGateway } =
      await import("@wyldlands/gateway");

    const fixed = config.link.worlds?.map((address) => linkAddress(address) ?? address);
    const admin = (): string | undefined => (fixed ? undefined : readWorldFile(folder.run)?.admin);
    let worldIsHere = (): boolean => false;
    const running = await startGateway({
      config: {
        ...config.gateway,
        tls: tlsFiles(loaded, configInput.cwd),
        gmcp: withMapFile(loaded, configInput.cwd),
      },
      log,
      ...(existsSync(installation.web) ? { webRoot: installation.web } : {}),
      createLink(events) {
        const link = createGatewayLink({
          dialer: createGrpcDialer(),
          worlds: () => fixed ?? worldAddresses(folder.run),
          gatewayId: gatewayId(folder.gatewayId),
          events,
          log,
        });
        worldIsHere = () => link.world === "here";
        return link;
      },
      async ready() {
        const here = worldIsHere();
        const said = here ? await askWorld(admin(), "/readyz") : undefined;
        return { ok: here && said?.ok !== false, link: here, ...(said ? { world: parsed(said.text) } : {}) };
      },
      worldMetrics: async () => (await askWorld(admin(), "/metrics"))?.text ?? "",
    }).catch((error: unknown) => {
      if (error instanceof GatewayError) throw new CliError("port-taken", error.message);
      throw error;
    });
    writePorts(folder.ports, { ...running.ports, pid: process.pid });
    log.info({ say: !process.connected, ports: running.ports }, "The gateway is open.");
    lifeline.ready(running.ports);
    process.on("SIGHUP", () => {
      if (config.gateway.tls.cert === undefined) log.info("SIGHUP: there is no certificate to read again");
      else running.reloadCertificate();
    });

    const reason = await lifeline.asked;
    log.info({ reason }, "the gateway closes");
    removePorts(folder.ports, process.pid);
    await running.drain(GOODBYE);
    await running.close();
    lock.release();
    return EXIT.ok;
  },
};

/** The certificate's files, whose paths are relative to where they are written. */
function tlsFiles(loaded: Loaded<Config>, cwd: string): Config["gateway"]["tls"] {
  const tls: Config["gateway"]["tls"] = {};
  for (const name of ["cert", "key"] as const) {
    const path = loaded.config.gateway.tls[name];
    if (path !== undefined) tls[name] = resolveFrom(loaded, `gateway.tls.${name}`, path, cwd);
  }
  return tls;
}

/** The map's path, relative to where it is written, likewise. */
function withMapFile(loaded: Loaded<Config>, cwd: string): Config["gateway"]["gmcp"] {
  const { gmcp } = loaded.config.gateway;
  const { map_file: path } = gmcp;
  return path === undefined
    ? gmcp
    : { ...gmcp, map_file: resolveFrom(loaded, "gateway.gmcp.map_file", path, cwd) };
}

/** The world answers with JSON; what else may stand at its address is shown as it is. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
