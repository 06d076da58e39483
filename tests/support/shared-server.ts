import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
  const file = join(process.env[FOLDER] ?? "", "server.json");
  if (existsSync(file)) return TestServer.attach(readStarted(file));
  const server = await TestServer.start({ outlives: true });
  writeFileSync(file, JSON.stringify({ pid: server.pid, dataDir: server.dataDir } satisfies Started));
  return server;
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
