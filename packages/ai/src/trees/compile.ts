import { parseTrees, unknownWord, type Node, type Root, type TreeFault } from "./parse.ts";
import { MOST_DEPTH, MOST_NODES, WORDS, type Argument } from "./words.ts";

/** What trees may name; what is left out is not checked. */
export interface Vocabulary {
  /** By name: how many arguments it takes, the least and the most. */
  readonly conditions?: Readonly<Record<string, readonly [least: number, most: number]>>;
  readonly actions?: Readonly<Record<string, readonly [least: number, most: number]>>;
  readonly goals?: readonly string[];
}

/** A tree in arrays, its nodes in the order of their lines, branches put in where they are named. */
export interface Tree {
  readonly name: string;
  /** Of what the tree says: a state belongs to the tree that it was made by. */
  readonly signature: number;
  /** By node: its word's number in WORDS, and the index after its last descendant. */
  readonly word: Uint8Array;
  readonly end: Int32Array;
  readonly depth: Uint8Array;
  readonly line: Int32Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
  readonly names: readonly string[];
  readonly args: readonly (readonly Argument[])[];
  readonly titles: readonly string[];
}

export type CompiledTrees =
  | { readonly ok: true; readonly trees: ReadonlyMap<string, Tree> }
  /** In the order of lines. */
  | { readonly ok: false; readonly faults: readonly TreeFault[] };

/** Reads and compiles a text of roots. Never throws: what is wrong is told by line and column. */
export function compileTrees(text: string, vocabulary: Vocabulary = {}): CompiledTrees {
  const { roots, faults } = parseTrees(text);
  const byName = new Map(roots.map((root) => [root.name, root]));
  for (const { node } of roots) if (node !== undefined) checkNames(node, byName, vocabulary, faults);
  const trees = new Map<string, Tree>();
  for (const root of roots) {
    const flat: Flat[] = [];
    const fault = root.node === undefined ? undefined : flatten(root.node, byName, [root.name], 0, flat);
    if (fault === undefined) trees.set(root.name, arrays(root.name, flat));
    else faults.push(fault);
  }
  if (faults.length === 0) return { ok: true, trees };
  const unique = new Map(faults.map((fault) => [`${fault.line}:${fault.column}:${fault.message}`, fault]));
  const ordered = [...unique.values()].sort((a, b) => a.line - b.line || a.column - b.column);
  return { ok: false, faults: ordered };
}

/** What the nodes of one word name, in the order of the tree's lines: the goals of `plan`, the facts of `condition`. */
export function namedIn({ word, names }: Tree, as: "condition" | "until" | "action" | "plan"): string[] {
  return names.filter((_, node) => WORDS[word[node] ?? 0] === as);
}

function checkNames(
  node: Node,
  roots: ReadonlyMap<string, Root>,
  vocabulary: Vocabulary,
  faults: TreeFault[],
): void {
  const { conditions, actions, goals } = vocabulary;
  const { word, name, args, line, nameColumn: column } = node;
  const unknown = (what: string, known: Iterable<string>): void => {
    faults.push({ line, column, message: unknownWord(what, name, known, faults) });
  };
  const counted = (what: string, known: NonNullable<Vocabulary["actions"]>): void => {
    const bounds = Object.hasOwn(known, name) ? known[name] : undefined;
    if (bounds === undefined) return unknown(what, Object.keys(known));
    const [least, most] = bounds;
    if (args.length >= least && args.length <= most) return;
    const wanted = least === most ? String(least) : `${least} to ${most}`;
    faults.push({
      line,
      column,
      message: `The ${what} ${name} is told ${args.length} things; it takes ${wanted}.`,
    });
  };
  if ((word === "condition" || word === "until") && conditions !== undefined)
    counted("condition", conditions);
  if (word === "action" && actions !== undefined) counted("action", actions);
  if (word === "plan" && goals !== undefined && !goals.includes(name)) unknown("goal", goals);
  if (word === "branch" && !roots.has(name)) unknown("root", roots.keys());
  for (const child of node.children) checkNames(child, roots, vocabulary, faults);
}

interface Flat {
  node: Node;
  depth: number;
  end: number;
}

/** Lays a node and all below it out in order; returns what is wrong with its branches, if anything is. */
function flatten(
  node: Node,
  roots: ReadonlyMap<string, Root>,
  within: readonly string[],
  depth: number,
  flat: Flat[],
): TreeFault | undefined {
  const { line, nameColumn: column } = node;
  if (node.word === "branch") {
    const target = roots.get(node.name)?.node;
    if (within.includes(node.name)) {
      const circle = [...within.slice(within.indexOf(node.name)), node.name].join(", ");
      return { line, column, message: `A branch leads back to its own root: ${circle}.` };
    }
    if (within.length >= MOST_DEPTH)
      return { line, column, message: `Branches lead through over ${MOST_DEPTH} roots.` };
    return target === undefined ? undefined : flatten(target, roots, [...within, node.name], depth, flat);
  }
  if (depth >= MOST_DEPTH)
    return { line, column, message: `With its branches the tree is over ${MOST_DEPTH} deep.` };
  if (flat.length >= MOST_NODES)
    return { line, column, message: `With its branches the tree has over ${MOST_NODES} nodes.` };
  const entry: Flat = { node, depth, end: 0 };
  flat.push(entry);
  for (const child of node.children) {
    const fault = flatten(child, roots, within, depth + 1, flat);
    if (fault !== undefined) return fault;
  }
  entry.end = flat.length;
  return undefined;
}

function arrays(name: string, flat: readonly Flat[]): Tree {
  const said = flat.map(({ node: { word, name, args, least, most }, depth }) => [
    depth,
    word,
    name,
    args,
    least,
    most,
  ]);
  return {
    name,
    signature: hash(JSON.stringify(said)),
    word: Uint8Array.from(flat, ({ node }) => WORDS.indexOf(node.word)),
    end: Int32Array.from(flat, ({ end }) => end),
    depth: Uint8Array.from(flat, ({ depth }) => depth),
    line: Int32Array.from(flat, ({ node }) => node.line),
    least: Float64Array.from(flat, ({ node }) => node.least),
    most: Float64Array.from(flat, ({ node }) => node.most),
    names: flat.map(({ node }) => node.name),
    args: flat.map(({ node }) => node.args),
    titles: flat.map(({ node }) => node.title),
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c_9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x0100_0193);
  return value >>> 0;
}
