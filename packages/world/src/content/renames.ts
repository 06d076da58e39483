import { resolve, type Authored, type Draft, type Shelf } from "./draft.ts";
import type { Findings } from "./findings.ts";
import type { YamlPath } from "./yaml-file.ts";

export type Renamed = "rooms" | "items" | "npcs" | "quests" | "areas";

/** What things were called before (`was:`), by kind: the old id and the one of today. */
export type Renames = Readonly<Record<Renamed, Readonly<Record<string, string>>>>;

/** A place in the content that still uses an old id. */
export interface Stale {
  readonly entry: Authored<unknown>;
  readonly path: YamlPath;
  readonly from: string;
  readonly to: string;
}

/**
 * Reads every `was:`. An entry was called whatever it says, in its own area or as 'area:slug'; and when its area was called otherwise,
 * its own slug and its old ones there too. Finding: bad-was (the old id is one of today, or another entry's old id as well).
 */
export function renamesOf(draft: Draft, findings: Findings): Renames {
  const areas = claim(
    [...draft.areas.values()].map((entry) => ({ entry, sure: wasOf(entry), derived: [] })),
    new Set(draft.areas.keys()),
    findings,
  );
  const oldAreas = new Map<string, string[]>();
  for (const [old, now] of Object.entries(areas)) oldAreas.set(now, [...(oldAreas.get(now) ?? []), old]);
  const ofShelf = (shelf: Shelf<object>): Record<string, string> =>
    claim(
      [...shelf.authored.values()].map((entry) => {
        const slug = entry.id.slice(entry.area.length + 1);
        const was = wasOf(entry);
        const bare = [slug, ...was.filter((one) => !one.includes(":"))];
        return {
          entry,
          sure: was.map((one) => resolve(one, entry.area)),
          derived: (oldAreas.get(entry.area) ?? []).flatMap((area) => bare.map((one) => `${area}:${one}`)),
        };
      }),
      shelf.ids,
      findings,
    );
  return {
    areas,
    rooms: ofShelf(draft.rooms),
    items: ofShelf(draft.items),
    npcs: ofShelf(draft.npcs),
    quests: ofShelf(draft.quests),
  };
}

function wasOf({ value }: Authored<object>): readonly string[] {
  const { was = [] } = value as { was?: string | string[] };
  return typeof was === "string" ? [was] : was;
}

interface Claim {
  readonly entry: Authored<object>;
  /** What it says itself. */
  readonly sure: readonly string[];
  /** What follows from its area's old name; what somebody says himself goes before. */
  readonly derived: readonly string[];
}

function claim(
  claims: readonly Claim[],
  today: ReadonlySet<string>,
  findings: Findings,
): Record<string, string> {
  const owner = new Map<string, string>();
  for (const { entry, sure } of claims)
    for (const old of sure) {
      const other = owner.get(old);
      const say = (message: string): void =>
        findings.add(entry.source.file, entry.source.lineOf([...entry.path, "was"]), "bad-was", message);
      if (old === entry.id) say(`It is still called '${old}'. Take it out of 'was'.`);
      else if (today.has(old))
        say(`There is a '${old}' today. Call that otherwise, or take it out of 'was'.`);
      else if (other !== undefined && other !== entry.id)
        say(`${other} says that it was '${old}' as well. Only one of the two can have been.`);
      else owner.set(old, entry.id);
    }
  for (const { entry, derived } of claims)
    for (const old of derived) if (!owner.has(old) && !today.has(old)) owner.set(old, entry.id);
  return Object.fromEntries(owner);
}

/** What a key names. Of `both`, whatever has had that name. */
const KEYS: Readonly<Record<string, readonly Renamed[]>> = {
  ...named("rooms", "to", "recall", "start", "lostAndFound", "jail", "room"),
  ...named(
    "items",
    "item",
    "coin",
    "key",
    "keys",
    "holds",
    "only",
    "outfit",
    "leaves",
    "carries",
    "needs",
    "tool",
    "makes",
    "kit",
  ),
  ...named("npcs", "npc", "npcs", "giver", "ender", "firstErrand"),
  ...named("quests", "quests"),
  ...named("areas", "areas"),
  here: ["npcs", "items"],
  what: ["npcs", "items"],
  of: ["npcs", "areas", "quests"],
};

/** Records whose keys are names. */
const RECORDS: Readonly<Record<string, readonly Renamed[]>> = {
  caps: ["npcs"],
  regard: ["npcs"],
  quest: ["quests"],
  needs: ["items"],
};

function named(kind: Renamed, ...keys: string[]): Record<string, readonly Renamed[]> {
  return Object.fromEntries(keys.map((key) => [key, [kind]]));
}

/** Writes today's ids where old ones are used, throughout the draft. Returns where that was. */
export function bringUpToDate(draft: Draft, renames: Renames): Stale[] {
  if (Object.values(renames).every((one) => Object.keys(one).length === 0)) return [];
  const stale: Stale[] = [];
  const today = <T>(entry: Authored<T>): Authored<T> => {
    const rewriter = new Rewriter(entry, renames, stale);
    const value = rewriter.value(entry.value, [], undefined) as T;
    return rewriter.wrote ? { ...entry, value } : entry;
  };
  for (const [id, entry] of draft.areas) draft.areas.set(id, today(entry));
  if (draft.world) draft.world = today(draft.world);
  const each = <T>({ authored }: Shelf<T>): void => {
    for (const [id, entry] of authored) authored.set(id, today(entry));
  };
  each(draft.rooms);
  each(draft.items);
  each(draft.npcs);
  each(draft.quests);
  const rules: Record<string, unknown> = { ...draft.rules };
  for (const [name, source] of draft.rulesFiles)
    rules[name] = today({ id: name, area: "", value: rules[name], source, path: [] }).value;
  draft.rules = rules as typeof draft.rules;
  return stale;
}

class Rewriter {
  wrote = false;
  readonly #entry: Authored<unknown>;
  readonly #renames: Renames;
  readonly #stale: Stale[];

  constructor(entry: Authored<unknown>, renames: Renames, stale: Stale[]) {
    this.#entry = entry;
    this.#renames = renames;
    this.#stale = stale;
  }

  /** `key`: the nearest key above, lists looked through. */
  value(value: unknown, path: YamlPath, key: string | undefined): unknown {
    if (typeof value === "string") return this.#name(value, path, KEYS[key ?? ""]);
    if (Array.isArray(value)) return value.map((one, index) => this.value(one, [...path, index], key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([own, inner]) => {
        const at = [...path, own];
        if (own === "was") return [own, inner];
        const kinds = key === undefined ? undefined : RECORDS[key];
        return [kinds ? this.#name(own, at, kinds) : own, this.value(inner, at, own)];
      }),
    );
  }

  #name(text: string, path: YamlPath, kinds: readonly Renamed[] | undefined): string {
    if (kinds === undefined) return text;
    for (const kind of kinds) {
      const old = kind === "areas" ? text : resolve(text, this.#entry.area);
      const to = this.#renames[kind][old];
      if (to === undefined) continue;
      this.wrote = true;
      this.#stale.push({ entry: this.#entry, path, from: text, to });
      return to;
    }
    return text;
  }
}
