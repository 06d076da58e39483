// docs/reference/gmcp.md: every message of GMCP, and where else its facts are.
import { GMCP_MESSAGES } from "../../../packages/protocol/src/gmcp/messages.ts";
import {
  ABOUT_SENT,
  ABOUT_TAKEN,
  ABOUT_THINGS,
} from "../../../packages/gateway/src/side-channels/gmcp/about.ts";
import { msdpVariables } from "../../../packages/gateway/src/side-channels/msdp/variables.ts";
import { code, page, table } from "./markdown.mjs";

const MESSAGES = "packages/protocol/src/gmcp/messages.ts";
const ABOUT = "packages/gateway/src/side-channels/gmcp/about.ts";

export function gmcpPage() {
  const parts = [
    page(
      "GMCP",
      [MESSAGES, ABOUT, "packages/gateway/src/side-channels/msdp/variables.ts"],
      "What a client is told besides words, and what it may say. The messages travel as telnet option 201, and in TEXT frames of a WebSocket with the subprotocol " +
        '`gmcp.mudstandards.org` (`Package.Message data`) or `json.mudstandards.org` (`{"proto":"gmcp","id":"Package.Message","data":"…"}`).',
    ),
    "Names are understood in any case, data are JSON in UTF-8, and numbers are numbers. A client is sent the packages that it has declared with `Core.Supports.Set`, and no other; " +
      "whoever declares `Char` has `Char.Items` with it. `Core` is everybody's. What it declares late it is told at once, as far as it is known. " +
      "Messages go out after the words of the same moment. What cannot be read is ignored and counted (`wyldlands_gateway_side_channel_faults_total`).\n",
    "A message is made from the *state topics* named with it; the web client gets those as they are (`packages/protocol/src/topics.ts`). MSDP's variables that tell the same are named as well: " +
      `they are ${msdpVariables.map(({ name }) => code(name)).join(", ")}.\n`,
  ];
  for (const module of new Set(GMCP_MESSAGES.map((each) => each.module)))
    parts.push(`## ${module}\n`, ...sectionOf(GMCP_MESSAGES.filter((each) => each.module === module)));
  parts.push("## Things\n", "A thing or a beast in `Char.Items`.\n", fieldTable(ABOUT_THINGS));
  return parts.join("\n");
}

function sectionOf(messages) {
  const parts = [];
  const later = messages.filter(({ fed }) => !fed);
  for (const { name, from } of messages.filter(({ fed }) => fed)) {
    parts.push(`### ${name}\n`);
    if (from !== "server") parts.push(part("From the client", name, ABOUT_TAKEN[name]));
    if (from !== "client") parts.push(part("From the server", name, ABOUT_SENT[name]));
  }
  if (later.length > 0)
    parts.push(
      `**Not sent yet**: ${later.map(({ name }) => code(name)).join(", ")}. A client may declare ${later.length === messages.length ? "the package" : "them with the package"}; it will be sent nothing, not even something empty, until there are facts.\n`,
    );
  return parts;
}

function part(direction, name, about) {
  if (about === undefined) throw new Error(`${name} needs a description in ${ABOUT}.`);
  const { says, topics = [], fields, list } = about;
  const variables = msdpVariables.filter(({ topic }) => topic !== undefined && topics.includes(topic));
  const same = [
    ...(topics.length > 0 ? [`State topics: ${topics.map(code).join(", ")}.`] : []),
    ...(variables.length > 0 ? [`MSDP: ${variables.map((each) => code(each.name)).join(", ")}.`] : []),
  ];
  return [
    `*${direction}.* ${[says, ...same].join(" ")}${fields === undefined ? " No data." : ""}\n`,
    ...(list ? ["A list; each entry has:\n"] : []),
    ...(fields === undefined ? [] : [fieldTable(fields)]),
  ].join("\n");
}

function fieldTable(fields) {
  return table(
    ["key", "value", "what it means"],
    Object.entries(fields).map(([key, [value, means]]) => [
      key === "data" ? "the data themselves" : code(key),
      value,
      means,
    ]),
  );
}
