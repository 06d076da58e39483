/** Writes content as builders write it: one key to a line, long texts folded below `>-`, small things in braces. */

const WIDTH = 110;
/** What YAML reads as something else than the text that it is, in any place. */
const RESERVED = /^(?:true|false|null|yes|no|on|off|~|[-+]?[.\d].*)$/i;

type Plain = string | number | boolean | undefined;
type Value = Plain | readonly Value[] | { readonly [key: string]: Value };
export type Entry = { readonly [key: string]: Value };

/** A file: a comment, then its entries, with a blank line between them when `apart`. */
export function yamlFile(comment: string, entries: Entry, apart = true): string {
  const parts = Object.entries(entries).flatMap(([key, value]) =>
    value === undefined ? [] : [`${pair(key, value, "")}\n`],
  );
  return `# ${comment}\n${apart ? "\n" : ""}${parts.join(apart ? "\n" : "")}`;
}

function pair(key: string, value: Value, indent: string): string {
  const name = `${indent}${scalar(key, false)}:`;
  if (typeof value === "string") return `${name} ${text(value, indent, name.length)}`;
  if (isPlain(value)) return `${name} ${String(value)}`;
  const short = flow(value);
  if (short !== undefined && name.length + short.length < WIDTH) return `${name} ${short}`;
  const deeper = `${indent}  `;
  if (isList(value)) return [name, ...value.map((one) => `${deeper}- ${item(one, deeper)}`)].join("\n");
  const lines = Object.entries(value).flatMap(([inner, one]) =>
    one === undefined ? [] : [pair(inner, one, deeper)],
  );
  return [name, ...lines].join("\n");
}

function item(value: Value, indent: string): string {
  if (typeof value === "string") return text(value, indent, indent.length + 2);
  return isPlain(value) ? String(value) : (flow(value, true) ?? "");
}

/** On one line, when it is made of small things only. `whole`: however long. */
function flow(value: Value, whole = false): string | undefined {
  if (typeof value === "string") {
    if (!whole && (value.length > 60 || value.includes("\n"))) return undefined;
    return value.includes("\n") ? JSON.stringify(value) : scalar(value, true);
  }
  if (isList(value)) {
    const parts = value.map((one) => flow(one, whole));
    return parts.includes(undefined) ? undefined : `[${parts.join(", ")}]`;
  }
  if (isPlain(value)) return String(value);
  const parts = Object.entries(value).flatMap(([key, one]) => {
    if (one === undefined) return [];
    const inner = flow(one, whole);
    return [inner === undefined ? undefined : `${scalar(key, true)}: ${inner}`];
  });
  if (parts.includes(undefined)) return undefined;
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}

function isPlain(value: Value): value is Plain {
  return typeof value !== "object";
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** A text that stands behind `used` columns: plain or quoted, or folded below. */
function text(value: string, indent: string, used: number): string {
  if (/^\n|\s$|[^\P{C}\n]/u.test(value)) return JSON.stringify(value);
  if (!value.includes("\n") && used + value.length < WIDTH) return scalar(value, false);
  const deeper = `${indent}  `;
  const lines = value.split("\n");
  // Blanks at the start of a line, or two in a row, would be folded away.
  const drawn = lines.some((line) => /^ | {2}|^$/.test(line));
  const first = lines[0]?.startsWith(" ") === true ? "2" : "";
  if (drawn) return [`|${first}-`, ...lines.map((line) => (line === "" ? "" : deeper + line))].join("\n");
  const folded = lines.flatMap((line, index) => [...(index > 0 ? [""] : []), ...wrap(line, deeper)]);
  return [">-", ...folded].join("\n");
}

function wrap(line: string, indent: string): string[] {
  const rows: string[] = [];
  let row = "";
  for (const word of line.split(" ")) {
    if (row !== "" && indent.length + row.length + word.length >= WIDTH) {
      rows.push(indent + row);
      row = word;
    } else row = row === "" ? word : `${row} ${word}`;
  }
  return [...rows, indent + row];
}

/** `inside`: within braces or brackets, where commas and brackets mean something. */
function scalar(value: string, inside: boolean): string {
  const plain =
    value !== "" &&
    /^[\p{L}\p{N}(.]/u.test(value) &&
    !/[:#]|[^\P{C}]|\s$/u.test(value) &&
    !RESERVED.test(value) &&
    !(inside && /[,[\]{}]/.test(value));
  if (plain) return value;
  return /[\n]/.test(value) ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
}
