import { expect, onTestFinished, test } from "vitest";
import { chat, look } from "./deeds.ts";
import { type LoadReport, type LoadSetup, runLoad } from "./load.ts";
import { TelnetClient } from "./telnet-client.ts";
import { startFakeServer } from "./testing/fake-server.ts";
import type { FakeFault } from "./testing/fake-world.ts";
import { WebClient } from "./web-client.ts";

async function load(fault?: FakeFault, more: Partial<LoadSetup> = {}): Promise<LoadReport> {
  const server = await startFakeServer(fault);
  onTestFinished(() => server.close());
  return runLoad({
    bots: 4,
    client: (index) =>
      index % 2 === 0
        ? new TelnetClient({ host: "127.0.0.1", port: server.telnetPort })
        : new WebClient({ url: server.url }),
    rate: 50,
    durationMs: 300,
    seed: 7,
    settleMs: 300,
    ...more,
  });
}

const kinds = (report: LoadReport): string[] => [...new Set(report.faults.map(({ fault }) => fault.kind))];

test("a server that keeps order answers every line once, and is measured", async () => {
  const report = await load();
  expect(report.faults).toEqual([]);
  expect(report.sent).toBeGreaterThanOrEqual(4 * 15);
  expect(report.answered).toBe(report.sent);
  expect(report.heard).toBeGreaterThan(0);
  expect(report.latencyMs.count).toBeGreaterThan(0);
  expect(report.latencyMs.p99).toBeGreaterThan(0);
});

test("a doubled answer fails the audit", async () => {
  const report = await load({ kind: "double", at: (line) => line.endsWith("#b1-8") });
  expect(kinds(report)).toEqual(["doubled"]);
});

test("a lost line fails the audit", async () => {
  const report = await load({ kind: "lose", at: (line) => line.endsWith("#b2-8") });
  expect(report.faults).toContainEqual({ bot: "b2", fault: { kind: "lost", id: 8, what: "say #b2-8" } });
});

test("a lost answer of an ordinary line fails the audit", async () => {
  let looks = 0;
  const fault: FakeFault = { kind: "lose", at: (line) => line === "look" && ++looks === 20 };
  const report = await load(fault, { mix: [{ deed: look, weight: 1 }] });
  expect(kinds(report)).toEqual(["lost"]);
});

test("two answers in the wrong order fail the audit", async () => {
  const report = await load({ kind: "swap", at: (line) => line.endsWith("#b3-8") }, { fenceEvery: 1 });
  expect(kinds(report)).toContain("reordered");
});

test("words heard twice by the others fail the audit", async () => {
  const report = await load(
    { kind: "double-heard", at: (text) => text.includes("#b0-4") },
    { mix: [{ deed: chat, weight: 1 }] },
  );
  expect(kinds(report)).toEqual(["doubled"]);
});

test("the same seed plays the same lines", async () => {
  const played: string[][] = [];
  for (let i = 0; i < 2; i++) {
    const lines: string[] = [];
    await load(
      { kind: "lose", at: (line) => (lines.push(line), false) },
      { bots: 1, rate: 100, durationMs: 200 },
    );
    played.push(lines.filter((line) => line !== "quit"));
  }
  const shorter = Math.min(played[0]?.length ?? 0, played[1]?.length ?? 0) - 1;
  expect(shorter).toBeGreaterThan(10);
  expect(played[0]?.slice(0, shorter)).toEqual(played[1]?.slice(0, shorter));
});

test("bots go on as long as they are told to, with a line or two each at a time", async () => {
  let asked = 0;
  const report = await load(undefined, { rate: 1, durationMs: 10, goesOn: () => ++asked <= 40 });
  expect(report.faults).toEqual([]);
  expect(report.answered).toBe(report.sent);
  expect(report.sent).toBeGreaterThan(4 * 5);
});

test("web bots whose connections are cut go on, and nothing is lost or doubled", async () => {
  const server = await startFakeServer();
  onTestFinished(() => server.close());
  const cut = setInterval(() => server.cutWeb(), 120);
  onTestFinished(() => clearInterval(cut));
  const report = await runLoad({
    bots: 3,
    client: () => new WebClient({ url: server.url }),
    rate: 60,
    durationMs: 600,
    seed: 3,
    reconnectMs: 5_000,
    onStart: () => server.cutWeb(),
  });
  expect(report.faults).toEqual([]);
  expect(report.answered).toBe(report.sent);
  expect(report.sent).toBeGreaterThan(3 * 20);
});
