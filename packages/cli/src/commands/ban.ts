import { CliError } from "../errors.ts";
import { EXIT } from "../exit-codes.ts";
import { askControl, type Answer } from "./ask-control.ts";
import type { Command, CommandContext } from "./command.ts";
import { worldControl } from "./world-control.ts";

export const banAdd: Command = {
  name: "ban add",
  summary: "Turns an address, a network or an account away, at once and from now on.",
  usage: "<whom>",
  help: `
<whom> is an IP address, a network such as 192.0.2.0/24 or 2001:db8::/48, or account:<name> with the name that the account
logs in with. An IPv6 address stands for its /64, for that is what one customer has. Whose connections are concerned is told
so and closed. Who comes from a banned address is refused in words; who logs in to a banned account hears of it after the
right password. The world must run; the ban stays until \`wyldlands ban remove\`, also over restarts.`,
  options: {},
  maxRest: 1,
  async run(context, { rest }) {
    const { subject } = await change(context, "POST /bans", "ban add", rest[0]);
    context.out(`${subject} is turned away from now on.\n`);
    return EXIT.ok;
  },
};

/** As the world tells of it. Times in Unix milliseconds; `until` null: for good. */
interface Ban {
  subject: string;
  createdAt: number;
  until: number | null;
  by: string;
  reason: string;
}

function lineOf({ subject, createdAt, until, by, reason }: Ban): string {
  const lasts = until === null ? "for good" : `until ${minute(until)}`;
  const why = reason === "" ? "" : `: ${reason}`;
  return `${subject.padEnd(35)} ${minute(createdAt)}  ${lasts}, by ${by}${why}`;
}

/** `2024-02-29 12:30` */
function minute(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace("T", " ");
}

export const banRemove: Command = {
  name: "ban remove",
  summary: "Lets a banned address, network or account in again.",
  usage: "<whom>",
  help: "The address, network or account as `wyldlands ban list` shows it. A part of a banned network cannot be let in alone.",
  options: {},
  maxRest: 1,
  async run(context, { rest }) {
    const { subject } = await change(context, "DELETE /bans", "ban remove", rest[0]);
    context.out(`${subject} may come in again.\n`);
    return EXIT.ok;
  },
};

export const banList: Command = {
  name: "ban list",
  summary: "Lists the addresses, networks and accounts that are turned away.",
  usage: "",
  help: "One to a line, the oldest first: since when, until when (UTC), by whom, and why.",
  options: {},
  maxRest: 0,
  async run(context) {
    const { bans } = done(await askControl<{ bans: Ban[] }>(worldControl(context), "GET /bans"));
    for (const ban of bans) context.out(`${lineOf(ban)}\n`);
    if (bans.length === 0) context.out("Nobody is banned.\n");
    return EXIT.ok;
  },
};

async function change(
  context: CommandContext,
  what: string,
  command: string,
  subject: string | undefined,
): Promise<{ subject: string }> {
  if (subject === undefined)
    throw new CliError(
      "bad-usage",
      `Say whom: an address, a network, or account:<name>. See \`wyldlands ${command} --help\`.`,
    );
  return done(await askControl<{ subject: string }>(worldControl(context), what, { subject }));
}

function done<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new CliError("ban", answer.refusal);
  return answer;
}
