import type { Entity, Refusal } from "@wyldlands/ecs";
import { ContainedIn, Fuel, Lit } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { homeOf, houseOf } from "../../homes/homes.ts";
import { handy } from "../../items/handy.ts";
import { whisk } from "../../moderation/prison.ts";
import { sendLetter } from "../../society/letters.ts";
import { countOf, isBeing } from "../../views/names.ts";
import { defineDeed, type DeedContext } from "../deed.ts";
import { liftable, refuse } from "../refusals.ts";

/** Tells what giving up one's room comes to. */
export const giveUpHomeOffer = defineDeed({
  name: "give-up-home-offer",
  check: (_args, { game, actor }) => cannotGiveUp(game, actor),
  perform: (_args, { actor, show }) =>
    show(
      [actor],
      "Once you give up your room, it is gone for good. What is in it comes to you by post; what is built in, and the coins that you paid, stay with the house. <hint>HOME GIVE UP FOR GOOD does it.</hint>",
    ),
  commands: [
    {
      name: "home",
      forms: ["home give up"],
      usage: "HOME GIVE UP tells what that comes to.",
      help: "Tells what giving up your room comes to.",
    },
  ],
});

/**
 * Gives up one's room, from the house where it is: whoever is in it is shown out, what can be carried comes to the tenant by
 * post, and the rest goes with the room.
 */
export const giveUpHome = defineDeed({
  name: "give-up-home",
  check: (_args, { game, actor }) => cannotGiveUp(game, actor),
  perform(_args, context) {
    const { game, actor, show, emit } = context;
    const room = homeOf(game, actor);
    if (!room) return;
    const house = game.placeOf(actor);
    for (const one of room.sources(ContainedIn)) if (isBeing(one)) showOut(context, one, house);
    const { sent, gone } = clear(game, room);
    const { mostThings } = game.rules.post;
    for (let from = 0; from < sent.length; from += mostThings)
      sendLetter(game, {
        to: actor.id,
        from: "the house",
        subject: "What was in your room",
        text: "You left this behind with your room. It is enclosed.",
        things: sent.slice(from, from + mostThings).map((thing) => ({ thing, count: countOf(thing) })),
      });
    const lost = [room, ...gone].map((one) => ({ id: one.prototype?.id ?? "", count: countOf(one) }));
    for (const one of [...gone, room]) one.despawn();
    show(
      [actor],
      sent.length === 0
        ? "You hand back the key. Nothing of yours was left in your room."
        : "You hand back the key. What was in your room comes to you by post. <hint>HELP MAIL tells how to fetch it.</hint>",
    );
    show(game.witnesses(actor), "{actor} hands back a key.", { actor });
    const counts: Record<string, number> = {};
    for (const { id, count } of lost) counts[id] = (counts[id] ?? 0) + count;
    emit({ type: "HomeGivenUp", entity: actor, gone: counts });
  },
  commands: [
    {
      name: "home",
      forms: ["home give up for good"],
      usage: "HOME GIVE UP FOR GOOD takes no more words.",
      help: "Gives up your room for good; what is in it comes by post.",
    },
  ],
});

function cannotGiveUp(game: Game, actor: Entity): Refusal<string> | undefined {
  const unable = handy(game, actor);
  if (unable) return unable;
  const room = homeOf(game, actor);
  if (!room) return refuse("You have no room of your own. <hint>HELP HOMES tells where they are let.</hint>");
  if (game.placeOf(actor) === room) return refuse("From outside, please: go OUT first.");
  const house = houseOf(game, room);
  // A house that content has dropped has no door to stand before.
  return !house || game.placeOf(actor) === house
    ? undefined
    : refuse("Your room is in {house}: go there to give it up.", { house });
}

function showOut(context: DeedContext, being: Entity, house: Entity): void {
  context.show([being], "This room is given up. You are shown out.");
  whisk(context, being, house, {
    leaves: "{being} is shown out.",
    arrives: "{being} is shown out of a room.",
  });
}

/** What of a room, and of what is built in there, can be sent; and what is built in itself. */
function clear(game: Game, place: Entity): { sent: Entity[]; gone: Entity[] } {
  const sent: Entity[] = [];
  const gone: Entity[] = [];
  for (const thing of place.sources(ContainedIn)) {
    if (liftable(thing)) {
      gone.push(thing);
      const inside = clear(game, thing);
      sent.push(...inside.sent);
      gone.push(...inside.gone);
    } else {
      putOut(game, thing);
      sent.push(thing);
    }
  }
  return { sent, gone };
}

/** Paper burns: what is lit is put out first, and what is left of it is kept. */
function putOut(game: Game, thing: Entity): void {
  for (const inside of thing.sources(ContainedIn)) putOut(game, inside);
  const lit = thing.get(Lit);
  if (!lit) return;
  thing.remove(Lit);
  if (lit.until !== undefined)
    thing.add(Fuel({ seconds: Math.max(0, Math.round((lit.until - game.clock.now()) / 1_000)) }));
}
