import { TradeSheet } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { SILENCE_MS } from "../../trade/sheet.ts";
import { call } from "./show-sheet.ts";

/** What ends a trade by itself, and what both read of it. `who`: whose doing it is. */
export const ENDINGS = {
  left: "{who} has gone.",
  fight: "There is a fight.",
  lost: "{who} is lost in thought.",
  quit: "{who} has left for another shore.",
} as const;
export type Ending = keyof typeof ENDINGS;

/** A trade ends by what happened to one of the two. The actor is the sheet. */
export const endTrade = defineDeed<{ how: Ending; name: string }>({
  name: "end-trade",
  check: (_args, { actor }) => (actor.has(TradeSheet) ? undefined : refuse("There is no trade.")),
  perform({ how, name }, context) {
    call(context, context.actor, ENDINGS[how], { who: { markup: name } });
  },
});

/** Nobody has changed the sheet for long: it is put away. The actor is the sheet. Due handler `trade-lapse`. */
export const lapseTrade = defineDeed({
  name: "lapse-trade",
  check: (_args, { actor }) => (actor.has(TradeSheet) ? undefined : refuse("There is no trade.")),
  perform(_args, context) {
    const { game, actor } = context;
    const left = actor.need(TradeSheet).changedAt + SILENCE_MS - game.clock.now();
    if (left > 0) game.due.schedule(actor, left, "trade-lapse", {});
    else call(context, actor, "Nobody has said anything for a long while.", {});
  },
});
