import { namedIn } from "@wyldlands/ai";
import { treesOf } from "../minds/trees.ts";
import type { Draft } from "./draft.ts";
import type { Findings } from "./findings.ts";
import { didYouMean } from "./nearest.ts";
import type { YamlPath } from "./yaml-file.ts";

/**
 * Checks `rules/trees.yaml`: that the text of each tree can be read, and names facts, actions and goals that `rules/minds.yaml` has, each
 * fault on its own line; and that whoever behaves by a tree finds it, and has the goals that it plans for. Findings: bad-value,
 * unknown-reference.
 */
export function checkTrees({ rules, rulesFiles }: Draft, findings: Findings): void {
  const { minds, trees } = rules;
  const compiled = treesOf(rules);
  if (!compiled.ok) {
    const source = rulesFiles.get("trees");
    // The text begins on the line after its key.
    for (const { tree, line, message } of compiled.faults)
      findings.add(
        source?.file ?? "rules/trees.yaml",
        (source?.lineOf([tree]) ?? 0) + line,
        "bad-value",
        message,
      );
  }
  const source = rulesFiles.get("minds");
  const add = (path: YamlPath, message: string): void =>
    findings.add(source?.file ?? "rules/minds.yaml", source?.lineOf(path) ?? 1, "unknown-reference", message);
  const check = (
    does: string,
    values: Readonly<Record<string, unknown>>,
    path: YamlPath,
    goals?: readonly string[],
  ): void => {
    const { tree: name } = values;
    if (does !== "behave" || typeof name !== "string") return;
    const tree = compiled.ok ? compiled.trees.get(name) : undefined;
    if (!Object.hasOwn(trees, name))
      return add(
        path,
        `There is no tree '${name}' in rules/trees.yaml.${didYouMean(name, Object.keys(trees))}`,
      );
    for (const wanted of tree && goals ? namedIn(tree, "plan") : [])
      if (goals?.includes(wanted) === false)
        add(
          path,
          `The tree '${name}' plans for '${wanted}', which is no goal of this archetype. Write it under its goals.`,
        );
  };
  for (const [name, { does, with: values }] of Object.entries(minds.actions))
    check(does, values, ["actions", name, "with", "tree"]);
  for (const [name, { day, goals }] of Object.entries(minds.archetypes))
    day.forEach(({ does, with: values }, index) =>
      check(does, values, ["archetypes", name, "day", index, "with", "tree"], goals),
    );
}
