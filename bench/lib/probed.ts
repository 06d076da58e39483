import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { text } from "node:stream/consumers";

/** What a measured process says of the time since it was last asked. */
export interface Figures {
  /** CPU time of all its threads. */
  cpuMs: number;
  /** Bytes now. */
  rss: number;
  heap: number;
  external: number;
  /** Longest time for which the event loop did not turn, exact to a millisecond, the wait for a core taken off. */
  loopMs: number;
  /** The same with that wait, which other processes are to blame for; and the 99th percentile of `loopMs`. */
  loopWallMs: number;
  loopP99Ms: number;
  gcLongestMs: number;
  gcMs: number;
}

const PROBE = fileURLToPath(new URL("probe.mjs", import.meta.url));

/** Environment that makes the process with `role` in its command line answer on the socket `path`; its children likewise. */
export function probeEnv(role: string, path: string): Record<string, string> {
  return {
    NODE_OPTIONS: `--import ${PROBE}`,
    WYLDLANDS_BENCH_ROLE: role,
    WYLDLANDS_BENCH_PROBE: path,
  };
}

/** Asks a measured process; see probe.mjs for the words. */
export async function ask(path: string, word: string): Promise<Figures> {
  const socket = connect(path);
  socket.write(word);
  return JSON.parse(await text(socket)) as Figures;
}
