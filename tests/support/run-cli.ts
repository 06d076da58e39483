import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const BUNDLE = join(fileURLToPath(new URL("../..", import.meta.url)), "dist/wyldlands.mjs");

export interface CliEnd {
  code: number | null;
  /** Both streams. */
  output: string;
  ms: number;
}

/** Runs the `wyldlands` command until it ends by itself; one that does not is killed, and that is an error. */
export async function runCli(
  args: readonly string[],
  options: {
    dataDir: string;
    cwd?: string;
    env?: Record<string, string>;
    timeoutMs?: number;
    /** Standard input, which is empty otherwise. */
    input?: string;
  },
): Promise<CliEnd> {
  const { dataDir, cwd = dataDir, env = {}, timeoutMs = 30_000, input } = options;
  const inherited = { ...process.env };
  delete inherited["DATABASE_URL"];
  const since = performance.now();
  const child = spawn(process.execPath, [BUNDLE, ...args], {
    cwd,
    env: {
      ...inherited,
      WYLDLANDS_DATA_DIR: dataDir,
      WYLDLANDS_GATEWAY__TELNET__PORT: "0",
      WYLDLANDS_GATEWAY__WEBSOCKET__PORT: "0",
      ...env,
    },
    stdio: ["pipe", "pipe", "pipe"],
  });
  // One that ends without reading its input is no fault.
  child.stdin.on("error", () => undefined).end(input);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGTERM");
      reject(new Error(`\`wyldlands ${args.join(" ")}\` still ran after ${timeoutMs} ms:\n${output}`));
    }, timeoutMs);
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code, output, ms: performance.now() - since });
    });
  });
}
