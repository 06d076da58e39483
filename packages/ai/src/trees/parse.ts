import { didYouMean } from "../planner/nearest.ts";
import { readLines, type Line, type Token } from "./lines.ts";
import {
  BELOW,
  MOST_CHARACTERS,
  MOST_DEPTH,
  MOST_PARALLEL,
  MOST_TICKS,
  USAGE,
  WORDS,
  type Argument,
  type Word,
} from "./words.ts";

/** A fault in a text, by line and column, both from 1. */
export interface TreeFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface Node {
  word: Word;
  line: number;
  column: number;
  /** A title for readers of a trace. */
  title: string;
  /** The condition, action, goal or branch that is named. */
  name: string;
  /** Column of the name, for faults. */
  nameColumn: number;
  args: Argument[];
  /** parallel: how many have to succeed (0: all); repeat, retry: times (0: for ever); cooldown, wait: ticks; chance: per cent. */
  least: number;
  /** `wait random`: the most ticks. */
  most: number;
  children: Node[];
}

export interface Root {
  name: string;
  line: number;
  column: number;
  node: Node | undefined;
}

/** Reads a text into roots. What is wrong is collected, never thrown; a faulty line is left out with all below it. */
export function parseTrees(text: string): { roots: Root[]; faults: TreeFault[] } {
  const faults: TreeFault[] = [];
  if (text.length > MOST_CHARACTERS) {
    const message = `The text has ${text.length} characters; ${MOST_CHARACTERS} are the most. Cut it in two.`;
    return { roots: [], faults: [{ line: 1, column: 1, message }] };
  }
  const lines = readLines(text, faults);
  const roots: Root[] = [];
  const named = new Set<string>();
  for (let at = 0; at < lines.length; ) {
    const root = readRoot(lines[at]!, named, faults);
    const end = endOf(lines, at);
    if (root !== undefined) {
      const [node, ...more] = readBlock(lines, at + 1, end, faults, 1);
      for (const { line, column } of more)
        faults.push({
          line,
          column,
          message: `Only one node hangs from a root. Put a sequence or a selector around them.`,
        });
      if (node === undefined && end === at + 1)
        faults.push({
          line: root.line,
          column: root.column,
          message: `Nothing hangs from the root ${root.name}.`,
        });
      root.node = node;
      roots.push(root);
    }
    at = end;
  }
  faults.sort((a, b) => a.line - b.line || a.column - b.column);
  return { roots, faults };
}

function readRoot({ tokens, line, column }: Line, named: Set<string>, faults: TreeFault[]): Root | undefined {
  const [first, second, third] = tokens;
  const fault = (token: Token | undefined, message: string): undefined => {
    faults.push({ line, column: token?.column ?? column, message });
  };
  if (first?.text !== "root" || first.quoted)
    return fault(first, `A tree begins with 'root' and its name at the margin, not with '${first?.text}'.`);
  if (second === undefined || second.text === "")
    return fault(undefined, "A root needs a name: root patrol.");
  if (third !== undefined) return fault(third, "After a root's name the line ends.");
  if (named.has(second.text)) return fault(second, `There is a root named ${second.text} already.`);
  named.add(second.text);
  return { name: second.text, line, column, node: undefined };
}

/** A sentence on a word that is not known, with the one that may have been meant; the hundredth fault gets no such help. */
export function unknownWord(
  what: string,
  word: string,
  known: Iterable<string>,
  faults: readonly unknown[],
): string {
  const hint = faults.length < 100 ? didYouMean(word, known) : "";
  return `There is no ${what} '${word}'${hint || "."}`;
}

/** The index after the last line that is indented deeper than the one at `at`. */
function endOf(lines: readonly Line[], at: number): number {
  let end = at + 1;
  while (end < lines.length && lines[end]!.column > lines[at]!.column) end++;
  return end;
}

function readBlock(
  lines: readonly Line[],
  from: number,
  to: number,
  faults: TreeFault[],
  depth: number,
): Node[] {
  const nodes: Node[] = [];
  const margin = lines[from]?.column ?? 0;
  for (let at = from; at < to; ) {
    const line = lines[at]!;
    const end = Math.min(to, endOf(lines, at));
    if (depth > MOST_DEPTH) {
      faults.push({
        ...where(line),
        message: `Nodes hang at most ${MOST_DEPTH} deep. Make a branch of a part.`,
      });
      return nodes;
    }
    if (line.column !== margin)
      faults.push({
        ...where(line),
        message: `This line is indented less than its first neighbour, and more than the node above them.`,
      });
    const node = readNode(line, faults);
    if (node !== undefined) {
      node.children = readBlock(lines, at + 1, end, faults, depth + 1);
      if (end > at + 1 || BELOW[node.word] === "none") checkBelow(node, lines[at + 1], end > at + 1, faults);
      else
        faults.push({
          ...where(line),
          message: `Nothing hangs from ${node.word}. Indent what belongs to it below it.`,
        });
      nodes.push(node);
    }
    at = end;
  }
  return nodes;
}

function checkBelow(node: Node, below: Line | undefined, some: boolean, faults: TreeFault[]): void {
  const { word, children } = node;
  if (BELOW[word] === "none" && some && below !== undefined)
    faults.push({
      ...where(below),
      message: `Nothing can hang from ${word}. Is this line indented too far?`,
    });
  const second = children[1];
  if (BELOW[word] === "one" && second !== undefined)
    faults.push({
      ...where(second),
      message: `Only one node hangs from ${word}. Put a sequence or a selector around them.`,
    });
  const tooMany = children[MOST_PARALLEL];
  if (word === "parallel" && tooMany !== undefined)
    faults.push({ ...where(tooMany), message: `At most ${MOST_PARALLEL} nodes hang from parallel.` });
  if (word === "parallel" && children.length > 0 && node.least > children.length)
    faults.push({ ...where(node), message: `${node.least} of ${children.length} can never succeed.` });
}

function where({ line, column }: { line: number; column: number }): { line: number; column: number } {
  return { line, column };
}

function readNode({ tokens, line, column }: Line, faults: TreeFault[]): Node | undefined {
  const [first, ...rest] = tokens;
  if (first === undefined) return undefined;
  const fault = (token: Token | undefined, message: string): undefined => {
    faults.push({ line, column: token?.column ?? column, message });
  };
  const word = WORDS.find((word) => word === first.text && !first.quoted);
  if (word === undefined) {
    if (first.text === "root") return fault(first, "A root stands at the margin.");
    return fault(first, unknownWord("node", first.text, WORDS, faults));
  }
  const title =
    BELOW[word] !== "none" && rest.at(-1)?.quoted === true && word !== "until" ? rest.pop()!.text : "";
  const node: Node = {
    word,
    line,
    column,
    title,
    name: "",
    nameColumn: column,
    args: [],
    least: 0,
    most: 0,
    children: [],
  };
  const usage = (token?: Token): undefined => fault(token ?? rest[0] ?? first, `Write ${USAGE[word]}.`);
  const number = (token: Token | undefined, least: number, most: number): number | undefined => {
    const value = token === undefined || token.quoted ? Number.NaN : wholeNumber(token.text);
    return value >= least && value <= most ? value : undefined;
  };
  const take = (most: number, from = 1): Node | undefined => {
    const value = number(rest[0], from, most);
    if (value === undefined || rest.length > 1) return usage(rest[value === undefined ? 0 : 1]);
    node.least = value;
    return node;
  };
  switch (word) {
    case "sequence":
    case "selector":
    case "invert":
      return rest.length === 0 ? node : usage();
    case "parallel":
      if (rest.length === 0) return node;
      if (rest.length === 1 && rest[0]!.text === "any") return { ...node, least: 1 };
      return take(MOST_PARALLEL);
    case "repeat":
      return rest.length === 0 ? node : take(MOST_TICKS);
    case "retry":
    case "cooldown":
      return take(MOST_TICKS);
    case "chance": {
      const [share] = rest;
      if (share !== undefined && !share.quoted) rest[0] = { ...share, text: share.text.replace(/%$/, "") };
      return take(100, 0);
    }
    case "wait": {
      if (rest[0]?.text !== "random") return withMost(take(MOST_TICKS));
      const least = number(rest[1], 1, MOST_TICKS);
      const most = number(rest[2], least ?? 1, MOST_TICKS);
      if (least === undefined || most === undefined || rest.length > 3)
        return usage(rest[least === undefined ? 1 : most === undefined ? 2 : 3]);
      return { ...node, least, most };
    }
    default: {
      const [name, ...args] = rest;
      if (name === undefined || name.text === "") return usage();
      if ((word === "plan" || word === "branch") && args.length > 0) return usage(args[0]);
      return { ...node, name: name.text, nameColumn: name.column, args: args.map(argument) };
    }
  }
}

function withMost(node: Node | undefined): Node | undefined {
  return node === undefined ? undefined : { ...node, most: node.least };
}

function wholeNumber(text: string): number {
  return /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
}

function argument({ text, quoted }: Token): Argument {
  if (quoted) return text;
  if (/^-?\d{1,15}(?:\.\d{1,15})?$/.test(text)) return Number(text);
  if (text === "yes" || text === "no") return text === "yes";
  return text;
}
