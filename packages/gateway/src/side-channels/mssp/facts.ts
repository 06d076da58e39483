import type { Status } from "@wyldlands/protocol";
import type { GatewayConfig } from "../../config.ts";
import type { Ports } from "../../net/listeners.ts";

export interface MsspSource {
  config: GatewayConfig;
  /** Ports as they are open. */
  ports: Pick<Ports, "telnet" | "telnets">;
  /** What the world last said of itself. */
  status: Status | undefined;
  /** Telnet options that are spoken here. */
  compresses: boolean;
  /** Unix milliseconds. */
  readonly wall: () => number;
}

export type MsspFact = readonly [name: string, values: readonly string[]];

/** Days that a crawler should leave between two visits: -1 leaves it to the crawler. */
const CRAWL_DELAY = "-1";

/** What a crawler is told, MSSP's required three first. Of several values the last is the main one. */
export function msspFacts({ config, ports, status, compresses, wall }: MsspSource): MsspFact[] {
  const { mssp } = config;
  // A world that has not said when it began is taken to begin now.
  const began = Math.floor((status?.startedAt ?? wall()) / 1_000);
  const flag = (on: boolean): string => (on ? "1" : "0");
  const facts: [string, ...(string | undefined)[]][] = [
    ["NAME", mssp.name],
    ["PLAYERS", String(status?.players ?? 0)],
    ["UPTIME", String(began)],
    ["CODEBASE", `Wyldlands ${status?.version ?? ""}`],
    ["FAMILY", "Custom"],
    ["CRAWL DELAY", CRAWL_DELAY],
    ["HOSTNAME", mssp.hostname],
    ["PORT", ports.telnets?.toString(), String(ports.telnet)],
    ["SSL", ports.telnets?.toString()],
    ["CONTACT", mssp.contact],
    ["WEBSITE", mssp.website],
    ["ICON", mssp.icon],
    ["DISCORD", mssp.discord],
    ["LANGUAGE", mssp.language],
    ["LOCATION", mssp.location],
    ["CREATED", mssp.created],
    ["STATUS", mssp.status],
    ["GENRE", mssp.genre],
    ["GAMEPLAY", mssp.gameplay],
    ["CHARSET", "UTF-8"],
    ["ANSI", "1"],
    ["UTF-8", "1"],
    ["XTERM 256 COLORS", "1"],
    ["XTERM TRUE COLORS", "1"],
    ["GMCP", "1"],
    ["MSDP", "1"],
    ["MCCP", flag(compresses)],
  ];
  return facts.flatMap(([name, ...values]) => {
    const known = values.flatMap((value) => clean(value ?? ""));
    return known.length === 0 ? [] : [[name, known]];
  });
}

/** No control byte may stand in a value, and none that MSSP or telnet reads as its own. */
function clean(value: string): string[] {
  const text = value.replace(/\p{Cc}+/gu, " ").trim();
  return text === "" ? [] : [text];
}
