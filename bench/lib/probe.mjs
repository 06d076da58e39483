// Preloaded (`--import`) into processes that are measured. In the one whose command line has the word in
// WYLDLANDS_BENCH_ROLE it answers on the Unix socket WYLDLANDS_BENCH_PROBE: `read` gives figures since the last `read`;
// `collect` runs the garbage collector first; `profile` and `profiled <file>` begin and end a CPU profile.
import { openSync, readSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector";
import { createServer } from "node:net";
import { createHistogram, PerformanceObserver } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread } from "node:worker_threads";

/** Milliseconds between looks at the clock: how exact a block's length is. */
const RESOLUTION = 1;
/** Of the thread that opens it: nanoseconds it ran, and nanoseconds it waited for a core while others ran. Linux has it. */
const SCHEDSTAT = "/proc/thread-self/schedstat";

const { WYLDLANDS_BENCH_PROBE: path, WYLDLANDS_BENCH_ROLE: role } = process.env;
if (path && isMainThread && process.argv.includes(role)) listen(path);

function listen(path) {
  const loop = watchLoop();
  const pauses = { longest: 0, sum: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      pauses.longest = Math.max(pauses.longest, duration);
      pauses.sum += duration;
    }
  }).observe({ entryTypes: ["gc"] });
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const inspector = new Session();
  inspector.connect();
  let used = process.cpuUsage();

  const read = () => {
    const cpu = process.cpuUsage(used);
    used = process.cpuUsage();
    const memory = process.memoryUsage();
    const figures = {
      cpuMs: (cpu.user + cpu.system) / 1e3,
      rss: memory.rss,
      heap: memory.heapUsed,
      external: memory.external,
      ...loop.read(),
      gcLongestMs: pauses.longest,
      gcMs: pauses.sum,
    };
    Object.assign(pauses, { longest: 0, sum: 0 });
    return figures;
  };
  const answers = {
    read,
    async collect() {
      collect();
      collect();
      // Its pause is the bench's doing, and is measured once the loop has turned.
      await sleep(10 * RESOLUTION);
      return read();
    },
    profile() {
      inspector.post("Profiler.enable");
      inspector.post("Profiler.start");
      return {};
    },
    profiled(file) {
      inspector.post("Profiler.stop", (_error, { profile }) => writeFileSync(file, JSON.stringify(profile)));
      return {};
    },
  };
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    const answer = async (asked) => {
      const [word, ...rest] = String(asked).trim().split(" ");
      socket.end(JSON.stringify(await answers[word](...rest)));
    };
    socket.once("data", (asked) => void answer(asked));
  });
  server.listen(path);
  server.unref();
}

/** The longest times for which the event loop did not turn: as the clock says, and without the wait for a core. */
function watchLoop() {
  const longest = { own: 0, wall: 0 };
  const blocks = createHistogram();
  const waited = waitClock();
  let last = { at: performance.now(), waited: waited() };
  setInterval(() => {
    const now = { at: performance.now(), waited: waited() };
    const wall = Math.max(0, now.at - last.at - RESOLUTION);
    const own = Math.max(0, wall - (now.waited - last.waited));
    longest.wall = Math.max(longest.wall, wall);
    longest.own = Math.max(longest.own, own);
    blocks.record(1 + Math.round(own * 1e3));
    last = now;
  }, RESOLUTION).unref();
  return {
    read() {
      const { own, wall } = longest;
      const figures = { loopMs: own, loopWallMs: wall, loopP99Ms: blocks.percentile(99) / 1e3 };
      Object.assign(longest, { own: 0, wall: 0 });
      blocks.reset();
      return figures;
    },
  };
}

/** Milliseconds that this thread has waited for a core; always 0 where nobody counts them. */
function waitClock() {
  const text = Buffer.alloc(80);
  let file;
  try {
    file = openSync(SCHEDSTAT);
  } catch {
    return () => 0;
  }
  return () => {
    readSync(file, text, 0, text.length, 0);
    return Number(text.toString("latin1").split(" ", 2)[1]) / 1e6;
  };
}
