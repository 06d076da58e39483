import { fork } from "node:child_process";
import { openDataFolder } from "../data-folder/data-folder.ts";
import { runSupervisor } from "./run-supervisor.ts";

/** A supervisor in a process of its own, over fake children: what the signal tests send their signals to. */
const [, , path = "", fake = ""] = process.argv;
const waiting = new Set(["world", "gateway"]);
process.exitCode = await runSupervisor(process, {
  folder: openDataFolder(path),
  spawn: (role) => fork(fake, [role, path], { execArgv: [] }),
  onEvent(event) {
    if (event.kind !== "ready") return;
    waiting.delete(event.role);
    if (waiting.size === 0) {
      process.send?.("ready");
      process.disconnect();
    }
  },
});
