import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TestServer } from "./server.ts";

/** Names the folder of a run; the test files of the run inherit it. */
const FOLDER = "WYLDLANDS_TEST_SHARED_SERVER";

interface Started {
  pid: number;
  dataDir: string;
}

/**
 * One server, with everything by default, for all test files of a run that do with any such: the first that asks starts it, and
 * the end of the run stops it. Whoever uses it neither stops it nor minds what others left there.
 */
export async function sharedServer(): Promise<TestServer> {
  const folder = process.env[FOLDER] ?? "";
  const file = join(folder, "server.json");
  if (isFirst(folder)) {
    const server = await TestServer.start({ outlives: true });
    const started = { pid: server.pid, dataDir: server.dataDir } satisfies Started;
    writeFileSync(`${file}.new`, JSON.stringify(started));
    renameSync(`${file}.new`, file);
    return server;
  }
  // Another file that runs beside this one may be about to start it.
  const deadline = performance.now() + 60_000;
  while (!existsSync(file)) {
    if (performance.now() > deadline) throw new Error("the shared server did not start");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return TestServer.attach(readStarted(file));
}

/** Whether nobody of this run has asked for the server before. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(join(folder, "asked"));
    return true;
  } catch {
    return false;
  }
}

/** vitest's global setup: the folder before the run, the end of the server after it. */
export default function setup(): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "wyld-shared-"));
  process.env[FOLDER] = folder;
  return async () => {
    const file = join(folder, "server.json");
    if (existsSync(file)) {
      const server = TestServer.attach(readStarted(file));
      await server.stop();
      server.remove();
    }
    rmSync(folder, { recursive: true });
  };
}

function readStarted(file: string): Started {
  return JSON.parse(readFileSync(file, "utf8")) as Started;
}
