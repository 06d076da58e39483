// docs/reference/link.md: the contract between gateway and world, out of the .proto file and the topics' types.
import { source } from "./comments.mjs";
import { code, page, table } from "./markdown.mjs";

const PROTO = "packages/protocol/proto/wyldlands/link/v1/link.proto";
const TOPICS = "packages/protocol/src/topics.ts";
const WEB = "packages/protocol/src/web-messages.ts";

export function linkPage() {
  const text = source(PROTO);
  const { rules, messages } = readProto(text);
  const parts = [
    page(
      "The link",
      [PROTO, TOPICS, WEB],
      "What gateway and world say to each other, and below it what our own clients say to the gateway over WebSocket.",
    ),
    rules,
    "## Messages\n",
    "```\nservice LinkService { rpc Attach(stream AttachRequest) returns (stream AttachResponse); }\n```\n",
  ];
  for (const { kind, name, comment, fields } of messages) {
    parts.push(`### ${name}\n`);
    if (comment !== "") parts.push(`${comment}\n`);
    if (fields.length === 0) continue;
    const head =
      kind === "enum" ? ["value", "number", "what it means"] : ["field", "type", "no.", "what it means"];
    parts.push(
      table(
        head,
        fields.map(({ type, name: field, number, comment: words }) =>
          kind === "enum" ? [code(field), number, words] : [code(field), code(type), number, words],
        ),
      ),
    );
  }
  parts.push(
    "## State topics\n",
    "The value of a `State` is one of these, as JSON.\n",
    `\`\`\`ts\n${declaration(source(TOPICS), "export interface Topics")}\n\`\`\`\n`,
    "## Our WebSocket subprotocol\n",
    "`/ws` with the subprotocol `v1.wyldlands`. Without a subprotocol `/ws` is a plain terminal: lines up, ANSI text down.\n",
    `\`\`\`ts\n${declaration(source(WEB), "export type WebUp")}\n\n${declaration(source(WEB), "export type WebDown")}\n\`\`\`\n`,
    "## Failure table\n",
    "What a player sees when something ends is in [ARCHITECTURE.md](../../ARCHITECTURE.md#what-fails-and-what-the-player-sees).\n",
  );
  return parts.join("\n");
}

/** A declaration with the comment above it, up to the line that ends it. */
function declaration(text, opening) {
  const at = text.indexOf(opening);
  if (at < 0) throw new Error(`There is no '${opening}'.`);
  const comment = text.lastIndexOf("/**", at);
  const above = text.slice(comment, at);
  const from = comment >= 0 && /^\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n$/.test(above) ? comment : at;
  const rest = text.slice(at);
  const end = opening.includes("interface") ? rest.indexOf("\n}") + 2 : rest.search(/;\n(?:\n|$)/) + 1;
  return text.slice(from, at + end);
}

/**
 * Messages and enums with the comments above them and above their fields. The comment that begins `# ` is the rules of the
 * protocol, in Markdown.
 */
function readProto(text) {
  const messages = [];
  let rules = "";
  let comment = [];
  let open;
  let oneof;
  for (const line of text.split("\n")) {
    const words = /^\s*\/\/ ?(.*)$/.exec(line);
    const said = comment.join(" ").trim();
    if (words !== null) {
      comment.push(words[1]);
      continue;
    }
    if (line.trim() === "") {
      if (comment[0]?.startsWith("## ")) rules = `${comment.join("\n")}\n`;
    } else if (/^(?:message|enum) /.test(line)) {
      const [, kind, name] = /^(message|enum) (\w+)/.exec(line);
      open = { kind, name, comment: said, fields: [] };
      messages.push(open);
    } else if (/^\s+oneof /.test(line)) {
      oneof = /oneof (\w+)/.exec(line)[1];
    } else if (/^\s*\}/.test(line)) {
      if (oneof !== undefined) oneof = undefined;
      else open = undefined;
    } else if (open !== undefined) {
      const [, type, name, number] = /^\s+(?:([\w ]+) )?(\w+) = (\d+);/.exec(line) ?? [];
      if (name === undefined) throw new Error(`${PROTO}: a line that is not understood: ${line}`);
      const choice = oneof === undefined ? "" : `One of \`${oneof}\`.`;
      open.fields.push({ type, name, number, comment: [choice, said].filter(Boolean).join(" ") });
    }
    comment = [];
  }
  if (rules === "") throw new Error(`${PROTO}: the rules of the protocol are missing.`);
  return { rules, messages };
}
