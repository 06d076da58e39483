import { roomNumber } from "@wyldlands/protocol";
import { areaSlug, clean, slugFor, type Colours } from "./clean-text.ts";
import type { NewArea, Named } from "./convert-context.ts";
import type { OldWorld, OldZone } from "./model.ts";

export interface Names {
  readonly areas: NewArea[];
  readonly rooms: Map<number, Named>;
  readonly items: Map<number, Named>;
  readonly mobs: Map<number, Named>;
}

/** Where the folder that is written to has something already, and how one zone's folder shall be called. */
export interface NameWishes {
  readonly taken: ReadonlySet<string>;
  readonly area?: string | undefined;
}

/**
 * Gives every zone its area and every record its slug. A slug is used once in its area, whatever the kind: instances are
 * kept by it. No two rooms share the number by which clients with a map know them.
 */
export function nameAll(world: OldWorld, colours: Colours, wishes: NameWishes): Names {
  const folders = new Set(wishes.taken);
  const areas = world.zones.map((zone, index): NewArea => {
    const wished = index === 0 ? wishes.area : undefined;
    const slug = free(wished ?? areaSlug(clean(zone.name, colours).text, zone.number), folders);
    return { slug, zone };
  });
  const used = new Map(areas.map(({ slug }) => [slug, new Set<string>()]));
  const numbers = new Set<number>();
  const give = <T extends { vnum: number; name: string; keywords?: string }>(
    records: ReadonlyMap<number, T>,
    suffix: string,
    fits: (id: string) => boolean = () => true,
  ): Map<number, Named> => {
    const names = new Map<number, Named>();
    for (const { vnum, name, keywords = "" } of records.values()) {
      const area = areaOf(vnum, areas);
      if (area === undefined) continue;
      const taken = used.get(area.slug) ?? new Set();
      const cleaned = clean(name.trim() === "" ? keywords : name, colours).text;
      let slug = slugFor(cleaned, vnum);
      for (let i = 0; taken.has(slug) || !fits(`${area.slug}:${slug}`); i += 1)
        slug = `${slugFor(cleaned, vnum)}-${suffix}${i === 0 ? "" : i + 1}`;
      taken.add(slug);
      names.set(vnum, { area: area.slug, slug });
    }
    return names;
  };
  const rooms = give(world.rooms, "room", (id) => {
    const number = roomNumber(id);
    return !numbers.has(number) && numbers.add(number) !== undefined;
  });
  return { areas, rooms, items: give(world.items, "item"), mobs: give(world.mobs, "npc") };
}

/** The zone that has the number; of several the first. */
function areaOf(vnum: number, areas: readonly NewArea[]): NewArea | undefined {
  return (
    areas.find(({ zone }) => holds(zone, vnum)) ??
    areas.find(({ zone }) => zone.number === Math.floor(vnum / 100)) ??
    areas[0]
  );
}

export function holds({ bottom, top }: OldZone, vnum: number): boolean {
  return bottom <= vnum && vnum <= top;
}

function free(slug: string, taken: Set<string>): string {
  let found = slug;
  for (let i = 2; taken.has(found); i += 1) found = `${slug}-${i}`;
  taken.add(found);
  return found;
}

/** The folder of the notes for a number. */
export function areaOfNote(vnum: number, { areas }: Names): string {
  return areaOf(vnum, areas)?.slug ?? "everywhere";
}
