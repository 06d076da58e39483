import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What an npc has offered that a yes can take. */
export const OFFER_KINDS = ["sell", "buy", "quest"] as const;

const offer = z.object({
  /** Entity id of the npc. */
  by: z.string(),
  /** `sell`: it would sell; `buy`: it would buy; `quest`: it has work. */
  kind: z.enum(OFFER_KINDS),
  /** Prototype of the ware, entity id of the thing, or id of the quest. */
  what: z.string(),
  count: z.int().min(1),
  /** Coins for all of it, as they were named. */
  coins: z.int().min(0),
  /** World time in milliseconds at which it lapses. */
  until: z.number(),
});

/** Offers that npcs have made to a character by word of mouth, the newest last: ACCEPT takes one. What has lapsed goes with the next. */
export const OpenOffers = defineComponent("open-offers", {
  schema: z.array(offer),
  default: (): z.output<typeof offer>[] => [],
});
