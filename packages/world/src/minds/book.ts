import { namedIn, type Need, type Tree } from "@wyldlands/ai";
import type { Archetype } from "../rules/mind-schemas.ts";
import type { Rules } from "../rules/schemas.ts";
import { compileDays, type Days } from "./day.ts";
import { kindsOf } from "./kinds.ts";
import { needsOf } from "./needs.ts";
import { treesOf } from "./trees.ts";

/** What is made of the rules of minds once: trees by name, days and needs by archetype. */
export interface MindBook {
  readonly trees: ReadonlyMap<string, Tree>;
  readonly days: ReadonlyMap<string, Days>;
  readonly needs: ReadonlyMap<string, ReadonlyMap<string, Need>>;
  /** Kinds of belief that are any business of an archetype. */
  readonly kinds: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Of rules without faults; what has any, `content check` tells, and it is left out here. */
export function mindBook(rules: Rules): MindBook {
  const compiled = treesOf(rules);
  const archetypes = Object.entries(rules.minds.archetypes);
  const days = archetypes.flatMap(([name, archetype]) => {
    const made = compileDays(archetype, rules.calendar);
    return made.ok && made.days ? [[name, made.days] as const] : [];
  });
  const trees = compiled.ok ? compiled.trees : new Map<string, Tree>();
  const askedBy = ({ day }: Archetype): string[] =>
    day.flatMap(({ with: { tree: name } }) => {
      const tree = trees.get(String(name));
      return tree ? [...namedIn(tree, "condition"), ...namedIn(tree, "until")] : [];
    });
  return {
    trees,
    kinds: new Map(archetypes.map(([name, it]) => [name, kindsOf(rules.minds, name, askedBy(it))])),
    days: new Map(days),
    needs: new Map(archetypes.map(([name, archetype]) => [name, needsOf(archetype)])),
  };
}
