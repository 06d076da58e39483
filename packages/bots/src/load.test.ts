import { expect, test, type TestContext } from "vitest";
import { chat, dropCopper, getAnything, look, type WeightedDeed } from "./deeds.ts";
import { type LoadReport, type LoadSetup, runLoad } from "./load.ts";
import { TelnetClient } from "./telnet-client.ts";
import { startFakeServer } from "./testing/fake-server.ts";
import type { FakeFault } from "./testing/fake-world.ts";
import { WebClient } from "./web-client.ts";

/** What a bot does whatever it has heard by then. */
const UNMOVED: readonly WeightedDeed[] = [look, chat, getAnything, dropCopper].map((deed) => ({
  deed,
  weight: 1,
}));

/** Loads take their time, mostly waiting: they run side by side, each on a server of its own. */
async function load(
  { onTestFinished }: TestContext,
  fault?: FakeFault,
  more: Partial<LoadSetup> = {},
): Promise<LoadReport> {
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

test.concurrent("a server that keeps order answers every line once, and is measured", async (context) => {
  const report = await load(context);
  expect(report.faults).toEqual([]);
  expect(report.sent).toBeGreaterThanOrEqual(4 * 15);
  expect(report.answered).toBe(report.sent);
  expect(report.heard).toBeGreaterThan(0);
  expect(report.latencyMs.count).toBeGreaterThan(0);
  expect(report.latencyMs.p99).toBeGreaterThan(0);
});

test.concurrent("a doubled answer fails the audit", async (context) => {
  const report = await load(context, { kind: "double", at: (line) => line.endsWith("#b1-8") });
  expect(kinds(report)).toEqual(["doubled"]);
});

test.concurrent("a lost line fails the audit", async (context) => {
  const report = await load(context, { kind: "lose", at: (line) => line.endsWith("#b2-8") });
  expect(report.faults).toContainEqual({ bot: "b2", fault: { kind: "lost", id: 8, what: "say #b2-8" } });
});

test.concurrent("a lost answer of an ordinary line fails the audit", async (context) => {
  let looks = 0;
  const fault: FakeFault = { kind: "lose", at: (line) => line === "look" && ++looks === 20 };
  const report = await load(context, fault, { mix: [{ deed: look, weight: 1 }] });
  expect(kinds(report)).toEqual(["lost"]);
});

test.concurrent("two answers in the wrong order fail the audit", async (context) => {
  const report = await load(
    context,
    { kind: "swap", at: (line) => line.endsWith("#b3-8") },
    { fenceEvery: 1 },
  );
  expect(kinds(report)).toContain("reordered");
});

test.concurrent("words heard twice by the others fail the audit", async (context) => {
  const report = await load(
    context,
    { kind: "double-heard", at: (text) => text.includes("#b0-4") },
    { mix: [{ deed: chat, weight: 1 }] },
  );
  expect(kinds(report)).toEqual(["doubled"]);
});

test("the same seed plays the same lines", async (context) => {
  const played: string[][] = [];
  for (let i = 0; i < 2; i++) {
    const lines: string[] = [];
    await load(
      context,
      { kind: "lose", at: (line) => (lines.push(line), false) },
      { bots: 1, rate: 100, durationMs: 200, mix: UNMOVED },
    );
    played.push(lines.filter((line) => line !== "quit"));
  }
  const shorter = Math.min(played[0]?.length ?? 0, played[1]?.length ?? 0) - 1;
  expect(shorter).toBeGreaterThan(10);
  expect(played[0]?.slice(0, shorter)).toEqual(played[1]?.slice(0, shorter));
});

test.concurrent("bots go on as long as they are told to, with a line or two each at a time", async (context) => {
  let asked = 0;
  const report = await load(context, undefined, { rate: 1, durationMs: 10, goesOn: () => ++asked <= 40 });
  expect(report.faults).toEqual([]);
  expect(report.answered).toBe(report.sent);
  expect(report.sent).toBeGreaterThan(4 * 5);
});

test.concurrent("web bots whose connections are cut go on, and nothing is lost or doubled", async (context) => {
  const server = await startFakeServer();
  context.onTestFinished(() => server.close());
  let cuts = 0;
  const cut = setInterval(() => {
    server.cutWeb();
    // As long as it goes on, the last answers are not all in.
    if (++cuts === 10) clearInterval(cut);
  }, 120);
  context.onTestFinished(() => clearInterval(cut));
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
