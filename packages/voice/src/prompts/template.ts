import { PURPOSES, type Purpose } from "../model.ts";
import { ACTION } from "./templates/action.ts";
import { DESCRIPTION } from "./templates/description.ts";
import { DIALOGUE } from "./templates/dialogue.ts";
import { PREPARATION } from "./templates/preparation.ts";
import { REFLECTION } from "./templates/reflection.ts";

/** A template has these parts in this order; what changes least comes first, so that providers keep the work done on it. */
export const PARTS = ["rules", "persona", "moment", "said"] as const;
export type Part = (typeof PARTS)[number];

export type Template = Readonly<Record<Part, string>>;
export type Templates = Readonly<Record<Purpose, Template>>;

const PEOPLE = ["name", "calling", "look", "nature", "background", "goals", "style", "samples", "lore"];
const MOMENT = [
  "nonce",
  "state",
  "place",
  "time",
  "speaker",
  "present",
  "between",
  "recalled",
  "memories",
  "events",
  "facts",
  "talk",
];

/** The slots that each part of each template may use; it must use those in capitals in `MUST`. */
const SLOTS: Readonly<Record<Purpose, Readonly<Record<Part, readonly string[]>>>> = {
  dialogue: { rules: [], persona: PEOPLE, moment: [...MOMENT, "acts"], said: ["nonce", "said", "name"] },
  action: { rules: [], persona: PEOPLE, moment: MOMENT, said: ["nonce", "said", "name", "options"] },
  description: {
    rules: ["kind"],
    persona: ["area", "lore", "samples"],
    moment: ["nonce", "near"],
    said: ["name", "notes"],
  },
  reflection: { rules: [], persona: PEOPLE, moment: ["nonce"], said: ["name", "memories", "about"] },
  preparation: {
    rules: [],
    persona: PEOPLE,
    moment: ["nonce", "state", "place", "time", "recalled", "facts"],
    said: ["name", "occasions"],
  },
};

const MUST: Readonly<Record<Purpose, readonly string[]>> = {
  dialogue: ["said", "acts", "nonce"],
  action: ["options", "nonce"],
  description: ["name"],
  reflection: ["memories", "nonce"],
  preparation: ["occasions", "nonce"],
};

/** The templates that ship. */
export const TEMPLATES: Templates = {
  dialogue: parseTemplate("dialogue", DIALOGUE),
  action: parseTemplate("action", ACTION),
  description: parseTemplate("description", DESCRIPTION),
  reflection: parseTemplate("reflection", REFLECTION),
  preparation: parseTemplate("preparation", PREPARATION),
};

/**
 * The operator's own templates over those that ship. `read` gives the text of `dialogue.md` and so on, or undefined when there is none.
 * Throws an Error with all that is wrong, a line each: file, line, and what to write instead.
 */
export function loadTemplates(read: (file: string) => string | undefined): Templates {
  const problems: string[] = [];
  const own = PURPOSES.map((purpose): [Purpose, Template] => {
    const text = read(`${purpose}.md`);
    if (text === undefined) return [purpose, TEMPLATES[purpose]];
    try {
      return [purpose, parseTemplate(purpose, text)];
    } catch (error) {
      problems.push((error as Error).message);
      return [purpose, TEMPLATES[purpose]];
    }
  });
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return Object.fromEntries(own) as unknown as Templates;
}

/** A template's text: parts begin with a line `--- rules`, slots are `{place}`. Throws an Error that lists what is wrong with it. */
export function parseTemplate(purpose: Purpose, text: string): Template {
  const file = `${purpose}.md`;
  const problems: string[] = [];
  const parts: Partial<Record<Part, string[]>> = {};
  const used = new Set<string>();
  let part: Part | undefined;
  for (const [index, line] of text.replace(/\r\n?/g, "\n").split("\n").entries()) {
    const where = `${file}:${index + 1}`;
    const head = /^---\s*(\S*)\s*$/.exec(line)?.[1];
    if (head !== undefined) {
      part = PARTS.find((name) => name === head);
      if (!part)
        problems.push(`${where}: '${head}' is no part of a template. The parts are ${PARTS.join(", ")}.`);
      else if (parts[part]) problems.push(`${where}: the part '${part}' is there twice.`);
      if (part) parts[part] ??= [];
      continue;
    }
    if (!part) {
      if (line.trim() !== "") problems.push(`${where}: begin with a line '--- ${PARTS[0]}'.`);
      continue;
    }
    parts[part]?.push(line);
    for (const [, slot] of line.matchAll(/\{(\w+)\}/g)) {
      const known = SLOTS[purpose][part];
      if (slot === undefined) continue;
      used.add(slot);
      if (!known.includes(slot)) {
        const which =
          known.length === 0 ? "It takes none, so that it never changes." : `It may use ${known.join(", ")}.`;
        problems.push(`${where}: {${slot}} is no slot of the part '${part}'. ${which}`);
      }
    }
  }
  for (const name of PARTS) if (!parts[name]) problems.push(`${file}: the part '--- ${name}' is missing.`);
  for (const slot of MUST[purpose])
    if (!used.has(slot)) problems.push(`${file}: {${slot}} must be somewhere in it.`);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return Object.fromEntries(
    PARTS.map((name) => [name, (parts[name] ?? []).join("\n").trim()]),
  ) as unknown as Template;
}

/** Fills the slots, once: braces in what is filled in stay as they are. A paragraph whose slots are all empty is left out. */
export function fill(text: string, slots: Readonly<Record<string, string | undefined>>): string {
  const paragraphs = text.split(/\n\s*\n/).flatMap((paragraph) => {
    const names = [...paragraph.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
    if (names.length > 0 && names.every((name) => (slots[name] ?? "") === "")) return [];
    const lines = paragraph.split("\n").flatMap((line) => {
      const own = [...line.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
      if (own.length > 0 && own.every((name) => (slots[name] ?? "") === "")) return [];
      return [line.replace(/\{(\w+)\}/g, (_, name: string) => slots[name] ?? "").trimEnd()];
    });
    return [lines.join("\n")];
  });
  return paragraphs.join("\n\n");
}
