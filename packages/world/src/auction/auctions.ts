import type { Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { defineCommand } from "../commands/command.ts";
import { parseSelector, select } from "../commands/selector.ts";
import { Lot } from "../components/index.ts";
import type { Game } from "../game.ts";
import { leastBid } from "../rules/formulas/least-bid.ts";
import { lotsOf, wareName, waresOf } from "./lots.ts";

/** Lists the lots that are up, or those that are meant. */
export const auctions = defineCommand(
  {
    name: "auctions",
    aliases: ["lots"],
    forms: ["auctions", "auctions mine", "auctions <what:text>"],
    usage: "AUCTIONS lists all lots, AUCTIONS OAR those with oars, AUCTIONS MINE yours.",
    help: "Lists what is up for auction, wherever you are: auctions, auctions oar, auctions mine (what you have put up or bid for).",
  },
  ({ game, actor, tell }, rest) => {
    const all = lotsOf(game);
    const found =
      rest === ""
        ? all
        : /^(?:mine|my)$/i.test(rest)
          ? all.filter((lot) => isMine(lot, actor))
          : meant(game, all, rest);
    if (found.length === 0) {
      tell(
        all.length === 0
          ? "Nothing is up for auction. <hint>HELP AUCTION tells how to change that.</hint>"
          : `No lot is like '${escapeMarkup(rest)}'. <hint>AUCTIONS alone lists all of them.</hint>`,
      );
      return;
    }
    tell(found.map((lot) => lotWords(game, lot, actor)).join("\n"));
  },
);

function isMine(lot: Entity, actor: Entity): boolean {
  const { seller, bid } = lot.need(Lot);
  return seller.id === actor.id || bid?.id === actor.id;
}

function meant(game: Game, lots: readonly Entity[], text: string): Entity[] {
  const selector = parseSelector(text);
  if (!selector) return [];
  return lots.filter(
    (lot) => select({ words: selector.words, ordinal: 1, all: true }, waresOf(game, lot)).length > 0,
  );
}

/** One lot in plain sentences. */
function lotWords(game: Game, lot: Entity, actor: Entity): string {
  const { number, seller, bid, minimum, buyout, endsAt } = lot.need(Lot);
  const from = seller.id === actor.id ? "you" : escapeMarkup(seller.name);
  const by = bid?.id === actor.id ? "you" : escapeMarkup(bid?.name ?? "");
  const last = bid
    ? `${game.coinName(bid.coins)} bid by ${by}, ${leastBid(minimum, bid.coins)} is the next`
    : `${game.coinName(minimum)} at least`;
  const atOnce = buyout === undefined ? "" : `, ${buyout} has it at once`;
  return `Lot ${number}: ${wareName(game, lot)}, from ${from}; ${last}${atOnce}; ${leftWords(endsAt - game.clock.now())}.`;
}

/** How long it is up yet. */
export function leftWords(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  if (minutes <= 1) return "it ends within a minute";
  return minutes < 120 ? `${minutes} minutes left` : `${Math.round(minutes / 60)} hours left`;
}
