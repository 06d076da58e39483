import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { TelnetClient } from "@wyldlands/bots";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** From `npm start` to the prompt `Name: ` on a telnet connection. */
export const bench = {
  name: "start",
  what: "from `npm start` to the first `Name: ` prompt, bundle built.",
  target: "warm clone < 5,000 ms",
  async run(): Promise<object[]> {
    const dataDir = mkdtempSync(join(tmpdir(), "wyld-start-"));
    try {
      return [await measure("new database", dataDir), await measure("existing database", dataDir)];
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

async function measure(what: string, dataDir: string): Promise<object> {
  const began = performance.now();
  const child = spawn("npm", ["start"], {
    cwd: ROOT,
    stdio: "ignore",
    env: {
      ...process.env,
      WYLDLANDS_DATA_DIR: dataDir,
      WYLDLANDS_GATEWAY__TELNET__PORT: "0",
      WYLDLANDS_GATEWAY__WEBSOCKET__PORT: "0",
    },
  });
  const ports = join(dataDir, "ports.json");
  while (!existsSync(ports)) await new Promise((resolve) => setTimeout(resolve, 10));
  const { telnet } = JSON.parse(readFileSync(ports, "utf8")) as { telnet: number };
  const client = new TelnetClient({ host: "127.0.0.1", port: telnet });
  await client.connect();
  await client.waitForPrompt(/^Name: $/, { timeoutMs: 60_000 });
  const took = Math.round(performance.now() - began);
  await client.close();
  child.kill("SIGTERM");
  await once(child, "exit");
  while (existsSync(ports)) await new Promise((resolve) => setTimeout(resolve, 10));
  return { what, "ms to the first prompt": took };
}
