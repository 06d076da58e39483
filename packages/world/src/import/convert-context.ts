import type { Entry } from "./yaml-out.ts";
import { clean, oneLine, paragraphs, type Colours } from "./clean-text.ts";
import type { OldWorld, OldZone } from "./model.ts";
import type { At, ImportLog } from "./report.ts";

/** What the rules of the game that it comes into have: what is not there cannot be named. */
export interface KnownRules {
  readonly skills: ReadonlySet<string>;
  readonly effects: ReadonlySet<string>;
  readonly liquids: ReadonlySet<string>;
  readonly folk: ReadonlySet<string>;
  /** By place on the body. */
  readonly layers: ReadonlyMap<string, number>;
}

export interface NewArea {
  readonly slug: string;
  readonly zone: OldZone;
}

/** Where a thing of the old world is in the new one. */
export interface Named {
  readonly area: string;
  readonly slug: string;
}

/** What all converters share. Nothing here outlives an import. */
export interface Context {
  readonly world: OldWorld;
  readonly log: ImportLog;
  readonly colours: Colours;
  readonly rules: KnownRules;
  readonly areas: readonly NewArea[];
  readonly roomNames: ReadonlyMap<number, Named>;
  readonly itemNames: ReadonlyMap<number, Named>;
  readonly mobNames: ReadonlyMap<number, Named>;
  /** 'area:slug' of the item that is money. */
  readonly coin: string;
  /** Colour codes dropped, by file. */
  readonly codes: Map<string, number>;
}

/** By area's slug, what goes into each of its files. */
export interface Written {
  readonly rooms: Map<string, Record<string, Entry>>;
  readonly items: Map<string, Record<string, Entry>>;
  readonly npcs: Map<string, Record<string, Entry>>;
  readonly quests: Map<string, Record<string, Entry>>;
}

export function refTo({ area, slug }: Named, from: string): string {
  return area === from ? slug : `${area}:${slug}`;
}

/** A short text: a name, a sentence. */
export function short(context: Context, raw: string, at: At): string {
  return oneLine(cleaned(context, raw, at));
}

/** A long text, in paragraphs. */
export function long(context: Context, raw: string, at: At): string {
  return paragraphs(cleaned(context, raw, at));
}

function cleaned({ colours, codes }: Context, raw: string, { file }: At): string {
  const { text, codes: dropped } = clean(raw, colours);
  if (dropped > 0) codes.set(file, (codes.get(file) ?? 0) + dropped);
  return text;
}

/** Findings for flags that nothing here reads. `quiet` are those that are as usual here. */
export function loseFlags(
  { log }: Context,
  at: At,
  flags: Iterable<string>,
  carried: ReadonlySet<string>,
  what: string,
): void {
  for (const flag of flags) if (!carried.has(flag)) log.add(at, "lost-flag", `${what} is '${flag}'.`);
}
