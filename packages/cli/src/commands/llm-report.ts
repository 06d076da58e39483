import type { UsageReport } from "@wyldlands/world";
import { loadConfig } from "../config/schema.ts";
import { openDataFolder, runFolder } from "../data-folder/data-folder.ts";
import { readWorldFile } from "../data-folder/world-file.ts";
import { CliError } from "../errors.ts";
import { EXIT } from "../exit-codes.ts";
import { createLog } from "../log/create-log.ts";
import { askControl } from "./ask-control.ts";
import type { Command, CommandContext } from "./command.ts";

export const llmReport: Command = {
  name: "llm report",
  summary: "Tells what the NPCs' models were asked, what that cost, and how well the cache did.",
  usage: "[--days N] [--json]",
  help: `
Calls, tokens and money by model, purpose, NPC and player, the dearest first; answers that needed no call; how long calls took
(half of all within, and 95 in 100 within); refusals and other failures; and what players thought of the lines. A player's hour
is an hour in which a character's player is connected, counted every ten seconds; the cost of one is all money over all hours.
Money is in the currency of \`ai.llm.prices\`. Works while the server runs and while it does not.

  --days N   the last N days; 30 without it
  --json     everything, for programs`,
  options: { days: { type: "string" }, json: { type: "boolean" } },
  maxRest: 0,
  async run(context, { options }) {
    const { MOST_REPORT_DAYS, REPORT_DAYS, reportLines } = await import("@wyldlands/world");
    const days = options["days"] === undefined ? REPORT_DAYS : Number(options["days"]);
    if (!Number.isInteger(days) || days < 1 || days > MOST_REPORT_DAYS)
      throw new CliError("bad-usage", `--days takes a whole number from 1 to ${MOST_REPORT_DAYS}.`);
    const report = await read(context, days);
    context.out(
      options["json"] === true
        ? `${JSON.stringify(report, undefined, 2)}\n`
        : `${reportLines(report).join("\n")}\n`,
    );
    return EXIT.ok;
  },
};

/** A running world tells it; without one it is read from the database. */
async function read(context: CommandContext, days: number): Promise<UsageReport> {
  const { config, dataDir } = loadConfig(context.configInput);
  const running = readWorldFile(runFolder(dataDir));
  if (running !== undefined) {
    const answer = await askControl<{ report: UsageReport }>(running.control, "GET /usage", { days });
    if (!answer.ok) throw new CliError("world-not-ready", answer.refusal);
    return answer.report;
  }
  const folder = openDataFolder(dataDir);
  const { process, installation } = context;
  const log = createLog({ role: "llm", folder: folder.logs, ...config.log, terminal: process.stderr });
  const { offlineUsage } = await import("@wyldlands/world");
  const { storageWorker } = installation;
  return offlineUsage({
    config,
    dataDir: folder.path,
    log,
    days,
    ...(storageWorker === undefined ? {} : { workerPath: storageWorker }),
  });
}
