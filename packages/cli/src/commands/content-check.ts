import { EXIT } from "../exit-codes.ts";
import type { Command } from "./command.ts";
import { contentFolder, findingLines, finishCutOff } from "./content-folder.ts";

export const contentCheck: Command = {
  name: "content check",
  summary: "Checks the game's content and says what is wrong, by file and line.",
  usage: "[folder] [--json]",
  help: `
Without a folder it checks the one that the server uses. Exit code 0 when all is well, 1 when something was found.
What keeps a game from loading is named first, alone. When nothing does, everything else is looked at: ways, keys, things,
words, levels and money.

  --json   Prints {counts: {areas, rooms, npcs, items, quests}, findings: [{file, line, code, message}]} instead.`,
  options: { json: { type: "boolean" } },
  maxRest: 1,
  async run(context, { options, rest }) {
    const folder = contentFolder(context, rest[0]);
    const { checkContent } = await import("@wyldlands/world");
    await finishCutOff(context, folder);
    const { loads, counts, findings } = await checkContent(folder);
    if (options["json"] === true) {
      context.out(`${JSON.stringify({ counts, findings }, null, 2)}\n`);
    } else if (findings.length === 0) {
      const list = Object.entries(counts).map(
        ([what, count]) => `${count} ${count === 1 ? what.slice(0, -1) : what}`,
      );
      context.out(`${folder}: nothing wrong. ${list.join(", ")}.\n`);
    } else {
      context.out(findingLines(findings));
      const meaning = loads ? " The world starts with it all the same." : " No world starts with it.";
      context.out(
        `${findings.length} ${findings.length === 1 ? "finding" : "findings"} in ${folder}.${meaning}\n`,
      );
    }
    return findings.length > 0 ? EXIT.findings : EXIT.ok;
  },
};
