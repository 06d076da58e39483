import type { Entity, Refusal } from "@wyldlands/ecs";
import { challenges } from "../../combat/may-attack.ts";
import { TradeAsked } from "../../components/index.ts";
import { list } from "../../content/prose.ts";
import type { Game } from "../../game.ts";
import { invitationsOf } from "../../groups/invitations.ts";
import { plainName } from "../../views/names.ts";
import { openOffersOf, type OpenOffer } from "../../voices/acts/open-offers.ts";
import { cannotTake } from "../../quests/requirements.ts";
import { offeredHere } from "../quest/accept.ts";
import { reach, refuse } from "../refusals.ts";

/** The newest offer of somebody who is here, of `from` alone when it is named; or why there is none, and what else waits for an answer. */
export function standingOffer(
  game: Game,
  actor: Entity,
  from: Entity | undefined,
): { offer: OpenOffer; npc: Entity } | Refusal<string> {
  const isHere = ({ by }: OpenOffer): boolean => {
    const npc = game.world.byId(by);
    return npc !== undefined && !reach(actor, npc);
  };
  const offer = openOffersOf(game, actor, from).findLast(isHere);
  const npc = offer && game.world.byId(offer.by);
  if (offer && npc) return { offer, npc };
  if (from)
    return refuse("{from} has offered you nothing, or not lately. <hint>ASK {from} ABOUT it again.</hint>", {
      from,
    });
  const waiting = answersWanted(game, actor);
  if (waiting.length > 0)
    return refuse(
      "Nobody here has offered you anything of late. <hint>You can still answer {waiting}.</hint>",
      {
        waiting: list(waiting),
      },
    );
  return refuse(
    "Nobody here has offered you anything of late. Nobody waits for a yes or a no of yours. <hint>SAY YES says it aloud.</hint>",
  );
}

/** What waits for a yes or a no of the actor by another command, with that command. */
function answersWanted(game: Game, actor: Entity): string[] {
  const now = game.clock.now();
  const here = game.witnesses(actor);
  const trades = here.filter((one) => {
    const asked = one.get(TradeAsked);
    return asked !== undefined && asked.of === actor.id && asked.until > now;
  });
  const named = (one: Entity): string => plainName(one);
  return [
    ...trades.map((one) => `${named(one)}'s trade (TRADE ACCEPT)`),
    ...here
      .filter((one) => challenges(one, actor) && !challenges(actor, one))
      .map((one) => `${named(one)}'s challenge (DUEL ${named(one).toUpperCase()})`),
    ...invitationsOf(game, actor, "group").map(({ name }) => `${name}'s group (GROUP ACCEPT)`),
    ...invitationsOf(game, actor, "clan").map(({ name }) => `the clan ${name} (CLAN ACCEPT)`),
    ...offeredHere(game, actor)
      .filter((quest) => !cannotTake(game, actor, quest))
      .map(({ name }) => `the offer of work '${name}' (QUEST ACCEPT, QUEST DECLINE)`),
  ];
}
