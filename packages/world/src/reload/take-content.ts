import type { Entity } from "@wyldlands/ecs";
import { breakActivity } from "../bodies/activity.ts";
import { clearDropped, despawnOne, ownerOf } from "../building/copies.ts";
import { isCopy } from "../building/slugs.ts";
import { endFight, letGo } from "../combat/end-fight.ts";
import { Character, ContainedIn, Jailed, Room } from "../components/index.ts";
import { defineDeed, type Deed, type DeedContext } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import { jailOf } from "../moderation/prison.ts";
import { stockWorld } from "../stock.ts";
import { isBeing } from "../views/names.ts";
import type { NewContent } from "./prepare.ts";
import { retire, retireRoom, unretire } from "./retired.ts";

/**
 * The world goes by a new content from now on, whole or not at all: what exists follows where it has nothing of its own, what is
 * new is made, and who stood in a room that is gone stands elsewhere. The actor says nothing: it may be any room.
 */
export function takeContent(news: NewContent): Deed {
  return defineDeed({
    name: "take-content",
    perform(_args, context) {
      const { game } = context;
      const old = game.authored;
      try {
        change(context, news);
      } catch (error) {
        game.goBy(old);
        throw error;
      }
    },
  });
}

function change(context: DeedContext, { next, swaps, changes, toStock, retired, back }: NewContent): void {
  const { game } = context;
  const before = game.authored.content;
  const gone = goneRooms(game, new Set(changes.rooms.removed));
  game.goBy(next);
  game.world.replacePrototypes(swaps);
  const ended = new Set<string>();
  for (const prototype of retired)
    if (isCopy(prototype.id)) ended.add(prototype.id);
    else retire(game, prototype);
  if (ended.size > 0) clearDropped(context, ended);
  for (const id of back) unretire(game, id);
  stockWorld(game, { rooms: toStock, doors: new Set(changes.doors.added) });
  const refuges = new Map<Entity, Entity>();
  for (const room of gone) {
    const area = room.need(Room).area;
    const recall = next.content.areas.get(area)?.recall ?? before.areas.get(area)?.recall ?? "";
    refuges.set(room, (next.content.rooms.has(recall) ? game.room(recall) : undefined) ?? game.startRoom);
  }
  const dropped = new Set(retired.map(({ id }) => id));
  const lost: Entity[] = [];
  for (const [room, refuge] of refuges) lost.push(...clear(context, room, refuge, dropped));
  for (const room of gone) {
    if (!isCopy(room.prototype?.id ?? "")) retireRoom(game, room);
    room.despawn();
  }
  for (const id of changes.doors.removed) game.world.byId(game.ids.of(id))?.despawn();
  for (const being of lost) {
    context.show([being], "<system>The place where you were is no more. You are somewhere else.</system>");
    game.showRoom(being, context.show);
  }
}

/** Every room that is made of what is gone: the one of that slug, and those to let that were copied of it. */
function goneRooms(game: Game, slugs: ReadonlySet<string>): Entity[] {
  if (slugs.size === 0) return [];
  return [...game.world.query(Room)].filter((room) => slugs.has(room.prototype?.id ?? ""));
}

/** Beings go to the refuge, but for those who are gone from the content together with their room; things to the lost and found. Returns the characters among them. */
function clear(context: DeedContext, room: Entity, refuge: Entity, dropped: ReadonlySet<string>): Entity[] {
  const { game, show, emit } = context;
  const lostAndFound = game.room(game.content.world.lostAndFound) ?? game.startRoom;
  const characters: Entity[] = [];
  for (const one of [...room.sources(ContainedIn)]) {
    if (isCopy(room.prototype?.id ?? "") && !one.has(Character)) {
      const owner = ownerOf(game, one);
      if (owner) one.link(ContainedIn, owner);
      else despawnOne(context, one);
      continue;
    }
    if (!isBeing(one)) {
      one.link(ContainedIn, lostAndFound);
      continue;
    }
    if (!one.has(Character) && dropped.has(one.prototype?.id ?? "")) {
      despawnOne(context, one);
      continue;
    }
    const to = (one.has(Jailed) ? jailOf(game) : undefined) ?? refuge;
    endFight(context, one);
    letGo(context, one);
    breakActivity(context, one);
    const there = to.sources(ContainedIn).filter((other) => other.has(Character));
    one.link(ContainedIn, to);
    show(there, "{one} is here between two breaths.", { one });
    if (one.has(Character)) characters.push(one);
    // The room that it comes from is no more when anybody hears of this.
    emit({ type: "EntityMoved", entity: one, from: to, to });
  }
  return characters;
}
