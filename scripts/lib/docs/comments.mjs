// Reads descriptions out of the sources' own comments, so that they are written once, where the thing is.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../tools.mjs";

export function source(path) {
  return readFileSync(join(ROOT, path), "utf8");
}

const OPENS = /^(\s*)(?:export )?(?:const )?([A-Za-z_]\w*)\s*[:=]\s/;

/**
 * The doc comment of each key in a file of schemas, by its dotted path. The path follows the indentation and begins with
 * the name of the constant: `roomSchema.exits`, `gatewayConfig.telnet.port`.
 */
export function keyComments(text) {
  const found = new Map();
  const open = [];
  let comment;
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (/^\s*\/\*\*/.test(line)) {
      const body = [line];
      while (!body.at(-1).includes("*/")) body.push(lines[++at]);
      comment = words(body);
      continue;
    }
    const [, indent, name] = OPENS.exec(line) ?? [];
    if (name === undefined) {
      if (line.trim() !== "") comment = undefined;
      continue;
    }
    while (open.length > 0 && open.at(-1).indent >= indent.length) open.pop();
    open.push({ indent: indent.length, name });
    if (comment !== undefined) found.set(open.map((each) => each.name).join("."), comment);
    comment = undefined;
  }
  return found;
}

function words(lines) {
  return lines
    .map((line) => line.replace(/^\s*\/?\*+\/?/, "").replace(/\*\/\s*$/, ""))
    .join(" ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** The members of a union of texts that each have a comment behind them: `| "cycle" // the link would …`. */
export function unionComments(path, type) {
  const text = source(path);
  const start = text.search(new RegExp(`^(?:export )?type ${type} =`, "m"));
  if (start < 0) throw new Error(`${path} has no type ${type}.`);
  const members = [];
  for (const line of text.slice(start).split("\n").slice(1)) {
    const [, name, end, comment] = /^ {2}\| "([^"]+)"(;?)(?: \/\/ (.+))?$/.exec(line) ?? [];
    if (name === undefined) throw new Error(`${path}: ${type} has a line without a member: ${line}`);
    if (comment === undefined)
      throw new Error(`${path}: "${name}" of ${type} needs a comment that explains it.`);
    members.push({ name, comment });
    if (end === ";") return members;
  }
  throw new Error(`${path}: ${type} does not end.`);
}

/** The same of a list of texts: `"cycle", // the link would …`. */
export function listComments(path, constant) {
  const text = source(path);
  const [, members] = new RegExp(`^export const ${constant} = \\[\n([\\s\\S]*?)^\\]`, "m").exec(text) ?? [];
  if (members === undefined) throw new Error(`${path} has no list ${constant}.`);
  return members
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [, name, comment] = /^ {2}"([^"]+)", \/\/ (.+)$/.exec(line) ?? [];
      if (name === undefined) throw new Error(`${path}: ${constant} has a member without a comment: ${line}`);
      return { name, comment };
    });
}
