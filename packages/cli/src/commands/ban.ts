import { loadConfig } from "../config/schema.ts";
import { runFolder } from "../data-folder/data-folder.ts";
import { readWorldFile } from "../data-folder/world-file.ts";
import { CliError } from "../errors.ts";
import { EXIT } from "../exit-codes.ts";
import { askControl, type Answer } from "./ask-control.ts";
import type { Command, CommandContext } from "./command.ts";

export const banAdd: Command = {
  name: "ban add",
  summary: "Turns an address or a network away, at once and from now on.",
  usage: "<address>",
  help: `
<address> is an IP address, or a network such as 192.0.2.0/24 or 2001:db8::/48. An IPv6 address stands for its /64, for
that is what one customer has. Who is connected from there is told so and closed; who comes is refused in words. The world
must run; the ban stays until \`wyldlands ban remove\`, also over restarts.`,
  options: {},
  maxRest: 1,
  async run(context, { rest }) {
    const { address } = await change(context, "POST /bans", "ban add", rest[0]);
    context.out(`${address} is turned away from now on.\n`);
    return EXIT.ok;
  },
};

export const banRemove: Command = {
  name: "ban remove",
  summary: "Lets a banned address or network in again.",
  usage: "<address>",
  help: "The address or network as `wyldlands ban list` shows it. A part of a banned network cannot be let in alone.",
  options: {},
  maxRest: 1,
  async run(context, { rest }) {
    const { address } = await change(context, "DELETE /bans", "ban remove", rest[0]);
    context.out(`${address} may come in again.\n`);
    return EXIT.ok;
  },
};

export const banList: Command = {
  name: "ban list",
  summary: "Lists the addresses and networks that are turned away.",
  usage: "",
  help: "One to a line, with the time of the ban (UTC); the oldest first.",
  options: {},
  maxRest: 0,
  async run(context) {
    const answer = await askControl<{ bans: { address: string; createdAt: number }[] }>(
      controlOf(context),
      "GET /bans",
    );
    const { bans } = done(answer);
    for (const { address, createdAt } of bans)
      context.out(
        `${address.padEnd(24)}${new Date(createdAt).toISOString().slice(0, 16).replace("T", " ")}\n`,
      );
    if (bans.length === 0) context.out("Nobody is banned.\n");
    return EXIT.ok;
  },
};

async function change(
  context: CommandContext,
  what: string,
  command: string,
  address: string | undefined,
): Promise<{ address: string }> {
  if (address === undefined)
    throw new CliError("bad-usage", `Say which address. See \`wyldlands ${command} --help\`.`);
  return done(await askControl<{ address: string }>(controlOf(context), what, { address }));
}

function done<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new CliError("ban", answer.refusal);
  return answer;
}

/** The running world's socket. Makes no folder: asking leaves no traces. */
function controlOf(context: CommandContext): string {
  const { dataDir } = loadConfig(context.configInput);
  const world = readWorldFile(runFolder(dataDir));
  if (world !== undefined) return world.control;
  throw new CliError(
    "not-running",
    `No world runs on ${dataDir}. Start one with \`wyldlands start\`, or name its folder with WYLDLANDS_DATA_DIR.`,
  );
}
