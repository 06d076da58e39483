import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chat, runLoad, TelnetClient } from "@wyldlands/bots";
import { writeLibrary, type LibraryFacts } from "../tests/import/library.ts";
import { runCli, type CliEnd } from "../tests/support/run-cli.ts";
import { TestServer } from "../tests/support/server.ts";
import { demand, mib } from "./gateway/figures.ts";
import { runParts } from "./lib/parts.ts";
import { cpuMsOf } from "./lib/spent.ts";
import { memoryOf } from "./reload/memory.ts";

interface Row {
  part: string;
  what: string;
  found: string;
  target: string;
  met: "yes" | "NO" | "-";
}

const ROOMS = Number(process.env["WYLDLANDS_ROOMS"] ?? 12_000);
const BOTS = Number(process.env["WYLDLANDS_BOTS"] ?? 50);
const IMPORT_MS = 10_000;
const GAP_MS = 3_000;

/** A large old library, from its files to players who are in it while the world goes away. */
export const bench = {
  name: "import",
  what: `a library of ${ROOMS.toLocaleString("en")} rooms is imported, checked and started, and its world restarted under ${BOTS} bots.`,
  target: "import < 10 s, restart gap < 3 s",
  run: (): Promise<void> => runParts({ library }, "import, gateway, world and bots"),
};

async function library(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "wyld-import-"));
  try {
    const content = join(folder, "content");
    return [...(await imported(folder, content)), ...(await played(content))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function row(what: string, ms: number, target?: number): Row {
  const found = `${(ms / 1_000).toFixed(2)} s`;
  if (target === undefined) return { part: "library", what, found, target: "-", met: "-" };
  return { part: "library", what, found, target: `< ${target / 1_000} s`, met: ms < target ? "yes" : "NO" };
}

async function imported(folder: string, content: string): Promise<Row[]> {
  const since = performance.now();
  const facts: LibraryFacts = writeLibrary(join(folder, "library"), ROOMS, 1);
  const generated = performance.now() - since;
  const run = async (...words: string[]): Promise<CliEnd> =>
    runCli(words, { dataDir: folder, timeoutMs: 300_000 });
  const end = await run("import", "circle", join(folder, "library"), "--out", content);
  demand(end.code === 0, `the library was imported:\n${end.output}`);
  const report = JSON.parse(readFileSync(join(content, "import-report.json"), "utf8")) as {
    counts: Record<string, number>;
    findings: unknown[];
  };
  demand(report.counts["rooms"] === facts.rooms, `${facts.rooms} rooms came over`);
  const checked = await run("content", "check", content, "--json");
  const { counts } = JSON.parse(checked.output) as { counts: Record<string, number> };
  demand(
    (counts["rooms"] ?? 0) >= facts.rooms,
    `${facts.rooms} rooms were checked:\n${checked.output.slice(0, 500)}`,
  );
  return [
    row("generated, in eight formats", generated),
    row(`imported, with ${report.findings.length.toLocaleString("en")} findings`, end.ms, IMPORT_MS),
    row("checked by `content check`, every rule", checked.ms),
  ];
}

async function played(content: string): Promise<Row[]> {
  const since = performance.now();
  const server = await TestServer.start({ content });
  try {
    const rows = [row("started on it, new database", performance.now() - since)];
    rows.push(row("CPU of the world until then, all threads", cpuMsOf(server.worldPid() ?? 0)));
    const memory = memoryOf(server.worldPid());
    rows.push({ part: "library", what: "memory of its world", found: mib(memory), target: "-", met: "-" });
    for (const how of ["wyldlands restart world", "kill -9"]) {
      const { longest, cpu } = await gap(server, how);
      rows.push(row(`longest wait for an answer: ${how}`, longest, GAP_MS));
      rows.push(row("CPU of the next world until it is ready, all threads", cpu));
    }
    return rows;
  } finally {
    await server.stop();
    server.remove();
  }
}

/** The longest wait of any of the bots while the world is restarted, or killed, under them. */
async function gap(server: TestServer, how: string): Promise<{ longest: number; cpu: number }> {
  const pid = server.worldPid() ?? 0;
  let cpu = NaN;
  const load = await runLoad({
    bots: BOTS,
    rate: 2,
    durationMs: 15_000,
    seed: 1,
    fenceEvery: 2,
    // In the hall, where nobody attacks them: who is struck down reads rooms that it did not ask for.
    mix: [{ deed: chat, weight: 1 }],
    client: () => new TelnetClient(server.telnet),
    onStart: () => {
      void server.nextWorld(pid).then(() => (cpu = cpuMsOf(server.worldPid() ?? 0)));
      setTimeout(() => {
        if (how === "kill -9") process.kill(pid, "SIGKILL");
        else void runCli(["restart", "world"], { dataDir: server.dataDir, timeoutMs: 60_000 });
      }, 3_000);
    },
  });
  demand(server.worldPid() !== pid, `another world came after '${how}'`);
  demand(
    load.faults.length === 0 && load.answered === load.sent,
    `every line was answered (${load.answered} of ${load.sent}): ${JSON.stringify(load.faults[0])}`,
  );
  return { longest: load.latencyMs.max, cpu };
}
