import type { LiveFacts } from "@wyldlands/voice";
import type { Authored } from "../../authored.ts";
import { DIRECTIONS, type Direction } from "../../content/directions.ts";
import type { RoomPrototype } from "../../content/types.ts";
import type { Game } from "../../game.ts";
import { spokenNumber } from "../number-words.ts";

/** How far somebody can tell the way: rooms on it, and places that are known in all. */
const FAR = 16;
const MOST = 90;
/** Of an area's name, words of so many letters are called by themselves: 'harbour'. */
const LEAST_LETTERS = 7;

export type KnownWay = LiveFacts["ways"][number] & {
  /** The room. */
  readonly slug: string;
};

/** Ways that whoever lives here can tell, from any room. Only a memory of what content says: it begins anew with other content. */
export class WayBook {
  readonly #game: Game;
  #of: Authored | undefined;
  readonly #known = new Map<string, ReadonlyMap<string, KnownWay>>();

  constructor(game: Game) {
    this.#game = game;
  }

  /** Every place that is not too far from the room, by its slug, the nearest first. Hidden ways are nobody's to tell. */
  from(slug: string): ReadonlyMap<string, KnownWay> {
    if (this.#of !== this.#game.authored) {
      this.#known.clear();
      this.#of = this.#game.authored;
    }
    const known = this.#known.get(slug) ?? this.#search(slug);
    this.#known.set(slug, known);
    return known;
  }

  #search(start: string): Map<string, KnownWay> {
    const { rooms } = this.#game.content;
    const found = new Map<string, KnownWay>();
    const areas = new Set([rooms.get(start)?.area]);
    const paths = new Map<string, readonly Direction[]>([[start, []]]);
    for (const [slug, path] of paths) {
      const room = rooms.get(slug);
      if (!room) continue;
      if (slug !== start) {
        const names = [...namesOf(room), ...(areas.has(room.area) ? [] : this.#namesOfArea(room.area))];
        areas.add(room.area);
        found.set(slug, { slug, to: placeName(room), names, way: wayWords(path) });
      }
      if (path.length === FAR || found.size >= MOST) continue;
      for (const direction of DIRECTIONS) {
        const to = room.exits[direction];
        if (to === undefined || paths.has(to) || room.ways?.[direction]?.hidden !== undefined) continue;
        paths.set(to, [...path, direction]);
      }
    }
    return found;
  }

  /** The first place of another area answers for it: whoever asks for 'the harbour' is sent there. */
  #namesOfArea(area: string): string[] {
    const whole = this.#game.content.areas.get(area)?.name.toLowerCase() ?? "";
    const bare = whole.replace(/^(?:the|an?) /, "");
    const words = bare.split(" ").filter((word) => word.length >= LEAST_LETTERS);
    return whole === "" ? [] : [...new Set([bare, whole, ...words])];
  }
}

/** 'the Salt Quay': as it is named in a sentence. */
export function placeName({ name }: Pick<RoomPrototype, "name">): string {
  return name
    .replace(/^The /, "the ")
    .replace(/^(An?) /, (_, article: string) => `${article.toLowerCase()} `);
}

/** What a player may call a room: its name with and without article, and its slug. */
function namesOf(room: RoomPrototype): string[] {
  const whole = room.name.toLowerCase();
  const bare = whole.replace(/^(?:the|an?) /, "");
  const slug = room.id.slice(room.id.indexOf(":") + 1).replaceAll("-", " ");
  return [...new Set([bare, whole, slug])];
}

/** 'north, then up twice' */
export function wayWords(path: readonly Direction[]): string {
  const runs: { way: Direction; count: number }[] = [];
  for (const way of path) {
    const last = runs.at(-1);
    if (last?.way === way) last.count += 1;
    else runs.push({ way, count: 1 });
  }
  return runs.map(({ way, count }) => (count === 1 ? way : timesOver(way, count))).join(", then ");
}

/** 'east twice', and of a long run 'straight east six times'. */
function timesOver(way: Direction, count: number): string {
  if (count === 2) return `${way} twice`;
  return `${count > 3 ? "straight " : ""}${way} ${spokenNumber(count)} times`;
}
