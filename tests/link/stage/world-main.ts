import { createGrpcListener, parseFaults, startWorld, worldConfig } from "@wyldlands/world";
import { pino } from "pino";
import { testCommands } from "./test-commands.ts";
import type { ChildSettings } from "./world-process.ts";

/** A world as a process of its own, run from the bundle that `bundleWorld` makes. */
const settings = JSON.parse(process.argv[2] ?? "{}") as ChildSettings;
const dies = (): boolean => process.kill(process.pid, "SIGKILL");
const listener = await createGrpcListener(settings.address);
process.send?.("listening");
try {
  const world = await startWorld({
    config: worldConfig.parse({
      server: { content: settings.content, tick_rate: 20 },
      database: settings.url === undefined ? {} : { url: settings.url },
    }),
    dataDir: settings.dataDir,
    listeners: [listener],
    log: pino({ level: "silent" }),
    workerPath: new URL("storage-worker.mjs", import.meta.url),
    watchdogPath: new URL("watchdog-worker.mjs", import.meta.url),
    careful: settings.careful ?? false,
    commands: testCommands(dies),
    limits: { hang: settings.hangMs ?? 5_000 },
    faults: parseFaults(settings.faults, dies),
  });
  process.send?.("ready");
  process.on("SIGTERM", () => void world.drain("SIGTERM"));
  const { code } = await world.stopped;
  await listener.close();
  process.exit(code);
} catch (error) {
  process.exit(
    typeof error === "object" && error !== null && "exitCode" in error ? Number(error.exitCode) : 70,
  );
}
