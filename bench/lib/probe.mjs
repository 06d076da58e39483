// Preloaded (`--import`) into processes that are measured. In the one whose command line has the word in
// WYLDLANDS_BENCH_ROLE it answers on the Unix socket WYLDLANDS_BENCH_PROBE: `read` gives figures since the last `read`;
// `collect` runs the garbage collector first; `profile` and `profiled <file>` begin and end a CPU profile.
import { writeFileSync } from "node:fs";
import { Session } from "node:inspector";
import { createServer } from "node:net";
import { monitorEventLoopDelay, PerformanceObserver } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread } from "node:worker_threads";

/** Milliseconds between looks at the clock: how exact `loopMs` is. */
const RESOLUTION = 1;

const { WYLDLANDS_BENCH_PROBE: path, WYLDLANDS_BENCH_ROLE: role } = process.env;
if (path && isMainThread && process.argv.includes(role)) listen(path);

function listen(path) {
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION });
  loop.enable();
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
      loopMs: Math.max(0, loop.max / 1e6 - RESOLUTION),
      loopP99Ms: Math.max(0, loop.percentile(99) / 1e6 - RESOLUTION),
      gcLongestMs: pauses.longest,
      gcMs: pauses.sum,
    };
    loop.reset();
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
    socket.once("data", async (asked) => {
      const [word, ...rest] = String(asked).trim().split(" ");
      socket.end(JSON.stringify(await answers[word](...rest)));
    });
  });
  server.listen(path);
  server.unref();
}
