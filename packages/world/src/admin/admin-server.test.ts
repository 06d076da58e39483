import { afterEach, describe, expect, it } from "vitest";
import { WorldMetrics } from "../metrics.ts";
import { startAdminServer } from "./admin-server.ts";

describe("the world's own pages", () => {
  const open: { close(): void }[] = [];
  afterEach(() => {
    for (const one of open.splice(0)) one.close();
  });
  const start = async (ok: boolean): Promise<string> => {
    const metrics = new WorldMetrics();
    metrics.players.set(3);
    const server = await startAdminServer({ metrics, ready: () => Promise.resolve({ ok, why: "a test" }) });
    open.push(server);
    return server.address;
  };

  it("say whether it is ready", async () => {
    const [ready, not] = [await start(true), await start(false)];
    const answers = await Promise.all([fetch(`${ready}/readyz`), fetch(`${not}/readyz`)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 503]);
    expect(await answers[1]?.json()).toEqual({ ok: false, why: "a test" });
    expect(answers[0]?.headers.get("cache-control")).toBe("no-store");
  });

  it("show its figures", async () => {
    const response = await fetch(`${await start(true)}/metrics`);
    expect(response.headers.get("content-type")).toContain("text/plain");
    expect(await response.text()).toContain("wyldlands_world_players 3");
  });

  it("are on loopback, and are no others", async () => {
    const address = await start(true);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const answers = await Promise.all([
      fetch(`${address}/`),
      fetch(`${address}/metrics`, { method: "POST" }),
      fetch(`${address}/../etc/passwd`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});
