import type { Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { Character, ContainedIn, Description, Name, Tenancy } from "../components/index.ts";
import { capitalise } from "../content/prose.ts";
import type { Game } from "../game.ts";
import { groundOf } from "../items/states.ts";
import { markOf } from "../quests/matters.ts";
import { NO_PREFERENCES } from "../sessions/preferences.ts";
import { statesNow } from "./room-states.ts";
import { positionWords } from "./position-words.ts";
import { countOf, isBeing, nameOf } from "./names.ts";
import { blinded } from "./sight.ts";
import { exitsOf, isClosed } from "./ways.ts";

/**
 * What a character sees who looks about: name, text, what lies there, who is there, and the line `Exits: …`. Who is blind or in
 * the dark feels the ways out, and hears whether somebody is there. `walking`: on the way, where a player may wish to read less.
 */
export function roomView(game: Game, viewer: Entity, room: Entity, walking = false): string {
  const why = room === viewer.target(ContainedIn) ? blinded(game, viewer) : undefined;
  if (why) return darkView(game, viewer, room, why.words);
  const wishes = game.players.sessionOf(viewer)?.preferences ?? NO_PREFERENCES;
  const name = `<room>${escapeMarkup(room.get(Name)?.name ?? "Nowhere")}</room>`;
  const lines = walking && wishes.brief ? [name] : [name, lookOf(game, viewer, room)];
  const things: string[] = [];
  const beings: string[] = [];
  const seen = new Map<string, { entity: Entity; many: number }>();
  for (const entity of game.company(room, viewer)) {
    if (entity.has(Character)) beings.push(characterLine(game, entity));
    else {
      // What looks alike is counted: a lit lamp and a dark one are two lines.
      const key = `${entity.prototype?.id ?? entity.id} ${groundOf(entity)}`;
      const group = seen.get(key);
      if (group) group.many += countOf(entity);
      else seen.set(key, { entity, many: countOf(entity) });
    }
  }
  for (const { entity, many } of seen.values())
    things.push(groundLine(entity, many) + workLine(game, viewer, entity));
  const exits = wishes.autoexits ? [exitsLine(game, viewer, room)] : [];
  return [...lines, ...things, ...beings, ...exits].join("\n");
}

/** What its tenant wrote of a let room, which is a player's text; or what its author did for these circumstances. */
function lookOf(game: Game, viewer: Entity, room: Entity): string {
  const own = room.get(Tenancy)?.look ?? "";
  if (own !== "") return escapeMarkup(own);
  const states = statesNow(game, viewer, room);
  const look = states.find((state) => state.look !== undefined)?.look ?? room.get(Description)?.look ?? "";
  return [look, ...states.flatMap(({ adds }) => adds ?? [])].join(" ");
}

function darkView(game: Game, viewer: Entity, room: Entity, why: string): string {
  const others = room
    .sources(ContainedIn)
    .filter((one) => one !== viewer && isBeing(one) && (!one.has(Character) || game.players.isAwake(one)));
  const near = others.length === 0 ? [] : [others.length === 1 ? "Someone is here." : "Several are here."];
  return ["<room>Darkness</room>", why, ...near, exitsLine(game, viewer, room)].join("\n");
}

/** `Exits: north, east (closed), up`: the ways that the viewer knows of. Bots and scripts rely on names and commas. */
export function exitsLine(game: Game, viewer: Entity | undefined, room: Entity): string {
  const exits = exitsOf(game, viewer, room);
  if (exits.length === 0) return "Exits: none";
  const ways = exits.map(({ direction, door, blocked }) => {
    const barred = isClosed(door) ? " (closed)" : blocked === undefined ? "" : " (blocked)";
    return `<exit>${direction}</exit>${barred}`;
  });
  return `Exits: ${ways.join(", ")}`;
}

/** Said after a line of somebody who has to do with the viewer's quests. */
function workLine(game: Game, viewer: Entity, entity: Entity): string {
  const mark = isBeing(entity) ? markOf(game, viewer, entity) : "";
  return mark === "" ? "" : ` <hint>${capitalise(nameOf(entity, 1))} ${mark}.</hint>`;
}

function groundLine(entity: Entity, many: number): string {
  if (many === 1) return groundOf(entity);
  return `${capitalise(nameOf(entity, many))} ${isBeing(entity) ? "are" : "lie"} here.`;
}

function characterLine(game: Game, entity: Entity): string {
  const awake = game.players.isAwake(entity);
  return `${nameOf(entity)} is here${awake ? positionWords(game, entity) : ", staring out to sea"}.`;
}
