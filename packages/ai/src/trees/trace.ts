import type { Tree } from "./compile.ts";
import { OUTCOMES, type TreeState } from "./run.ts";
import { WORDS } from "./words.ts";

/** One node of a tree as a person reads it. */
export interface TraceLine {
  depth: number;
  /** Line of the text that it was written in. */
  line: number;
  /** `action walk gate`, or its title. */
  words: string;
  /** What came of it when it was last reached. */
  outcome: (typeof OUTCOMES)[number];
}

/** Every node with its last outcome, in the order of the text. */
export function traceTree(tree: Tree, state: TreeState): TraceLine[] {
  return Array.from(tree.word, (_, node) => ({
    depth: tree.depth[node]!,
    line: tree.line[node]!,
    words: wordsOf(tree, node),
    outcome: OUTCOMES[state.outcomes[node] ?? 0] ?? "never",
  }));
}

function wordsOf(tree: Tree, node: number): string {
  const word = WORDS[tree.word[node]!] ?? "wait";
  const title = tree.titles[node]!;
  if (title !== "") return `${word} "${title}"`;
  const [least, most] = [tree.least[node]!, tree.most[node]!];
  if (word === "wait" && most > least) return `wait random ${least} ${most}`;
  const number = least > 0 || word === "chance" ? ` ${least}${word === "chance" ? "%" : ""}` : "";
  const name = tree.names[node] === "" ? "" : ` ${tree.names[node]}`;
  return [`${word}${number}${name}`, ...tree.args[node]!.map(said)].join(" ");
}

function said(argument: string | number | boolean): string {
  if (typeof argument === "boolean") return argument ? "yes" : "no";
  return typeof argument === "string" && /[\s#]|^$/.test(argument) ? `"${argument}"` : String(argument);
}
