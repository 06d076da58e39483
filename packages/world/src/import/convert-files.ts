import { arrivals, doorsInto } from "./arrivals.ts";
import type { Colours } from "./clean-text.ts";
import type { KnownRules, NewArea } from "./convert-context.ts";
import { convertWorld, type Converted } from "./convert-world.ts";
import type { OldWorld } from "./model.ts";
import { nameAll, type NameWishes } from "./names.ts";
import { noteFiles } from "./notes.ts";
import type { ImportLog } from "./report.ts";
import { yamlFile, type Entry } from "./yaml-out.ts";

/** What it comes into. */
export interface Into {
  readonly colours: Colours;
  readonly rules: KnownRules;
  /** 'area:slug' of the item that is money. */
  readonly coin: string;
  /** Areas are added to a game that is there; otherwise it gets a hall of arrivals. */
  readonly joins: boolean;
  readonly names: NameWishes;
}

export interface NewFiles {
  /** By path in the content folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Folders of the areas, without the hall of arrivals. */
  readonly areas: readonly string[];
}

/** Rooms in which a world of Circle or ROM begins, when it has them. */
const TEMPLE = 3001;

/** An old world as the files of areas and notes. Reads and writes nothing; what is lost is in the log. */
export function convertFiles(old: OldWorld, into: Into, log: ImportLog): NewFiles {
  const { colours, rules, coin, joins } = into;
  const names = nameAll(old, colours, into.names);
  const codes = new Map<string, number>();
  const converted = convertWorld({
    world: old,
    log,
    colours,
    rules,
    areas: names.areas,
    roomNames: names.rooms,
    itemNames: names.items,
    mobNames: names.mobs,
    coin,
    codes,
  });
  const start = old.rooms.has(TEMPLE) ? TEMPLE : old.rooms.keys().next().value;
  const roots = doorsInto(converted.ways, start);
  for (const vnum of roots) {
    const room = old.rooms.get(vnum);
    if (!room || (!joins && vnum === start)) continue;
    const found = joins
      ? `No way leads to #${vnum}: give a room of the game an exit to it.`
      : `No way leads from #${start ?? 0} to #${vnum}.`;
    log.add(room, "unreachable-room", found);
  }
  const files = new Map<string, string>();
  for (const area of names.areas) addArea(files, area, converted);
  if (!joins) {
    const ways = roots.flatMap((vnum) => {
      const named = names.rooms.get(vnum);
      return named ? [{ named, name: converted.roomTitles.get(vnum) ?? named.slug }] : [];
    });
    const { area, ...kinds } = arrivals(ways, start === undefined ? undefined : names.rooms.get(start));
    addFiles(files, "arrivals", area, kinds);
  }
  for (const [file, text] of noteFiles(old, names, log)) files.set(file, text);
  for (const [file, count] of codes) {
    const found = `${count} colour ${count === 1 ? "code" : "codes"} were dropped.`;
    log.add({ file, line: 1 }, "lost-colour", found);
  }
  Object.assign(log.counts, { areas: names.areas.length, help: old.helps.length, notes: old.notes.length });
  return { files, areas: names.areas.map(({ slug }) => slug) };
}

function addArea(files: Map<string, string>, { slug, zone }: NewArea, { areas, written }: Converted): void {
  const { rooms, items, npcs, quests } = written;
  const kinds = {
    rooms: rooms.get(slug) ?? {},
    items: items.get(slug) ?? {},
    npcs: npcs.get(slug) ?? {},
    quests: quests.get(slug) ?? {},
  };
  addFiles(
    files,
    slug,
    areas.get(slug) ?? {},
    kinds,
    ` (zone ${zone.number}, #${zone.bottom} to #${zone.top})`,
  );
}

function addFiles(
  files: Map<string, string>,
  slug: string,
  area: Entry,
  kinds: Readonly<Record<string, Record<string, Entry>>>,
  was = "",
): void {
  const name = typeof area["name"] === "string" ? area["name"] : slug;
  files.set(`areas/${slug}/area.yaml`, yamlFile(`${name}${was}`, area, false));
  for (const [kind, entries] of Object.entries(kinds))
    if (Object.keys(entries).length > 0)
      files.set(`areas/${slug}/${kind}.yaml`, yamlFile(`${name}: ${kind}.`, entries));
}
