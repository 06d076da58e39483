import { EXIT } from "../exit-codes.ts";
import type { Command } from "./command.ts";
import { contentFolder, findingLines } from "./content-folder.ts";

const NOTHING = { areas: 0, rooms: 0, npcs: 0, items: 0, quests: 0 };

export const contentCheck: Command = {
  name: "content check",
  summary: "Checks the game's content and says what is wrong, by file and line.",
  usage: "[folder] [--json]",
  help: `
Without a folder it checks the one that the server uses. Exit code 0 when all is well, 1 when something was found.

  --json   Prints {counts: {areas, rooms, npcs, items, quests}, findings: [{file, line, code, message}]} instead.`,
  options: { json: { type: "boolean" } },
  maxRest: 1,
  async run(context, { options, rest }) {
    const folder = contentFolder(context, rest[0]);
    const { counts, loadContent } = await import("@wyldlands/world");
    const result = await loadContent(folder);
    const findings = result.ok ? [] : result.findings;
    const counted = result.ok ? counts(result.content) : NOTHING;
    if (options["json"] === true) {
      context.out(`${JSON.stringify({ counts: counted, findings }, null, 2)}\n`);
    } else if (result.ok) {
      const list = Object.entries(counted).map(
        ([what, count]) => `${count} ${count === 1 ? what.slice(0, -1) : what}`,
      );
      context.out(`${folder}: nothing wrong. ${list.join(", ")}.\n`);
    } else {
      context.out(findingLines(findings));
      context.out(`${findings.length} ${findings.length === 1 ? "finding" : "findings"} in ${folder}.\n`);
    }
    return findings.length > 0 ? EXIT.findings : EXIT.ok;
  },
};
