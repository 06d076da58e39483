import type { MindRules } from "../rules/mind-schemas.ts";

/**
 * The kinds of belief that are any business of an archetype: those that its facts sense, its actions are about, or its day. `trees`: facts
 * that the trees of its day ask for.
 */
export function kindsOf(rules: MindRules, name: string, trees: readonly string[] = []): ReadonlySet<string> {
  const kinds = new Set<string>();
  const archetype = rules.archetypes[name];
  if (!archetype) return kinds;
  for (const fact of [...namesIn(rules, archetype), ...trees]) {
    const rule = rules.facts[fact];
    if (rule?.sense === "believes" || rule?.sense === "sees") for (const kind of rule.of) kinds.add(kind);
  }
  const about = (does: string, values: Readonly<Record<string, unknown>>): void => {
    const { who } = values;
    if (typeof who === "string") kinds.add(who);
    if (does === "seek-player") kinds.add("player");
  };
  for (const action of archetype.actions) {
    const rule = rules.actions[action];
    if (!rule) continue;
    about(rule.does, rule.with);
    if (rule.place?.startsWith("@") === true) kinds.add(rule.place.slice(1));
  }
  for (const { does, with: values } of archetype.day) about(does, values);
  return kinds;
}

/** What its goals and actions ask about. */
function namesIn(rules: MindRules, { goals, actions }: MindRules["archetypes"][string]): Set<string> {
  const names = new Set<string>();
  for (const name of goals) {
    const rule = rules.goals[name];
    if (!rule) continue;
    const { when, add, times } = rule.priority;
    for (const key of [...Object.keys(rule.want), ...Object.keys(when)]) names.add(key);
    for (const { of } of [...add, ...times]) names.add(of);
  }
  for (const name of actions) for (const key of Object.keys(rules.actions[name]?.when ?? {})) names.add(key);
  return names;
}
