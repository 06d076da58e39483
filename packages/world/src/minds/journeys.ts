import { createTravel, setTravel, type Travel } from "@wyldlands/ai";
import type { Entity } from "@wyldlands/ecs";
import type { Game } from "../game.ts";
import type { MindDomain } from "./domains.ts";
import { placeOf } from "./places.ts";
import type { Routes } from "./routes.ts";

interface Journey {
  domain: MindDomain;
  travel: Travel;
  /** Rooms by place; the last is where it stands. */
  rooms: (string | undefined)[];
  version: number;
}

/** How far a being's places lie from one another and from it: kept, and reckoned anew only for what has changed. */
export class Journeys {
  readonly #game: Game;
  readonly #routes: Routes;
  readonly #kept = new WeakMap<Entity, Journey>();

  constructor(game: Game, routes: Routes) {
    this.#game = game;
    this.#routes = routes;
  }

  of(being: Entity, domain: MindDomain): Travel {
    const { planner } = domain;
    const { places } = planner.domain;
    const here = this.#game.placeOf(being).prototype?.id;
    const rooms = [...places.map((place) => placeOf(this.#game, being, place)?.prototype?.id), here];
    const distance = (from: number, to: number): number =>
      this.#routes.distance(being, rooms[from], rooms[to]);
    const version = this.#routes.version;
    const kept = this.#kept.get(being);
    if (kept?.domain !== domain || kept.version !== version) {
      const travel = createTravel(planner.domain, distance);
      this.#kept.set(being, { domain, travel, rooms, version: this.#routes.version });
      return travel;
    }
    const moved = rooms.map((room, at) => room !== kept.rooms[at]);
    for (let from = 0; from < rooms.length; from += 1)
      for (let to = 0; to < places.length; to += 1)
        if (from !== to && (moved[from] === true || moved[to] === true))
          setTravel(kept.travel, from, to, distance(from, to));
    kept.rooms = rooms;
    return kept.travel;
  }
}
