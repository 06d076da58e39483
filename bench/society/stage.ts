import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startPostgres } from "../../packages/world/src/persistence/testing/postgres.ts";
import { TestServer } from "../../tests/support/server.ts";
import { writeTown } from "../gateway/town.ts";
import { ask, probeEnv, type Figures } from "../lib/probed.ts";
import { cpuMsOf, scrape, since, type Spent } from "../lib/spent.ts";

const CHANNELS = fileURLToPath(new URL("../../content/rules/channels.yaml", import.meta.url));

/** What gateway and world spent while something was done. */
export interface Cost {
  seconds: number;
  gateway: Figures;
  worldCpuMs: number;
  spent: Spent;
}

/** The whole server, as an operator starts it on PostgreSQL, in the town of the gateway's bench with the game's channels. */
export class SocietyStage {
  readonly server: TestServer;
  readonly databaseUrl: string;
  readonly #probe: string;

  private constructor(server: TestServer, databaseUrl: string, probe: string) {
    this.server = server;
    this.databaseUrl = databaseUrl;
    this.#probe = probe;
  }

  static async with<T>(play: (stage: SocietyStage) => Promise<T>): Promise<T> {
    const content = mkdtempSync(join(tmpdir(), "wyld-town-"));
    writeTown(content);
    cpSync(CHANNELS, join(content, "rules/channels.yaml"));
    const probe = join(content, "probe.sock");
    const postgres = await startPostgres({ own: true });
    try {
      const databaseUrl = await postgres.newDatabase();
      const server = await TestServer.start({ databaseUrl, content, env: probeEnv("gateway", probe) });
      try {
        return await play(new SocietyStage(server, databaseUrl, probe));
      } finally {
        await server.stop();
        server.remove();
      }
    } finally {
      await postgres.close();
      rmSync(content, { recursive: true, force: true });
    }
  }

  async measured<T>(work: () => Promise<T>): Promise<{ result: T; cost: Cost }> {
    const world = this.server.worldPid() ?? 0;
    await ask(this.#probe, "collect");
    const before = await scrape(this.server);
    const used = cpuMsOf(world);
    const began = performance.now();
    const result = await work();
    const seconds = (performance.now() - began) / 1e3;
    const worldCpuMs = cpuMsOf(world) - used;
    const gateway = await ask(this.#probe, "read");
    return {
      result,
      cost: { seconds, gateway, worldCpuMs, spent: since(before, await scrape(this.server)) },
    };
  }
}

/** CPU of both in words. */
export function cpuWords({ seconds, gateway, worldCpuMs }: Cost): string {
  const load = (cpuMs: number): string => `${(cpuMs / seconds / 10).toFixed(0)} % of a core`;
  return `${load(gateway.cpuMs)}; world ${load(worldCpuMs)}`;
}
