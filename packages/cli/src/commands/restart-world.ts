import { askControl } from "../supervisor/control-socket.ts";
import { EXIT } from "../exit-codes.ts";
import type { Command } from "./command.ts";
import { findControl } from "./find-control.ts";

export const restartWorld: Command = {
  name: "restart world",
  summary: "Restarts the world under the players; their connections stay.",
  usage: "",
  help: `
The world finishes its turn, saves and ends, and a new one starts, with the content and configuration of now. Lines
typed meanwhile are kept and run in the new world. Prints how long the world was away.`,
  options: {},
  maxRest: 0,
  async run(context) {
    const result = (await askControl(findControl(context), { do: "restart world" })) as { awayMs: number };
    context.out(`The world is back. It was away for ${(result.awayMs / 1000).toFixed(2)} s.\n`);
    return EXIT.ok;
  },
};
