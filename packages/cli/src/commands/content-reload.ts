import type { Finding } from "@wyldlands/world";
import { CliError } from "../errors.ts";
import { EXIT } from "../exit-codes.ts";
import { askControl } from "./ask-control.ts";
import type { Command } from "./command.ts";
import { findingLines } from "./content-folder.ts";
import { worldControl } from "./world-control.ts";

interface Done {
  ok: true;
  changes: string;
}

type Refused = { ok: false; refusal: string; findings?: readonly Finding[] };

export const contentReload: Command = {
  name: "content reload",
  summary: "Has the running world go by what the content's files say now.",
  usage: "",
  help: `
The world reads and checks its content folder beside its work, and takes it in one turn: whole or not at all. Nobody is
disconnected. Prints what is new, changed or gone. Content with faults is refused by file and line with exit code 1, and
the world goes on as it is.`,
  options: {},
  maxRest: 0,
  async run(context) {
    const answer = (await askControl(worldControl(context), "POST /content")) as Done | Refused;
    if (answer.ok) {
      context.out(`The world goes by the new content. ${answer.changes}.\n`);
      return EXIT.ok;
    }
    if (!answer.findings) throw new CliError("content", answer.refusal);
    context.out(findingLines(answer.findings));
    const count = answer.findings.length;
    context.out(`${count} ${count === 1 ? "finding" : "findings"}; the world goes on as it is.\n`);
    return EXIT.findings;
  },
};
