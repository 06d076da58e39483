import { isCopy } from "../building/slugs.ts";
import type { Finding } from "../content/types.ts";
import { capitalise, list, pluralise, withArticle } from "../content/prose.ts";
import type { NewContent } from "./prepare.ts";
import type { Shelf } from "./wire.ts";

/** Findings that are shown to whoever asked; the rest is counted. */
const SHOWN = 10;

const NOUNS: Readonly<Record<Shelf, string>> = {
  rooms: "room",
  doors: "door",
  items: "thing",
  npcs: "person",
  quests: "quest",
  help: "help page",
  areas: "area",
};

/** What is other than before, in words: 'New: a room; changed: two things and the rules'. */
export function changeWords({ changes, rules, texts }: NewContent): string {
  const parts = (["added", "changed", "removed"] as const).flatMap((how) => {
    const counted = (Object.keys(NOUNS) as Shelf[]).flatMap((shelf) => {
      // Builders' copies are no news to anybody.
      const count = changes[shelf][how].filter((id) => !isCopy(id)).length;
      const plural = shelf === "npcs" ? "people" : undefined;
      return count === 0 ? [] : [pluralise(withArticle(NOUNS[shelf]), plural, count)];
    });
    if (how === "changed" && rules) counted.push("the rules");
    if (how === "changed" && texts) counted.push("what every player reads");
    return counted.length === 0 ? [] : [`${HOW[how]}: ${list(counted)}`];
  });
  return capitalise(parts.join("; ") || "nothing is changed");
}

const HOW = { added: "new", changed: "changed", removed: "gone" } as const;

/** The first findings, each as file, line and what to do, and how many there are. */
export function findingLines(findings: readonly Finding[]): string[] {
  const lines = findings.slice(0, SHOWN).map(({ file, line, message }) => `${file}:${line} ${message}`);
  const rest = findings.length - lines.length;
  return rest > 0 ? [...lines, `and ${rest} more`] : lines;
}
