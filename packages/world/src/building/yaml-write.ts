import { parseDocument } from "yaml";
import { YamlEditError } from "./yaml-error.ts";

/** Columns of a line of content. */
export const WIDTH = 120;

/** Which keys come in which order below a path; those that it does not name come last, as they are given. */
export type KeyOrder = (path: readonly (string | number)[]) => readonly string[] | undefined;

export interface WriteContext {
  readonly order: KeyOrder;
  readonly path: readonly (string | number)[];
}

/** A value as it follows a key: `head` on the key's own line, then `body`, whole lines. */
export interface Written {
  readonly head: string;
  readonly body: readonly string[];
}

/** A block text as it stood before: what of it is still true keeps its line breaks. */
export interface OldText {
  readonly type: string;
  /** Of a block text, without their indentation. */
  readonly lines: readonly string[];
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Throws a YamlEditError for what YAML has no words for. */
export function asJson(value: unknown): Json {
  const type = typeof value;
  if (value === null || type === "string" || type === "boolean" || type === "number") return value as Json;
  if (Array.isArray(value)) {
    for (const one of value) asJson(one);
    return value as Json;
  }
  const prototype: unknown = type === "object" ? Object.getPrototypeOf(value) : undefined;
  if (type === "object" && (prototype === Object.prototype || prototype === null)) {
    for (const one of Object.values(value as object)) asJson(one);
    return value as Json;
  }
  throw new YamlEditError(
    "no-value",
    "Only texts, numbers, true, false, lists and keys with values can be written.",
  );
}

/**
 * How a value is written after `key:` or `-`. `column`: where the head begins; `indent`: of the body's lines. `block`: keys get lines of their
 * own, however few they are.
 */
export function writeValue(
  value: Json,
  {
    column,
    indent,
    block,
    old,
  }: { column: number; indent: number; block?: boolean; old?: OldText | undefined },
  context: WriteContext,
): Written {
  if (typeof value === "string") return writeText(value, column, indent, old);
  if (typeof value !== "object" || value === null) return { head: plainWord(value), body: [] };
  const flow = writeFlow(value, context);
  const empty = (Array.isArray(value) ? value : Object.keys(value)).length === 0;
  if (empty || (!block && isShort(value) && column + flow.length <= WIDTH)) return { head: flow, body: [] };
  if (isList(value))
    return {
      head: "",
      body: value.flatMap((one, index) =>
        writeEntry(one, indent, { ...context, path: [...context.path, index] }),
      ),
    };
  const outermost = context.path.length === 0;
  const body = ordered(value, context).flatMap(([key, one]) =>
    writePair(key, one, indent, { ...context, path: [...context.path, key] }, outermost && isKeyed(one)),
  );
  return { head: "", body };
}

/** The lines of a pair; `context.path` leads to its value. */
export function writePair(
  key: string,
  value: Json,
  indent: number,
  context: WriteContext,
  block = false,
): string[] {
  const start = `${" ".repeat(indent)}${writeKey(key)}:`;
  const { head, body } = writeValue(value, { column: start.length + 1, indent: indent + 2, block }, context);
  return [head === "" ? start : `${start} ${head}`, ...body];
}

/** The lines of a list's entry. */
export function writeEntry(value: Json, indent: number, context: WriteContext): string[] {
  const dash = `${" ".repeat(indent)}-`;
  const { head, body } = writeValue(value, { column: indent + 2, indent: indent + 2 }, context);
  if (head !== "" || body.length === 0) return [`${dash} ${head}`, ...body];
  const [first = "", ...rest] = body;
  // A key may begin with white space of another sort: only the indentation goes.
  return [`${dash} ${first.replace(/^ +/, "")}`, ...rest];
}

/** On one line, whatever its length. */
export function writeFlow(value: Json, context: WriteContext): string {
  if (typeof value === "string") return oneLine(value, true);
  if (typeof value !== "object" || value === null) return plainWord(value);
  if (isList(value))
    return `[${value.map((one, index) => writeFlow(one, { ...context, path: [...context.path, index] })).join(", ")}]`;
  const pairs = ordered(value, context).map(
    ([key, one]) => `${writeKey(key)}: ${writeFlow(one, { ...context, path: [...context.path, key] })}`,
  );
  return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
}

/** Both in block and in flow style. */
export function writeKey(key: string): string {
  const plain = key !== "" && !/[\n\t]/.test(key) && sayOf(`{ ${key}: 0 }`, key) && sayOf(`${key}: 0`, key);
  return plain ? key : quoted(key);
}

function sayOf(text: string, key: string): boolean {
  const read = readBack(text);
  return typeof read === "object" && read !== null && Object.keys(read).join("\n") === key;
}

function ordered(map: { readonly [key: string]: Json }, { order, path }: WriteContext): [string, Json][] {
  const named = order(path) ?? [];
  const place = (key: string): number => {
    const at = named.indexOf(key);
    return at === -1 ? named.length : at;
  };
  return Object.entries(map).sort(([one], [other]) => place(one) - place(other));
}

/** Words and figures are read at a glance on one line; sentences and lists of several things are not. */
function isShort(value: Json): boolean {
  if (typeof value === "string") return value.length <= 40 && !/[.!?\n]$|\n/.test(value);
  if (typeof value !== "object" || value === null) return true;
  if (isList(value)) return value.every((one) => !isKeyed(one) && isShort(one));
  return Object.values(value).every(isShort);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isKeyed(value: Json): boolean {
  return typeof value === "object" && value !== null && !isList(value);
}

function plainWord(value: number | boolean | null): string {
  if (Object.is(value, -0)) return "-0";
  if (typeof value !== "number" || Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";
}

function writeText(text: string, column: number, indent: number, old: OldText | undefined): Written {
  const wasBlock = old?.type === "BLOCK_FOLDED" || old?.type === "BLOCK_LITERAL";
  const wanted = wasBlock ? (/\s/.test(text.trim()) ? old.type : "") : "";
  if (!text.includes("\n") && wanted === "") {
    const line = oneLine(text, false, old?.type);
    if (column + line.length <= WIDTH || !text.includes(" ")) return { head: line, body: [] };
  }
  for (const type of wanted === "BLOCK_LITERAL" ? ["|-", ">-"] : [">-", "|-"]) {
    const lines = type === ">-" ? folded(text, WIDTH - indent, old?.lines ?? []) : text.split("\n");
    const body = lines.map((line) => (line === "" ? "" : " ".repeat(indent) + line));
    const read = readBack(`${" ".repeat(Math.max(indent - 2, 0))}k: ${type}\n${body.join("\n")}\n`);
    if (indent > 0 && (read as { k?: unknown } | undefined)?.k === text) return { head: type, body };
  }
  return { head: quoted(text), body: [] };
}

/** Plain where YAML reads it back as the same text, else in the quotes that need the least escaping. */
function oneLine(text: string, inFlow: boolean, oldType?: string): string {
  if (oldType === "QUOTE_DOUBLE") return quoted(text, '"');
  if (oldType === "QUOTE_SINGLE") return quoted(text, "'");
  const plain =
    text !== "" &&
    !/[\n\t]/.test(text) &&
    (readBack(inFlow ? `[${text}, 0]` : `- ${text}`) as unknown[] | undefined)?.[0] === text;
  return plain ? text : quoted(text);
}

/** What is not written as it is: control characters, and what editors hide or break lines at. */
const UNSEEN = /[\p{Cc}\u2028\u2029\uFEFF\p{Cs}]/u;

function quoted(text: string, like?: string): string {
  const hidden = UNSEEN.test(text);
  const escapes = /["\\]/.test(text);
  if (
    !hidden &&
    ((like === "'" && !text.includes("'")) || (like !== '"' && (escapes || !text.includes("'"))))
  )
    return `'${text.replaceAll("'", "''")}'`;
  const escaped = JSON.stringify(text).replaceAll(
    /[\u007F-\u009F\u2028\u2029\uFEFF]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return escaped;
}

/** Lines of a folded text. Those of `old` that begin or end it as before stay as they are, if the lines between come out even. */
function folded(text: string, width: number, old: readonly string[]): string[] {
  const paragraphs = text.split("\n");
  if (paragraphs.length > 1)
    return paragraphs.flatMap((one, index) => [...(index > 0 ? [""] : []), ...wrapped(wordsOf(one), width)]);
  const words = wordsOf(text);
  const oldWords = old.map((line) => wordsOf(line));
  let above = 0;
  let from = 0;
  for (; above < old.length && startsWith(words, oldWords[above] ?? [], from); above += 1)
    from += oldWords[above]?.length ?? 0;
  const tails: { below: number; to: number }[] = [{ below: old.length, to: words.length }];
  for (let below = old.length - 1, to = words.length; below >= above; below -= 1) {
    to -= oldWords[below]?.length ?? 0;
    if (to < from || !startsWith(words, oldWords[below] ?? [], to)) break;
    tails.unshift({ below, to });
  }
  for (const { below, to } of tails) {
    const middle = wrapped(words.slice(from, to), width);
    const even = middle.length === 0 || (middle.at(-1)?.length ?? 0) >= width * 0.6;
    if (even || below === old.length) return [...old.slice(0, above), ...middle, ...old.slice(below)];
  }
  return wrapped(words, width);
}

function startsWith(words: readonly string[], line: readonly string[], at: number): boolean {
  return at >= 0 && line.length > 0 && line.every((word, index) => words[at + index] === word);
}

/** Folding joins lines by one space each, so a line can only be broken at one. */
function wordsOf(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\S) (?=\S)/);
}

function wrapped(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= Math.max(width, 40))
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function readBack(text: string): unknown {
  const doc = parseDocument(text, { logLevel: "silent" });
  if (doc.errors.length > 0 || doc.warnings.length > 0) return undefined;
  try {
    return doc.toJS() as unknown;
  } catch {
    // It was taken for an alias of nothing.
    return undefined;
  }
}
