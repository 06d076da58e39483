import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node, type Pair } from "yaml";
import { YamlEditError } from "./yaml-error.ts";

/** Replaces what stands from `start` up to `end` of a text. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A YAML text that can be edited by offsets. */
export interface YamlText {
  /** Without byte-order mark, line ends '\n'. */
  readonly text: string;
  readonly doc: Document.Parsed;
  /** What it says. */
  readonly data: unknown;
  /** The original text with the splices done, in its own line ends, every other byte as it was. */
  splice(splices: readonly Splice[]): string;
}

/** Throws a YamlEditError for what does not parse. */
export function parseYaml(original: string): YamlText {
  const bom = original.startsWith("\uFEFF") ? 1 : 0;
  const text = original.slice(bom).replaceAll("\r\n", "\n");
  const doc = parseDocument(text, { keepSourceTokens: true, prettyErrors: true });
  const [problem] = doc.errors;
  if (problem) {
    const line = problem.linePos?.[0].line ?? 1;
    const said = problem.message.split(/ at line \d|:?\n/)[0] ?? "";
    throw new YamlEditError("not-yaml", `Line ${line} is not right: ${said}. Mend that first.`);
  }
  return { text, doc, data: dataOf(doc), splice: (splices) => spliced(original, bom, text, splices) };
}

function dataOf(doc: Document.Parsed): unknown {
  try {
    return doc.toJS() as unknown;
  } catch {
    throw new YamlEditError("not-yaml", "It repeats itself by aliases without end. Write the values out.");
  }
}

function spliced(original: string, bom: number, text: string, splices: readonly Splice[]): string {
  const ordered = splices
    .map((splice, index) => ({ ...splice, index }))
    .sort((one, other) => one.start - other.start || one.end - other.end || one.index - other.index);
  const breaks = text.split("\n").length - 1;
  const wide: number[] = [];
  // Where a '\n' of the text is '\r\n' in the original.
  for (let at = original.indexOf("\r\n"); at !== -1; at = original.indexOf("\r\n", at + 2))
    wide.push(at - bom - wide.length);
  const eol = wide.length * 2 > breaks ? "\r\n" : "\n";
  let result = original.slice(0, bom);
  let done = 0;
  let passed = 0;
  const copy = (to: number): void => {
    let piece = "";
    for (let at = done; passed < wide.length && (wide[passed] ?? 0) < to; passed += 1) {
      piece += `${text.slice(at, wide[passed])}\r\n`;
      at = done = (wide[passed] ?? 0) + 1;
    }
    result += piece + text.slice(done, to);
    done = to;
  };
  for (const { start, end, text: inserted } of ordered) {
    if (start < done) throw new YamlEditError("cannot", CANNOT);
    copy(start);
    result += inserted.replaceAll("\n", eol);
    while (passed < wide.length && (wide[passed] ?? 0) < end) passed += 1;
    done = end;
  }
  copy(text.length);
  return result;
}

export const CANNOT =
  "This place is written in a way that an edit from here would damage. Write it by hand, in the plain style of the other files.";

/** The text of a key as a property of the data. */
export function keyText(key: unknown): string {
  if (key === null) return "";
  if (isScalar(key))
    return key.value === null ? "" : typeof key.value === "string" ? key.value : JSON.stringify(key.value);
  throw new YamlEditError("cannot", CANNOT);
}

export function isFlow(node: unknown): boolean {
  return (isMap(node) || isSeq(node)) && node.flow === true;
}

/** Start of a node's own text, behind its anchor and tag. */
export function startOf(node: unknown): number {
  const start = (node as Node | null)?.range?.[0];
  if (start === undefined) throw new YamlEditError("cannot", CANNOT);
  return start;
}

/** Where a pair begins: its key, with anchor and tag, or the '?' before it. */
export function pairStart(pair: Pair): number {
  const start = tokensOf(pair, "start").find(({ type }) =>
    ["explicit-key-ind", "anchor", "tag"].includes(type),
  );
  return start?.offset ?? startOf(pair.key);
}

/** One of the tokens that stand around keys, values and dashes. */
interface Token {
  readonly type: string;
  readonly offset: number;
  readonly source: string;
}

function tokensOf(of: Pair, where: "start" | "sep"): readonly Token[] {
  const token = of.srcToken as { start?: Token[]; sep?: Token[] } | undefined;
  return token?.[where] ?? [];
}

/** Behind the ':' of a pair and what belongs to its value there (anchor, tag); undefined when it has none (`{ key }`). */
export function behindColon(pair: Pair): number | undefined {
  return behind(tokensOf(pair, "sep"), "map-value-ind");
}

/** Where a list's entry begins (its dash), and where its value may begin. */
export function dashOf(seq: Node, index: number): { start: number; behind: number } {
  const items = (seq.srcToken as { items?: { start: Token[] }[] } | undefined)?.items ?? [];
  const tokens = items[index]?.start ?? [];
  const start = tokens.find(({ type }) => type === "seq-item-ind")?.offset;
  const value = behind(tokens, "seq-item-ind");
  if (start === undefined || value === undefined) throw new YamlEditError("cannot", CANNOT);
  return { start, behind: value };
}

function behind(tokens: readonly Token[], sign: string): number | undefined {
  const at = tokens.findIndex(({ type }) => type === sign);
  if (at === -1) return undefined;
  const last =
    tokens.slice(at).findLast(({ type }) => type === sign || type === "anchor" || type === "tag") ??
    tokens[at];
  return last && last.offset + last.source.length;
}

/** The end of what a value says; blank lines and comments behind it are not its own. `from`: where an absent value would be. */
export function endOf(text: string, node: unknown, from: number): number {
  if (node === null || node === undefined) return from;
  if ((isMap(node) || isSeq(node)) && !node.flow) {
    const last = node.items.at(-1);
    if (last === undefined) return from;
    if (isMap(node)) return pairEnd(text, last as Pair);
    return endOf(text, last, dashOf(node, node.items.length - 1).behind);
  }
  const [start, end] = (node as Node).range ?? [from, from];
  if (isScalar(node) && (node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL")) {
    const source = text.slice(start, end);
    if (/^[>|]\d?\+/.test(source)) return source.endsWith("\n") ? end - 1 : end;
    return start + source.trimEnd().length;
  }
  // Nothing is written there, and what the parser gives as its place may lie behind a comment.
  if (isScalar(node) && start === end) return from;
  return isAlias(node) || isScalar(node) || isFlow(node) ? end : from;
}

export function pairEnd(text: string, pair: Pair): number {
  const colon = behindColon(pair);
  const key = (pair.key as Node | null)?.range?.[1] ?? colon ?? 0;
  return endOf(text, pair.value, colon ?? key);
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** The offset of the '\n' that ends the line, or the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf("\n", offset);
  return at === -1 ? text.length : at;
}

export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}
