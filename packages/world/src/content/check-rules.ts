import type { Draft } from "./draft.ts";
import type { Findings } from "./findings.ts";
import { didYouMean } from "./nearest.ts";
import type { YamlPath } from "./yaml-file.ts";

/** What may stand in braces in the words of the rules. */
const FILLED = ["actor", "to"] as const;

/**
 * Checks what one file of `rules/` says of another and of things: skills of callings, callings and effects of skills, effects of
 * liquids, things of kits and recipes, and that levels rise. Findings: unknown-reference, bad-value.
 */
export function checkRules(draft: Draft, findings: Findings): void {
  const check = new RulesCheck(draft, findings);
  const { callings, skills, liquids, recipes, levels, achievements, channels } = draft.rules;
  for (const [slug, { knows, kit }] of Object.entries(callings)) {
    knows.forEach((ref, index) => check.known("skill", ref, "callings", [slug, "knows", index]));
    kit.forEach((ref, index) => check.known("item", ref, "callings", [slug, "kit", index]));
  }
  for (const [slug, { learn, use }] of Object.entries(skills)) {
    for (const ref of Object.keys(learn))
      if (ref !== "any") check.known("calling", ref, "skills", [slug, "learn", ref]);
    use?.effects.forEach(({ effect }, index) =>
      check.known("effect", effect, "skills", [slug, "use", "effects", index]),
    );
  }
  for (const [slug, { effects }] of Object.entries(liquids))
    effects.forEach((ref, index) => check.known("effect", ref, "liquids", [slug, "effects", index]));
  for (const [slug, recipe] of Object.entries(recipes)) {
    check.known("skill", recipe.skill, "recipes", [slug, "skill"]);
    for (const ref of Object.keys(recipe.needs)) check.known("item", ref, "recipes", [slug, "needs", ref]);
    if (recipe.tool !== undefined) check.known("item", recipe.tool, "recipes", [slug, "tool"]);
    check.known("item", recipe.makes, "recipes", [slug, "makes"]);
  }
  for (const [slug, { counts, of = [] }] of Object.entries(achievements)) {
    const kind = ACHIEVED[counts];
    of.forEach((ref, index) => {
      if (kind !== undefined) check.known(kind, ref, "achievements", [slug, "of", index]);
      else check.bad("achievements", [slug, "of", index], `What it counts is of one sort. Take out 'of'.`);
    });
  }
  const words = new Map<string, string>(["on", "off", "all"].map((word) => [word, "CHANNELS"]));
  for (const [slug, { aliases }] of Object.entries(channels))
    [slug, ...aliases].forEach((word, index) => {
      const taken = words.get(word);
      if (taken !== undefined)
        check.bad(
          "channels",
          index === 0 ? [slug] : [slug, "aliases", index - 1],
          `'${word}' means ${taken} already. Call it something else.`,
        );
      words.set(word, `the channel '${slug}'`);
    });
  levels.experience.forEach((points, index) => {
    const before = levels.experience[index - 1];
    if (before !== undefined && points <= before)
      check.bad(
        "levels",
        ["experience", index],
        `Level ${index + 1} begins at ${points}, no later than the one before it. Write more.`,
      );
  });
  for (const file of draft.rulesFiles.keys()) if (file !== "voice") check.words(file);
}

type Known = "skill" | "effect" | "calling" | "item" | "npc" | "area" | "quest" | "recipe";

/** What the `of` of an achievement names. */
const ACHIEVED: Readonly<Partial<Record<string, Known>>> = {
  kill: "npc",
  room: "area",
  quest: "quest",
  make: "recipe",
  skill: "skill",
};

class RulesCheck {
  readonly #draft: Draft;
  readonly #findings: Findings;

  constructor(draft: Draft, findings: Findings) {
    this.#draft = draft;
    this.#findings = findings;
  }

  known(kind: Known, ref: string, file: string, path: YamlPath): void {
    const { rules, items, npcs, areas, quests } = this.#draft;
    const all = {
      skill: () => Object.keys(rules.skills),
      effect: () => Object.keys(rules.effects),
      calling: () => Object.keys(rules.callings),
      item: () => [...items.ids],
      npc: () => [...npcs.ids],
      area: () => [...areas.keys()],
      quest: () => [...quests.ids],
      recipe: () => Object.keys(rules.recipes),
    };
    const known = all[kind]();
    if (known.includes(ref)) return;
    this.#add(file, path, "unknown-reference", `There is no ${kind} '${ref}'.${didYouMean(ref, known)}`);
  }

  bad(file: string, path: YamlPath, message: string): void {
    this.#add(file, path, "bad-value", message);
  }

  /** Every text of the file: braces are filled with those who act, and with nothing else. */
  words(file: string): void {
    const source = this.#draft.rulesFiles.get(file);
    if (source) this.#texts(file, source.value, []);
  }

  #texts(file: string, value: unknown, path: YamlPath): void {
    if (typeof value === "string") {
      for (const [whole, name = ""] of value.matchAll(/\{(\w*)\}/g))
        if (!FILLED.some((known) => known === name))
          this.bad(
            file,
            path,
            `Nothing fills '${whole}'. Write ${FILLED.map((known) => `{${known}}`).join(" or ")}.`,
          );
    } else if (Array.isArray(value)) {
      value.forEach((one, index) => this.#texts(file, one, [...path, index]));
    } else if (typeof value === "object" && value !== null) {
      for (const [key, one] of Object.entries(value)) this.#texts(file, one, [...path, key]);
    }
  }

  #add(file: string, path: YamlPath, code: "unknown-reference" | "bad-value", message: string): void {
    const source = this.#draft.rulesFiles.get(file);
    this.#findings.add(source?.file ?? `rules/${file}.yaml`, source?.lineOf(path) ?? 1, code, message);
  }
}
