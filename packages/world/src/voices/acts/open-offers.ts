import type { Entity } from "@wyldlands/ecs";
import { OpenOffers, type OFFER_KINDS } from "../../components/open-offers.ts";
import type { Game } from "../../game.ts";

export interface OpenOffer {
  /** Entity id of the npc. */
  readonly by: string;
  readonly kind: (typeof OFFER_KINDS)[number];
  /** Prototype of the ware, entity id of the thing, or id of the quest. */
  readonly what: string;
  readonly count: number;
  /** Coins for all of it. */
  readonly coins: number;
  /** World milliseconds. */
  readonly until: number;
}

/** An offer by word of mouth holds for so long (milliseconds of world time). */
export const OFFER_MS = 120_000;
/** Offers that are open to one character at a time; the oldest goes for a new one. */
const MOST_OPEN = 4;

/** What is on offer to the character now, the newest last; by that npc alone, when one is named. */
export function openOffersOf(game: Game, to: Entity, by?: Entity): OpenOffer[] {
  const now = game.clock.now();
  return (to.get(OpenOffers) ?? []).filter(
    (offer) => offer.until > now && (by === undefined || offer.by === by.id),
  );
}

/** The npc makes an offer: for what it had offered of that before, it is the new word. Only inside a deed. */
export function makeOffer(
  game: Game,
  npc: Entity,
  to: Entity,
  offer: Pick<OpenOffer, "kind" | "what" | "count" | "coins">,
): void {
  const others = openOffersOf(game, to).filter((one) => !isSame(one, { ...offer, by: npc.id }));
  const made = { ...offer, by: npc.id, until: game.clock.now() + OFFER_MS };
  to.add(OpenOffers([...others, made].slice(-MOST_OPEN)));
}

/** An offer was taken, or is withdrawn. Only inside a deed. */
export function endOffer(game: Game, to: Entity, offer: Pick<OpenOffer, "by" | "kind" | "what">): void {
  if (!to.has(OpenOffers)) return;
  const left = openOffersOf(game, to).filter((one) => !isSame(one, offer));
  if (left.length > 0) to.add(OpenOffers(left));
  else to.remove(OpenOffers);
}

function isSame(
  a: Pick<OpenOffer, "by" | "kind" | "what">,
  b: Pick<OpenOffer, "by" | "kind" | "what">,
): boolean {
  return a.by === b.by && a.kind === b.kind && a.what === b.what;
}
