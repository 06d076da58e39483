import type { Entity } from "@wyldlands/ecs";
import { isAsleep, speechless } from "../../bodies/conditions.ts";
import { able } from "../../bodies/posture.ts";
import { ContainedIn, Name, Room, Ways } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { heeding } from "../../society/ignoring.ts";
import { silenced } from "../../society/silenced.ts";
import { nameOf } from "../../views/names.ts";
import { hasFound } from "../../views/ways.ts";
import { defineDeed, type DeedContext } from "../deed.ts";
import { reveal } from "../movement/reveal.ts";
import { onChannel } from "./channel-words.ts";

/** Seconds until somebody has the breath to shout again. */
const BREATH = 10;

/** Calls out: heard all over the area, with where it comes from, by who is not asleep. */
export const shout = defineDeed<{ text: string }>({
  name: "shout",
  check: (_args, { game, actor }) =>
    speechless(game, actor) ?? able(game, actor, "resting") ?? silenced(game, actor),
  perform: ({ text }, context) => callOut(context, text),
  commands: [
    {
      name: "shout",
      forms: ["shout <text:text>"],
      usage: "Shout what? For example SHOUT BOAT AHOY.",
      help: "Calls out to everyone in this part of the world, who hear where it comes from: shout boat ahoy. It takes your breath for ten seconds.",
      position: "resting",
      instant: true,
      speech: true,
      cooldown: BREATH,
      cooldownWords: "You have no breath left to shout. <hint>In {seconds} you will.</hint>",
    },
  ],
});

/** The actor shouts. Only inside a deed, whose check has asked whether it can. */
export function callOut(context: DeedContext, text: string): void {
  const { game, actor, show, emit } = context;
  reveal(context, actor);
  const about = onChannel("shout", actor);
  const room = game.placeOf(actor);
  show([actor], "<say>You shout, '{text}'</say>", { text }, about);
  const near = heeding(game, actor, game.witnesses(actor)).filter((one) => !isAsleep(game, one));
  show(near, "<say>{actor} shouts, '{text}'</say>", { actor, text }, about);
  // A voice from afar is known, seen or not.
  const caller = { markup: nameOf(actor) };
  for (const [from, hearers] of farHearers(game, actor, room))
    show(hearers, "<say>{caller} shouts from {from}, '{text}'</say>", { caller, from, text }, about);
  emit({ type: "Spoke", entity: actor, text, how: "shout" });
}

/** Those elsewhere in the area who hear it, by where it comes from: 'the north' from the next room, else the room's name. */
function farHearers(game: Game, actor: Entity, room: Entity): Map<string, Entity[]> {
  const { area } = room.get(Room) ?? {};
  const slug = room.prototype?.id;
  const byOrigin = new Map<string, Entity[]>();
  if (area === undefined) return byOrigin;
  for (const one of heeding(game, actor, game.players.characters())) {
    const place = one.target(ContainedIn);
    if (!place || place === room || place.get(Room)?.area !== area || isAsleep(game, one)) continue;
    const [way] =
      Object.entries(place.need(Room).exits).find(
        ([direction, to]) => to === slug && isKnown(one, place, direction),
      ) ?? [];
    const from = directionWords(way) ?? room.get(Name)?.name ?? "afar";
    const group = byOrigin.get(from);
    if (group) group.push(one);
    else byOrigin.set(from, [one]);
  }
  return byOrigin;
}

/** Nobody learns of a hidden way by a voice. */
function isKnown(hearer: Entity, place: Entity, direction: string): boolean {
  return place.get(Ways)?.[direction]?.hidden === undefined || hasFound(hearer, place, direction);
}

function directionWords(way: string | undefined): string | undefined {
  if (way === undefined) return undefined;
  if (way === "in") return "inside";
  if (way === "out") return "outside";
  if (way === "up") return "above";
  return way === "down" ? "below" : `the ${way}`;
}
