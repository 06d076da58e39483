import { readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { plainText } from "@wyldlands/protocol";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { certFile, certText, keyFile } from "../../packages/gateway/src/testing/certificates.ts";
import { WebClient } from "../../packages/gateway/src/testing/web-client.ts";
import { artefact } from "../support/artefacts.ts";
import { freePorts } from "../support/free-ports.ts";
import { findProgram } from "../support/programs.ts";
import { runCli } from "../support/run-cli.ts";
import { TestServer } from "../support/server.ts";
import { ProxyProcess } from "./proxy-process.ts";

const NGINX = findProgram("nginx", "nginx-light");
const GUIDE = fileURLToPath(new URL("../../docs/guides/operator.md", import.meta.url));
/** The name by which players know the server; a browser's page comes from there. */
const HOST = "play.example.org";
const PLAYER = "203.0.113.81";

describe.skipIf(NGINX === undefined)(
  "nginx before pages and WebSockets, set up as the operator's guide says",
  () => {
    let server: TestServer;
    let nginx: ProxyProcess;
    let ports: { http: number; https: number };
    const clients: WebClient[] = [];

    beforeAll(async () => {
      server = await TestServer.start({ env: { WYLDLANDS_GATEWAY__PROXIES: "[127.0.0.1]" } });
      const [http, https] = (await freePorts(2)) as [number, number];
      ports = { http, https };
      const folder = server.dataDir;
      writeFileSync(join(folder, "nginx.conf"), nginxConfig(folder));
      const log = artefact("real-clients", "nginx-error.log");
      const args = ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", log];
      nginx = await ProxyProcess.start(NGINX as string, args, http);
    });
    afterEach(() => {
      for (const client of clients.splice(0)) client.destroy();
    });
    afterAll(async () => {
      await nginx?.stop();
      await server?.stop();
      server?.remove();
    });

    function nginxConfig(folder: string): string {
      const [, locations = ""] = /```nginx\n([^]*?)```/.exec(readFileSync(GUIDE, "utf8")) ?? [];
      const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
      return `
      daemon off;
      master_process off;
      pid ${folder}/nginx.pid;
      events { worker_connections 128; }
      http {
        access_log ${artefact("real-clients", "nginx-access.log")};
        ${temporary.map((what) => `${what}_temp_path ${folder}/${what};`).join("\n")}
        # This machine has no addresses but its own, which cannot be banned: the test says where its players are.
        set_real_ip_from 127.0.0.1;
        real_ip_header X-Test-Player;
        server {
          listen 127.0.0.1:${ports.http};
          listen 127.0.0.1:${ports.https} ssl;
          ssl_certificate ${certFile("a")};
          ssl_certificate_key ${keyFile("a")};
          ${locations.replace("http://127.0.0.1:8080", server.httpUrl)}
        }
      }`;
    }

    /** What a browser sends that shows our page, from the player's address. */
    const headers = (address: string, scheme: string): Record<string, string> => ({
      Host: HOST,
      Origin: `${scheme}://${HOST}`,
      "X-Test-Player": address,
    });

    function browse(
      address: string,
      { tls = false, protocols = undefined as string[] | undefined, more = {} } = {},
    ) {
      const client = new WebClient(tls ? ports.https : ports.http, protocols, {
        headers: { ...headers(address, tls ? "https" : "http"), ...more },
        ...(tls ? { ca: certText("a") } : {}),
      });
      clients.push(client);
      return client;
    }

    /** A request for a page, as far as its status and text. */
    function page(
      path: string,
      more: Record<string, string> = {},
    ): Promise<{ status: number; text: string }> {
      return new Promise((resolve, reject) => {
        const asked = request(
          { host: "127.0.0.1", port: ports.http, path, headers: { Host: HOST, ...more } },
          (response) => {
            let text = "";
            response.setEncoding("utf8");
            response.on("data", (part: string) => (text += part));
            response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
          },
        );
        asked.on("error", reject);
        asked.end();
      });
    }

    it("passes on the page and what belongs to it, and keeps the figures to this machine", async () => {
      const { status, text } = await page("/");
      expect(status).toBe(200);
      const [, script = ""] = /<script[^>]* src="([^"]+)"/.exec(text) ?? [];
      expect(script).toMatch(/\.js$/);
      expect((await page(script)).status).toBe(200);
      expect((await page("/metrics")).status).toBe(404);
      expect((await page("/healthz")).text).toContain('"ok":true');
    });

    it("lets a browser play, also over TLS that ends at nginx", async () => {
      for (const tls of [false, true]) {
        const client = browse(PLAYER, { tls });
        await client.hello();
        await client.say(
          { t: "line", n: 1, text: "guest" },
          { t: "line", n: 2, text: "say through two doors" },
        );
        await client.message("out", ({ text }) => plainText(text).includes("You say, 'through two doors'"));
        // Compression of frames is off unless the operator wants it.
        expect(client.socket.extensions).toBe("");
        await client.say({ t: "bye" });
        await client.ended();
      }
    });

    it("tells the gateway whether the player's way is safe: only there a client may send a password by itself", async () => {
      const asks = async (tls: boolean): Promise<string> => {
        const client = browse(PLAYER, { tls, protocols: ["gmcp.mudstandards.org"] });
        await client.untilBinary("Name: ");
        client.socket.send('Core.Supports.Set ["Char 1","Char.Login 1"]');
        client.socket.send("Core.Ping");
        await client.untilText("Core.Ping");
        return client.frames.join("\n");
      };
      expect(await asks(true)).toContain('Char.Login.Default {"type":["password-credentials"]}');
      expect(await asks(false)).not.toContain("Char.Login.Default");
    });

    it("tells the gateway where the player is, who cannot pretend to be elsewhere", async () => {
      const player = browse(PLAYER);
      const neighbour = browse("203.0.113.82");
      await Promise.all([player.hello(), neighbour.hello()]);
      const { output } = await runCli(["ban", "add", PLAYER], { dataDir: server.dataDir });
      expect(output).toContain(`${PLAYER} is turned away from now on.`);
      expect((await player.message("bye")).text).toContain("this door stays shut to your address");
      const again = browse(PLAYER, { more: { "X-Forwarded-For": "198.51.100.1" } });
      expect(await again.turnedAway()).toMatchObject({
        status: 403,
        body: expect.stringContaining("This door stays shut"),
      });
      await neighbour.say({ t: "line", n: 1, text: "guest" });
      await neighbour.message("out", ({ text }) => text.includes("Exits"));
      await runCli(["ban", "remove", PLAYER], { dataDir: server.dataDir });
    });

    it("does not let a page of somebody else's in", async () => {
      const client = browse(PLAYER, { more: { Origin: "http://elsewhere.example" } });
      expect((await client.turnedAway()).status).toBe(403);
    });
  },
);
