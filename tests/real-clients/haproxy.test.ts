import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { certFile, keyFile } from "../../packages/gateway/src/testing/certificates.ts";
import { artefact } from "../support/artefacts.ts";
import { freePorts } from "../support/free-ports.ts";
import { findProgram } from "../support/programs.ts";
import { runCli } from "../support/run-cli.ts";
import { TestServer } from "../support/server.ts";
import { Piped } from "./piped.ts";
import { ProxyProcess } from "./proxy-process.ts";

const HAPROXY = findProgram("haproxy", "haproxy");
const NCAT = findProgram("ncat", "ncat");
/** Where a proxy of somebody else's comes from. */
const UNLISTED = "127.0.0.200";
/** The address by which haproxy makes a player known who is at 127.0.0.`player`. */
const outside = (player: number): string => `203.0.113.${player}`;

describe.skipIf(HAPROXY === undefined || NCAT === undefined)("haproxy before telnet", () => {
  let server: TestServer;
  let haproxy: ProxyProcess;
  let ports: { v1: number; v2: number; tls: number; unlisted: number };
  const clients: Piped[] = [];

  beforeAll(async () => {
    server = await TestServer.start({
      env: {
        WYLDLANDS_GATEWAY__TELNET__PROXY_PROTOCOL: "true",
        WYLDLANDS_GATEWAY__PROXIES: "[127.0.0.1]",
        WYLDLANDS_GATEWAY__LIMITS__CONNECTIONS_PER_ADDRESS: "2",
        WYLDLANDS_GATEWAY__TLS__CERT: certFile("a"),
        WYLDLANDS_GATEWAY__TLS__KEY: keyFile("a"),
        WYLDLANDS_GATEWAY__TELNET__TLS_PORT: "0",
      },
    });
    const [v1, v2, tls, unlisted] = (await freePorts(4)) as [number, number, number, number];
    ports = { v1, v2, tls, unlisted };
    const config = join(server.dataDir, "haproxy.cfg");
    writeFileSync(config, haproxyConfig());
    haproxy = await ProxyProcess.start(HAPROXY as string, ["-db", "-f", config], v1);
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
  });
  afterAll(async () => {
    await haproxy?.stop();
    await server?.stop();
    server?.remove();
  });

  function haproxyConfig(): string {
    const telnet = `127.0.0.1:${server.telnet.port}`;
    const telnets = `127.0.0.1:${(server.ports as { telnets?: number }).telnets}`;
    // This machine has no addresses but its own, which cannot be banned: each of them stands for one of elsewhere.
    const elsewhere = join(server.dataDir, "elsewhere.map");
    const players = [41, 42, 43, 51, 52, 61];
    writeFileSync(elsewhere, players.map((each) => `127.0.0.${each} ${outside(each)}\n`).join(""));
    const through = (name: string, port: number, to: string): string =>
      [
        `listen ${name}`,
        `  bind 127.0.0.1:${port}`,
        `  tcp-request connection set-src src,map_ip_ip(${elsewhere})`,
        `  server gateway ${to}\n`,
      ].join("\n");
    return [
      "global\n  maxconn 100\n",
      "defaults\n  mode tcp\n  timeout connect 5s\n  timeout client 1m\n  timeout server 1m\n",
      through("v1", ports.v1, `${telnet} send-proxy`),
      // Its health checks are connections of the proxy's own (LOCAL).
      through("v2", ports.v2, `${telnet} send-proxy-v2 check inter 2s`),
      through("tls", ports.tls, `${telnets} send-proxy-v2`),
      through("unlisted", ports.unlisted, `${telnet} send-proxy source ${UNLISTED}`),
    ].join("\n");
  }

  /** A player at 127.0.0.`player`. */
  function from(player: number, port: number, ...options: string[]): Piped {
    const address = `127.0.0.${player}`;
    const client = new Piped(NCAT as string, [...options, "-s", address, "127.0.0.1", String(port)], {
      transcript: artefact("real-clients", `haproxy-${player}-${clients.length}.txt`),
    });
    clients.push(client);
    return client;
  }

  async function plays(client: Piped): Promise<void> {
    await client.shows(/Name: $/);
    client.type("guest");
    await client.shows(/Exits: /);
  }

  async function ban(what: "add" | "remove", player: number): Promise<void> {
    const { code, output } = await runCli(["ban", what, outside(player)], { dataDir: server.dataDir });
    expect(output).toContain(outside(player));
    expect(code).toBe(0);
  }

  it.each(["v1", "v2"] as const)(
    "bans a player by the address that a header of version %s tells",
    async (version) => {
      const banned = version === "v1" ? 41 : 42;
      const player = from(banned, ports[version]);
      const other = from(43, ports[version]);
      await Promise.all([plays(player), plays(other)]);
      await ban("add", banned);
      await player.shows(/From now on this door stays shut to your address\./);
      const again = from(banned, ports[version]);
      await again.shows(/^This door stays shut to your address\./);
      other.type("say and I remain");
      await other.shows(/You say, 'and I remain'/);
      await ban("remove", banned);
      await plays(from(banned, ports[version]));
    },
  );

  it("counts a player's connections by that address, over both versions", async () => {
    await plays(from(51, ports.v1));
    await plays(from(51, ports.v2));
    await from(51, ports.v1).shows(/^Too many connections come from your address\./);
    await plays(from(52, ports.v1));
  });

  it("reads the header before TLS", async () => {
    const player = from(61, ports.tls, "--ssl");
    await plays(player);
    await ban("add", 61);
    await player.shows(/From now on this door stays shut to your address\./);
    await ban("remove", 61);
  });

  it("refuses a header from a peer that is no listed proxy, and believes nothing of it", async () => {
    await from(71, ports.unlisted).shows(/^Only this server's own proxies come in by this door\./);
    const direct = from(72, server.telnet.port);
    direct.type("PROXY TCP4 203.0.113.9 192.0.2.1 4711 4000", "\r\n");
    await direct.shows(
      /^Only this server's own proxies come in by this door\. Use its public address\.\r\n$/,
    );
  });
});
