import { isIP } from "node:net";
import { relative } from "node:path";
import type { Config } from "../config/schema.ts";
import type { ReadyInfo } from "../supervisor/events.ts";

interface WelcomeInput extends ReadyInfo {
  config: Pick<Config, "database"> & {
    gateway: { telnet: { addr: string }; websocket: { addr: string } };
  };
  dataDir: string;
  /** The data folder was made by this start. */
  firstTime: boolean;
}

/** The screen that greets the operator: where to connect, where things are kept, how to stop. */
export function welcome(input: WelcomeInput): string {
  const { config, telnet, http, telnets, https, dataDir, firstTime } = input;
  const lines = ["", "The Wyldlands are awake. Come in:", ""];
  const web = bracketed(hostOf(config.gateway.websocket.addr));
  const host = hostOf(config.gateway.telnet.addr);
  if (typeof http === "number") lines.push(`  browser   http://${web}:${http}`);
  if (https !== undefined) lines.push(`            https://${web}:${https}`);
  if (typeof telnet === "number") lines.push(`  telnet    ${host} ${telnet}`);
  if (telnets !== undefined) lines.push(`            ${host} ${telnets}, with TLS`);
  const engine = config.database.url === undefined ? "" : ", and in PostgreSQL";
  lines.push("", `The world is kept in ${shown(dataDir)}${engine}.`);
  if (firstTime) lines.push("Make yourself its keeper with: npx wyldlands admin create");
  lines.push("Ctrl-C stops the server. Whatever was answered is saved already.", "");
  return `${lines.join("\n")}\n`;
}

/** What to type on this machine to reach a listener. */
function hostOf(addr: string): string {
  return ["127.0.0.1", "::1", "0.0.0.0", "::"].includes(addr) ? "localhost" : addr;
}

function bracketed(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

function shown(dataDir: string): string {
  const near = relative(process.cwd(), dataDir);
  return near === "" || near.startsWith("..") ? dataDir : `./${near}`;
}
