import { compile, type Fault } from "@wyldlands/ai";
import { z } from "zod";
import { MIND_ACTIONS } from "../minds/actions/index.ts";
import type { MindActionName } from "../minds/action-names.ts";
import { compileDays } from "../minds/day.ts";
import { specOf } from "../minds/domains.ts";
import type { Archetype } from "../rules/mind-schemas.ts";
import type { Draft } from "./draft.ts";
import type { FindingCode, Findings } from "./findings.ts";
import { checkTrees } from "./check-trees.ts";
import { didYouMean } from "./nearest.ts";
import type { YamlPath } from "./yaml-file.ts";

/**
 * Checks `rules/minds.yaml` as a whole, and what beings say of it: that goals and actions name what there is, that an archetype's plans
 * can be made, that each action is given what it asks for, and that each being has a room for each place of its archetype.
 * Findings: unknown-reference, bad-value, missing-key.
 */
export function checkMinds(draft: Draft, findings: Findings): void {
  const { minds } = draft.rules;
  const source = draft.rulesFiles.get("minds");
  const add = (path: YamlPath, code: FindingCode, message: string): void =>
    findings.add(source?.file ?? "rules/minds.yaml", source?.lineOf(path) ?? 1, code, message);
  const known = (what: string, ref: string, all: object, path: YamlPath): boolean => {
    if (Object.hasOwn(all, ref)) return true;
    add(path, "unknown-reference", `There is no ${what} '${ref}'.${didYouMean(ref, Object.keys(all))}`);
    return false;
  };
  for (const [name, action] of Object.entries(minds.actions))
    checkWith(action.does, action.with, ["actions", name, "with"], add);
  const faults = new Set<string>();
  for (const [name, archetype] of Object.entries(minds.archetypes)) {
    const at: YamlPath = ["archetypes", name];
    const goals = archetype.goals.map((ref, index) =>
      known("goal", ref, minds.goals, [...at, "goals", index]),
    );
    const actions = archetype.actions.map((ref, index) =>
      known("action", ref, minds.actions, [...at, "actions", index]),
    );
    archetype.day.forEach((entry, index) =>
      checkWith(entry.does, entry.with, [...at, "day", index, "with"], add),
    );
    const days = compileDays(archetype, draft.rules.calendar);
    if (!days.ok)
      for (const { path, message } of days.faults) add([...at, "day", ...path], "bad-value", message);
    if ([...goals, ...actions].includes(false)) continue;
    const compiled = compile(specOf(minds, archetype));
    for (const fault of compiled.ok ? compiled.warnings : compiled.faults) {
      const words = told(fault);
      // Two archetypes that share a goal share its faults.
      if (faults.has(words)) continue;
      faults.add(words);
      add(placeOf(fault.path, at), "bad-value", fault.message);
    }
  }
  checkTrees(draft, findings);
  for (const { value, source: file, path } of draft.npcs.authored.values()) {
    const written = (value as { mind?: { archetype: string; places: Record<string, string> } }).mind;
    if (!written) continue;
    const archetype = minds.archetypes[written.archetype];
    const at = [...path, "mind", "archetype"];
    if (!archetype) {
      const hint = didYouMean(written.archetype, Object.keys(minds.archetypes));
      const words = `There is no archetype '${written.archetype}' in rules/minds.yaml.${hint}`;
      findings.add(file.file, file.lineOf(at), "unknown-reference", words);
      continue;
    }
    for (const place of placesOf(archetype, minds.actions))
      if (written.places[place] === undefined)
        findings.add(
          file.file,
          file.lineOf([...path, "mind"]),
          "missing-key",
          `A ${written.archetype} needs a place '${place}'. Write which room that is under 'places'.`,
        );
  }
}

/** Places of an archetype for which a being needs a room. */
function placesOf(archetype: Archetype, actions: Draft["rules"]["minds"]["actions"]): Set<string> {
  const places = new Set(archetype.day.map(({ place }) => place));
  const posts = archetype.day.flatMap(({ with: values }) => values["posts"] ?? []);
  for (const post of posts) places.add(String(post));
  for (const name of archetype.actions) {
    const place = actions[name]?.place;
    if (place !== undefined && !place.startsWith("@")) places.add(place);
  }
  return places;
}

function checkWith(
  does: MindActionName,
  values: unknown,
  path: YamlPath,
  add: (path: YamlPath, code: FindingCode, message: string) => void,
): void {
  const read = z.strictObject(MIND_ACTIONS[does].shape).safeParse(values);
  if (read.success) return;
  const [issue] = read.error.issues;
  add(
    [...path, ...((issue?.path ?? []) as YamlPath)],
    "bad-value",
    `'${does}' does not take that: ${issue?.message ?? "see the reference of actions"}.`,
  );
}

/** Faults of what archetypes share lie where it is written; those of the whole lie with the archetype. */
function placeOf(path: Fault["path"], archetype: YamlPath): YamlPath {
  const [section] = path;
  return section === "actions" || section === "goals" || section === "facts" || section === "numbers"
    ? [...path]
    : archetype;
}

function told({ path, message }: Fault): string {
  return `${path.join(" ")} ${message}`;
}
