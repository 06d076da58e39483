import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { runFolder } from "../data-folder/data-folder.ts";
import { writeWorldFile } from "../data-folder/world-file.ts";
import { findInstallation } from "../paths.ts";
import { runCli } from "../run-cli.ts";

const NOTHING = { calls: 0, failed: 0, input: 0, cached: 0, output: 0, cost: 0 };
const REPORT = {
  since: Date.UTC(2024, 1, 1),
  until: Date.UTC(2024, 1, 8),
  all: { ...NOTHING, name: "all", calls: 9, cost: 0.5 },
  models: [{ ...NOTHING, name: "openai/gpt-4.1-mini", calls: 9, cost: 0.5 }],
  purposes: [],
  npcs: [],
  players: [],
  outcomes: { answered: 9 },
  answers: { model: 9, exact: 20, act: 7, grammar: 1, hits: 0.75 },
  times: [],
  playerHours: 100,
  costPerPlayerHour: 0.005,
  ratings: { good: 1, bad: 0, newest: [] },
};

describe("wyldlands llm report", () => {
  let cwd: string;
  let server: Server | undefined;
  let asked: string[];

  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), "wyld-llm-"));
    asked = [];
  });
  afterEach(() => {
    server?.close();
    server = undefined;
    rmSync(cwd, { recursive: true });
  });

  /** A world that runs on the data folder, and tells that report. */
  async function serve(): Promise<void> {
    const control = join(cwd, "control.sock");
    const made = createServer((request, response) => {
      void text(request).then((body) => {
        asked.push(`${request.method} ${request.url} ${body}`);
        response.end(JSON.stringify({ ok: true, report: REPORT }));
      });
    });
    server = made;
    await new Promise<void>((resolve) => made.listen(control, resolve));
    const run = runFolder(join(cwd, "data"));
    mkdirSync(run, { recursive: true });
    writeWorldFile(run, { pid: 1, admin: undefined, control });
  }

  const run = async (...words: string[]): Promise<{ code: number; out: string; err: string }> => {
    let [out, err] = ["", ""];
    const code = await runCli({
      process,
      installation: { ...findInstallation(), storageWorker: inject("bundles")["storage-worker"] },
      words: ["llm", "report", ...words],
      env: {},
      cwd,
      out: (said) => (out += said),
      err: (said) => (err += said),
    });
    return { code, out, err };
  };

  test("asks the running world for thirty days, or as many as are wanted", async () => {
    await serve();
    const { code, out } = await run();
    expect(code).toBe(0);
    expect(out).toContain("2024-02-01 00:00 to 2024-02-08 00:00 (UTC).\nCalls: 9,");
    expect(out).toContain("Hits: 75.0 %");
    await run("--days", "7");
    expect(asked).toEqual(['GET /usage {"days":30}', 'GET /usage {"days":7}']);
  });

  test("prints everything as JSON for programs", async () => {
    await serve();
    expect(JSON.parse((await run("--json")).out)).toEqual(REPORT);
  });

  test("reads the database where no world runs", async () => {
    const { code, out } = await run("--days", "1");
    expect(out).toContain("Calls: 0, of them without an answer: 0.");
    expect(code).toBe(0);
  }, 60_000);

  test.each(["0", "-1", "1.5", "many", "4000"])("refuses --days=%s in words", async (days) => {
    await serve();
    const { code, out, err } = await run(`--days=${days}`);
    expect([code, out]).toEqual([64, ""]);
    expect(err).toContain("--days takes a whole number from 1 to 3650.");
    expect(asked).toEqual([]);
  });
});
