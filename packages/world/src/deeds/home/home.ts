import type { Entity, Refusal } from "@wyldlands/ecs";
import { able } from "../../bodies/posture.ts";
import { ContainedIn, Room, Tenancy } from "../../components/index.ts";
import { list } from "../../content/prose.ts";
import type { Game } from "../../game.ts";
import { homeOf, houseOf, isAtDoor, mayEnter, nameNow, personNamed, roomsOpenTo } from "../../homes/homes.ts";
import { nameOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { goIn } from "./go-in.ts";

/** Goes into one's own room from the house where it is; elsewhere, tells where it is and who may come in. */
export const home = defineDeed({
  name: "home",
  check(_args, context) {
    const { game, actor } = context;
    const unable = able(game, actor, "resting");
    if (unable) return unable;
    const room = homeOf(game, actor);
    if (!room) return homeless();
    return isAtDoor(game, actor, room) ? goIn.check?.({ room }, context) : undefined;
  },
  perform(_args, context) {
    const { game, actor, show } = context;
    const room = homeOf(game, actor);
    if (!room) return homeless();
    if (isAtDoor(game, actor, room)) return goIn.perform({ room }, context);
    show([actor], "{where}", { where: { markup: whereabouts(game, actor, room) } });
    return undefined;
  },
  commands: [
    {
      name: "home",
      forms: ["home"],
      usage:
        "HOME takes you in from the house where your room is. Besides: HOME INVITE TERN, HOME UNINVITE TERN, HOME GIVE UP.",
      help: "Takes you into your own room from the house where you rent it; elsewhere it tells where that is. HOME INVITE TERN lets a friend in, HOME UNINVITE TERN no more. RENT gets you a room, DECORATE describes it.",
      position: "resting",
    },
  ],
});

/** The same, as one enters other things. */
export const enterHome = defineDeed({
  name: "enter-home",
  check(_args, context) {
    const { game, actor } = context;
    const room = homeOf(game, actor);
    if (!room) return homeless();
    return isAtDoor(game, actor, room)
      ? goIn.check?.({ room }, context)
      : refuse("That is in {house}.", { house: houseOf(game, room) ?? "a house that is no more" });
  },
  perform(_args, context) {
    const room = homeOf(context.game, context.actor);
    return room ? goIn.perform({ room }, context) : homeless();
  },
  commands: [
    {
      name: "enter",
      forms: ["enter home", "enter my room", "enter my loft"],
      usage: "ENTER HOME goes into your own room, from the house where it is.",
      help: "Goes into your own room.",
    },
  ],
});

/** Goes into somebody else's room, as a guest. */
export const visit = defineDeed<{ name: string }>({
  name: "visit",
  check({ name }, context) {
    const room = roomOf(context.game, context.actor, name);
    return room ? goIn.check?.({ room }, context) : nobodyLets(name);
  },
  perform({ name }, context) {
    const room = roomOf(context.game, context.actor, name);
    return room ? goIn.perform({ room }, context) : nobodyLets(name);
  },
  commands: [
    {
      name: "visit",
      forms: ["visit <name:word>"],
      usage: "Visit whom? VISIT and the name of who lets you in, from the house where their room is.",
      help: "Goes into a friend's room, when they have let you in with HOME INVITE: visit tern.",
    },
  ],
});

function homeless(): Refusal<string> {
  return refuse("You have no room of your own. <hint>HELP HOMES tells where they are let.</hint>");
}

function nobodyLets(name: string): Refusal<string> {
  return refuse("Nobody called '{name}' lets you into a room here.", { name });
}

function roomOf(game: Game, actor: Entity, name: string): Entity | undefined {
  const rooms = roomsOpenTo(game, actor, game.placeOf(actor));
  const tenants = rooms.map((room) => room.need(Tenancy).tenant);
  const tenant = personNamed(game, tenants, name);
  return rooms.find((room) => room.need(Tenancy).tenant.id === tenant?.id);
}

function whereabouts(game: Game, actor: Entity, room: Entity): string {
  const house = houseOf(game, room);
  const area = game.content.areas.get(house?.get(Room)?.area ?? "")?.name;
  const inside = actor.target(ContainedIn) === room;
  const where = house
    ? `Your room is in ${nameOf(house)}${area === undefined ? "" : `, ${area}`}.`
    : "The house where your room is stands no more.";
  const guests = room.need(Tenancy).guests.map(({ id, name }) => nameNow(game, id, name));
  const who = guests.length === 0 ? "Nobody else may come in." : `${list(guests)} may come in.`;
  const others = roomsOpenTo(game, actor, game.placeOf(actor)).filter(
    (one) => one !== room && mayEnter(one, actor),
  );
  const visits = others.map((one) =>
    nameNow(game, one.need(Tenancy).tenant.id, one.need(Tenancy).tenant.name),
  );
  return [
    inside ? `You are at home. ${who}` : `${where} ${who}`,
    ...(visits.length > 0 ? [`Here you may VISIT ${list(visits)}.`] : []),
  ].join("\n");
}
