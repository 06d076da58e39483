import { CliError } from "../errors.ts";
import { askControl } from "../supervisor/control-socket.ts";
import { EXIT } from "../exit-codes.ts";
import type { Command } from "./command.ts";
import { contentFolder, findingLines, finishCutOff } from "./content-folder.ts";
import { findControl } from "./find-control.ts";

export const restartWorld: Command = {
  name: "restart world",
  summary: "Restarts the world under the players; their connections stay.",
  usage: "",
  help: `
The world finishes its turn, saves and ends, and a new one starts, with the content and configuration of now. Lines
typed meanwhile are kept and run in the new world. Prints how long the world was away. Content with faults is refused
first, by file and line, and the world goes on as it is.`,
  options: {},
  maxRest: 0,
  async run(context) {
    const control = findControl(context);
    const { loadContent } = await import("@wyldlands/world");
    const folder = contentFolder(context);
    await finishCutOff(context, folder);
    const checked = await loadContent(folder);
    if (!checked.ok) {
      context.err(findingLines(checked.findings));
      throw new CliError("content", `The content in ${folder} has faults, so the world was not restarted.`);
    }
    const result = (await askControl(control, { do: "restart world" })) as { awayMs: number };
    context.out(`The world is back. It was away for ${(result.awayMs / 1000).toFixed(2)} s.\n`);
    return EXIT.ok;
  },
};
