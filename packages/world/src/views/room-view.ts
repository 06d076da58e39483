import type { Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { Character, Description, Name, Room } from "../components/index.ts";
import { DIRECTIONS } from "../content/directions.ts";
import { capitalise } from "../content/prose.ts";
import type { Game } from "../game.ts";
import { countOf, isBeing, nameOf } from "./names.ts";

/** What a character sees who looks about: name, text, what lies there, who is there, and the line `Exits: …`. */
export function roomView(game: Game, viewer: Entity, room: Entity): string {
  const lines = [
    `<room>${escapeMarkup(room.get(Name)?.name ?? "Nowhere")}</room>`,
    room.get(Description)?.look ?? "",
  ];
  const things: string[] = [];
  const beings: string[] = [];
  const seen = new Map<string, { entity: Entity; many: number }>();
  for (const entity of game.company(room, viewer)) {
    if (entity.has(Character)) beings.push(characterLine(game, entity));
    else {
      const key = entity.prototype?.id ?? entity.id;
      const group = seen.get(key);
      if (group) group.many += countOf(entity);
      else seen.set(key, { entity, many: countOf(entity) });
    }
  }
  for (const { entity, many } of seen.values()) things.push(groundLine(entity, many));
  return [...lines, ...things, ...beings, exitsLine(room)].join("\n");
}

/** `Exits: north, east and up`: what bots and scripts rely on. */
export function exitsLine(room: Entity): string {
  const exits = room.get(Room)?.exits ?? {};
  const ways = DIRECTIONS.filter((direction) => exits[direction] !== undefined);
  if (ways.length === 0) return "Exits: none";
  return `Exits: ${ways.map((way) => `<exit>${way}</exit>`).join(", ")}`;
}

function groundLine(entity: Entity, many: number): string {
  if (many === 1) return entity.get(Description)?.ground ?? "";
  return `${capitalise(nameOf(entity, many))} ${isBeing(entity) ? "are" : "lie"} here.`;
}

function characterLine(game: Game, entity: Entity): string {
  const awake = game.players.isAwake(entity);
  return `${nameOf(entity)} is here${awake ? "" : ", staring out to sea"}.`;
}
