import type { Entity, Prototype } from "@wyldlands/ecs";
import type { LiveFacts } from "@wyldlands/voice";
import type { Authored } from "../../authored.ts";
import { ContainedIn, Minded, Name, Natural, Room, SmallTalk, Voiced } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { callingOf } from "../calling.ts";
import { dutyNow } from "./day.ts";
import { placeName, type WayBook } from "./ways.ts";

type KnownPerson = LiveFacts["people"][number];

interface Neighbour {
  prototype: Prototype;
  name: string;
  names: readonly string[];
  about: string;
  /** The room that brings it forth, for those whose day is unknown. */
  post: string | undefined;
}

/** Who lives in each area, as everybody there knows. Only a memory of what content says. */
export class PeopleBook {
  readonly #game: Game;
  readonly #ways: WayBook;
  #of: Authored | undefined;
  readonly #areas = new Map<string, readonly Neighbour[]>();

  constructor(game: Game, ways: WayBook) {
    this.#game = game;
    this.#ways = ways;
  }

  /**
   * The people of its area that an npc can tell about: who stands here it sees; of the others it knows where the hour wants them, and
   * not whether they are there.
   */
  knownTo(npc: Entity): KnownPerson[] {
    const game = this.#game;
    const room = game.placeOf(npc);
    const here = room.prototype?.id ?? "";
    const seen = new Set(room.sources(ContainedIn).map((one) => one.prototype));
    const ways = this.#ways.from(here);
    return this.#neighbours(room.get(Room)?.area ?? "").flatMap((one): KnownPerson[] => {
      if (one.prototype === npc.prototype) return [];
      const known = { name: one.name, names: one.names, about: one.about };
      if (seen.has(one.prototype)) return [{ ...known, where: "here" }];
      const duty = dutyNow(game, one.prototype);
      const slug = duty ? duty.room : one.post;
      // The hour wants them here, and they are not.
      if (slug === undefined || slug === here) return [known];
      const to = game.content.rooms.get(slug);
      const way = ways.get(slug);
      return [{ ...known, ...(to && { where: placeName(to) }), ...(way && { how: way.way }) }];
    });
  }

  #neighbours(area: string): readonly Neighbour[] {
    const game = this.#game;
    if (this.#of !== game.authored) {
      this.#areas.clear();
      this.#of = game.authored;
    }
    const known = this.#areas.get(area);
    if (known) return known;
    const posts = new Map<string, string>();
    for (const room of game.content.rooms.values())
      for (const npc of room.npcs) if (!posts.has(npc)) posts.set(npc, room.id);
    const made = [...game.content.npcs.keys()].flatMap((id): Neighbour[] => {
      const prototype = game.prototypes.get(id);
      const values = prototype?.values;
      if (!prototype || !values || !id.startsWith(`${area}:`)) return [];
      if (values.has(Natural) && !values.has(Voiced)) return [];
      if (!values.has(Voiced) && !values.has(SmallTalk) && !values.has(Minded)) return [];
      const { name, keywords } = values.get(Name) as { name: string; keywords: readonly string[] };
      const calling = callingOf(prototype);
      const called = name.toLowerCase().replace(/^(?:the|an?) /, "");
      const names = [...new Set([called, ...keywords, ...(calling === undefined ? [] : [calling])])];
      // Of 'a one-eyed gull' nobody says that it is the gull.
      const isSaid = called !== name.toLowerCase() && called.split(" ").includes(calling ?? "");
      const about = calling === undefined || isSaid ? "" : `the ${calling}`;
      return [{ prototype, name, names, about, post: posts.get(id) }];
    });
    this.#areas.set(area, made);
    return made;
  }
}
