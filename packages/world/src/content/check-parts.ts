import type { Authored, Draft } from "./draft.ts";
import { resolve } from "./draft.ts";
import type { Findings } from "./findings.ts";
import { didYouMean } from "./nearest.ts";
import { ITEM_PARTS, NPC_PARTS, ROOM_PARTS } from "./parts/index.ts";
import { referencesOf, type Part, type PartReference } from "./parts/part.ts";

/** Checks that everything the parts of things, beings and rooms refer to exists. Finding: unknown-reference. */
export function checkParts(draft: Draft, findings: Findings): void {
  const check = (parts: readonly Part[], entries: Iterable<Authored<object>>): void => {
    for (const entry of entries)
      for (const reference of referencesOf(parts, entry.value))
        checkReference(reference, entry, draft, findings);
  };
  check(ITEM_PARTS, draft.items.authored.values());
  check(NPC_PARTS, draft.npcs.authored.values());
  check(ROOM_PARTS, draft.rooms.authored.values());
}

/** One reference of an entry: a finding when there is no such thing. */
export function checkReference(
  { kind, ref, path }: PartReference,
  entry: Authored<object>,
  draft: Draft,
  findings: Findings,
): void {
  const known = idsOf(kind, draft);
  const id = PLACED.has(kind) ? resolve(ref, entry.area) : ref;
  if (known.has(id)) return;
  const line = entry.source.lineOf([...entry.path, ...path]);
  const message = `There is no ${NOUNS[kind] ?? kind} '${ref}'.${didYouMean(ref, known)}`;
  findings.add(entry.source.file, line, "unknown-reference", message);
}

const NOUNS: Readonly<Partial<Record<PartReference["kind"], string>>> = { thing: "item or npc" };

/** What is called 'area:slug'. */
const PLACED: ReadonlySet<PartReference["kind"]> = new Set(["item", "npc", "thing", "room", "quest"]);

function idsOf(
  kind: PartReference["kind"],
  { items, npcs, rooms, quests, rules }: Draft,
): ReadonlySet<string> {
  switch (kind) {
    case "item":
      return items.ids;
    case "npc":
      return npcs.ids;
    case "thing":
      return new Set([...items.ids, ...npcs.ids]);
    case "quest":
      return quests.ids;
    case "sky":
      return new Set(Object.values(rules.climates).flatMap(({ skies }) => Object.keys(skies)));
    case "room":
      return rooms.ids;
    case "skill":
      return new Set(Object.keys(rules.skills));
    case "effect":
      return new Set(Object.keys(rules.effects));
    case "liquid":
      return new Set(Object.keys(rules.liquids));
    case "folk":
      return new Set(Object.keys(rules.folk));
    case "calling":
      return new Set(Object.keys(rules.callings));
    case "slot":
      return new Set(Object.keys(rules.slots));
  }
}
