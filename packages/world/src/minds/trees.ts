import { compileTrees, type CompiledTrees, type TreeFault } from "@wyldlands/ai";
import type { MindRules } from "../rules/mind-schemas.ts";

/** Where the trees of the rules come from: all of them, for one may be a branch of another. */
export interface TreeRules {
  readonly minds: MindRules;
  readonly trees: Readonly<Record<string, string>>;
}

/** A fault in a tree: the line counts from 1 in that tree's own text. */
export interface NamedFault extends TreeFault {
  readonly tree: string;
}

/** All trees of `rules/trees.yaml`: their conditions are facts of `rules/minds.yaml`, their actions and goals that file's too. */
export function treesOf(
  rules: TreeRules,
): Exclude<CompiledTrees, { ok: false }> | { ok: false; faults: NamedFault[] } {
  const { minds, trees } = rules;
  const none = (names: object): Record<string, [number, number]> =>
    Object.fromEntries(Object.keys(names).map((name) => [name, [0, 0]]));
  const lines: string[] = [];
  const begins: { tree: string; line: number }[] = [];
  for (const [tree, text] of Object.entries(trees)) {
    lines.push(`root ${tree}`);
    begins.push({ tree, line: lines.length });
    for (const line of text.trimEnd().split("\n")) lines.push(line.trim() === "" ? "" : `  ${line}`);
  }
  const compiled = compileTrees(lines.join("\n"), {
    conditions: none(minds.facts),
    actions: none(minds.actions),
    goals: Object.keys(minds.goals),
  });
  if (compiled.ok) return compiled;
  const faults = compiled.faults.map((fault): NamedFault => {
    const { tree, line } = begins.findLast((begin) => begin.line <= fault.line) ?? { tree: "", line: 0 };
    return { ...fault, tree, line: Math.max(1, fault.line - line), column: Math.max(1, fault.column - 2) };
  });
  return { ok: false, faults };
}
