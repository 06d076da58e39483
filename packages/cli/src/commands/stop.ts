import { setTimeout as sleep } from "node:timers/promises";
import { identityOf, isRunning } from "../data-folder/process-identity.ts";
import { EXIT } from "../exit-codes.ts";
import { askControl } from "../supervisor/control-socket.ts";
import type { Command } from "./command.ts";
import { findControl } from "./find-control.ts";

const LOOK_MS = 50;

export const stop: Command = {
  name: "stop",
  summary: "Stops the running server: the world saves, then the players are told goodbye.",
  usage: "",
  help: "Returns once the server has ended, within about 10 s.",
  options: {},
  maxRest: 0,
  async run(context) {
    const { pid } = (await askControl(findControl(context), { do: "stop" })) as { pid: number };
    const server = identityOf(pid);
    while (isRunning(server)) await sleep(LOOK_MS);
    context.out("The server has stopped.\n");
    return EXIT.ok;
  },
};
