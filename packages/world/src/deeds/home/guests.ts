import type { Entity, Refusal } from "@wyldlands/ecs";
import { able } from "../../bodies/posture.ts";
import { ContainedIn, Tenancy } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { homeOf, houseOf, mayEnter, personNamed } from "../../homes/homes.ts";
import { heeding } from "../../society/ignoring.ts";
import { nameOf } from "../../views/names.ts";
import { defineDeed, type DeedContext } from "../deed.ts";
import { moveTo } from "../movement/walk.ts";
import { refuse } from "../refusals.ts";

/** Lets a player into one's room from now on, in play or away. */
export const homeInvite = defineDeed<{ name: string }>({
  name: "home-invite",
  check({ name }, { game, actor }) {
    const unable = able(game, actor, "resting") ?? noRoom(game, actor);
    if (unable) return unable;
    const guest = game.directory.byName(name);
    const { guests } = homeOf(game, actor)?.need(Tenancy) ?? { guests: [] };
    if (!guest)
      return refuse("Nobody is called '{name}' here. <hint>It takes the whole name.</hint>", { name });
    if (guest.id === actor.id) return refuse("You have the key as it is.");
    if (guests.some(({ id }) => id === guest.id))
      return refuse("{name} may come in as it is.", { name: guest.name });
    const { guests: most } = game.rules.society.home;
    return guests.length < most
      ? undefined
      : refuse("You let in {most} already, and that is the most. <hint>HOME UNINVITE first.</hint>", {
          most,
        });
  },
  perform({ name }, { game, actor, show }) {
    const guest = game.directory.byName(name);
    const room = homeOf(game, actor);
    if (!guest || !room) return;
    room.edit(Tenancy).guests.push({ id: guest.id, name: guest.name });
    show([actor], "{name} may come into your room from now on.", { name: guest.name });
    const there = game.world.byId(guest.id);
    const house = houseOf(game, room);
    if (there)
      show(
        heeding(game, actor, [there]),
        "{actor} lets you into their room, in {house}. <hint>VISIT and the name goes in from there.</hint>",
        {
          actor: { markup: nameOf(actor) },
          house: house ?? "a house that is no more",
        },
      );
  },
  commands: [
    {
      name: "home",
      forms: ["home invite <name:word>"],
      usage: "Invite whom? HOME INVITE and a player's whole name.",
      help: "Lets a player into your room.",
    },
  ],
});

/** Lets somebody in no more; who is there is shown the door. */
export const homeUninvite = defineDeed<{ name: string }>({
  name: "home-uninvite",
  check({ name }, { game, actor }) {
    const unable = able(game, actor, "resting") ?? noRoom(game, actor);
    if (unable) return unable;
    return guestNamed(game, actor, name) ? undefined : refuse("You let in nobody called '{name}'.", { name });
  },
  perform({ name }, context) {
    const { game, actor, show } = context;
    const room = homeOf(game, actor);
    const guest = guestNamed(game, actor, name);
    if (!room || !guest) return;
    const kept = room.need(Tenancy).guests.filter(({ id }) => id !== guest.id);
    room.edit(Tenancy).guests = kept.map((one) => ({ ...one }));
    show([actor], "{name} may come into your room no more.", { name: guest.name });
    const there = game.world.byId(guest.id);
    if (there?.target(ContainedIn) === room && game.players.sessionOf(there))
      showOut({ ...context, actor: there }, room);
    else if (there)
      show([there], "{actor} lets you into their room no more.", { actor: { markup: nameOf(actor) } });
  },
  commands: [
    {
      name: "home",
      forms: ["home uninvite <name:word>"],
      usage: "Uninvite whom? HOME UNINVITE and the name of a guest.",
      help: "Lets somebody into your room no more.",
    },
  ],
});

/** One who was a guest, and came back into play in a room where it is one no more. The listener queues it. */
export const turnOut = defineDeed({
  name: "turn-out",
  check(_args, { actor }) {
    const room = actor.target(ContainedIn);
    return room?.has(Tenancy) && !mayEnter(room, actor)
      ? undefined
      : refuse("You are welcome where you are.");
  },
  perform(_args, context) {
    showOut(context, context.game.placeOf(context.actor));
  },
});

/** The actor of the context is shown the door. */
function showOut(context: DeedContext, room: Entity): void {
  const { game, actor, show } = context;
  show([actor], "You are no guest here any more, and are shown the door.");
  moveTo(context, houseOf(game, room) ?? game.startRoom, {
    leaves: "{actor} is shown the door.",
    arrives: "{actor} comes out of a let room, rather quickly.",
  });
}

function noRoom(game: Game, actor: Entity): Refusal<string> | undefined {
  return homeOf(game, actor)
    ? undefined
    : refuse("You have no room of your own. <hint>HELP HOMES tells where they are let.</hint>");
}

function guestNamed(game: Game, actor: Entity, name: string): { id: string; name: string } | undefined {
  return personNamed(game, homeOf(game, actor)?.need(Tenancy).guests ?? [], name);
}
