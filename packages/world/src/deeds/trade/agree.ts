import type { Entity, Refusal } from "@wyldlands/ecs";
import { TradeSheet } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { handy } from "../../items/handy.ts";
import { remember } from "../../society/regard.ts";
import { closeSheet, correct, dealOf, type Deal } from "../../trade/sheet.ts";
import { sheetView } from "../../trade/sheet-view.ts";
import { apart, cannotSwap, swap } from "../../trade/swap.ts";
import { defineDeed, type DeedContext } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { noDeal, showSlips } from "./show-sheet.ts";

/** For so long after the other's change (milliseconds of world time) one has to say which revision one means. */
export const HASTE_MS = 3_000;

/** A fair trade is remembered kindly, a little. */
const REGARD = { affinity: 0.01, trust: 0.02 };

/**
 * Agrees to the trade sheet as it is. When both have agreed to one revision everything on it changes hands in this deed, both
 * ways or not at all: whatever is no longer there, no longer as it was, or too heavy, stops it. The books call it `trade`.
 */
export const agree = defineDeed<{ revision?: number }>({
  name: "trade",
  check({ revision }, { game, actor }) {
    const unable = handy(game, actor);
    if (unable) return unable;
    const deal = dealOf(game, actor);
    if (!deal) return noDeal(game, actor);
    return apart(game, actor, deal.other) ?? hasty(game, deal, revision);
  },
  perform(_args, context) {
    const { game, actor, show } = context;
    const deal = dealOf(game, actor);
    if (!deal) return noDeal(game, actor);
    const slips = correct(game, deal);
    if (slips.length > 0) {
      showSlips(context, slips);
      return undefined;
    }
    if (!deal.theirs.agreed) {
      consent(deal.sheet, actor);
      show([actor], "You agree to the trade as it stands, and wait for {other}.", { other: deal.other });
      show([deal.other], "{actor} agrees to the trade.\n{view}", { actor, view: viewOf(game, deal.other) });
      return undefined;
    }
    const obstacle = cannotSwap(game, actor, deal);
    if (obstacle) {
      // Both have to say yes again, to whatever they make of it.
      for (const side of deal.sheet.edit(TradeSheet).sides) side.agreed = false;
      show([actor, deal.other], "{why} So nothing changes hands, and nobody has agreed.", {
        why: { markup: obstacle.words },
      });
      return undefined;
    }
    complete(context, deal);
    return undefined;
  },
  commands: [
    {
      name: "agree",
      position: "resting",
      forms: ["agree", "agree to <revision:number>", "agree <revision:number>"],
      usage: "AGREE, or AGREE and the number of the revision you mean; TRADE shows it.",
      help: "Agrees to a trade as it stands: agree, agree 4 (only if it is still at revision 4). When both have, everything changes hands.",
    },
  ],
});

/** Nobody agrees to what they cannot have read. */
function hasty(
  game: Game,
  { sheet, other, mine, theirs }: Deal,
  revision: number | undefined,
): Refusal<string> | undefined {
  const { revision: now, changedAt, changedBy } = sheet.need(TradeSheet);
  if (revision !== undefined && revision !== now)
    return refuse("The sheet is at revision {now}, not {revision}. <hint>TRADE shows it.</hint>", {
      now,
      revision,
    });
  if (revision === undefined && changedBy === other.id && game.clock.now() - changedAt < HASTE_MS)
    return refuse(
      "The sheet changed just now; look again. <hint>TRADE shows it; AGREE {now} takes it as it is.</hint>",
      {
        now,
      },
    );
  if (mine.agreed) return refuse("You have agreed already. It is for {other} to say.", { other });
  const empty = [mine, theirs].every(({ coins, things }) => coins === 0 && things.length === 0);
  return empty ? refuse("There is nothing on the sheet yet. <hint>OFFER something.</hint>") : undefined;
}

function consent(sheet: Entity, being: Entity): void {
  for (const side of sheet.edit(TradeSheet).sides) if (side.who === being.id) side.agreed = true;
}

function viewOf(game: Game, being: Entity): { markup: string } {
  const deal = dealOf(game, being);
  return { markup: deal ? sheetView(game, deal) : "" };
}

function complete(context: DeedContext, deal: Deal): void {
  const { game, actor, show, emit } = context;
  const { other } = deal;
  swap(context, actor, deal);
  closeSheet(game, deal.sheet);
  remember(game, actor, other, "traded", REGARD);
  remember(game, other, actor, "traded", REGARD);
  show([actor], "You agree, and you and {other} change what you offered. The trade is done.", { other });
  show([other], "{actor} agrees, and you change what you offered. The trade is done.", { actor });
  show(
    game.witnesses(actor).filter((one) => one !== other),
    "{actor} and {other} shake hands on a trade.",
    { actor, other },
  );
  for (const entity of [actor, other]) emit({ type: "TradeEnded", entity, done: true });
}
