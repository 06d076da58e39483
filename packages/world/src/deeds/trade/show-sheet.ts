import type { Entity, Refusal } from "@wyldlands/ecs";
import { TradeSheet } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { closeSheet, dealOf, type Slip } from "../../trade/sheet.ts";
import { sheetView, slipWords } from "../../trade/sheet-view.ts";
import type { WordValues } from "../../views/words.ts";
import type { DeedContext } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Why there is no sheet to look at or write on. */
export function noDeal(game: Game, actor: Entity): Refusal<string> | undefined {
  return dealOf(game, actor)
    ? undefined
    : refuse("You are not trading. <hint>TRADE and a player's name asks one who is here.</hint>");
}

/** Both read the sheet as it is now. */
export function showSheet({ game, show }: DeedContext, ...both: readonly Entity[]): void {
  for (const being of both) {
    const deal = dealOf(game, being);
    if (deal) show([being], "{view}", { view: { markup: sheetView(game, deal) } });
  }
}

/** Both read what is no longer so, and the sheet as it has become. */
export function showSlips(context: DeedContext, slips: readonly Slip[]): void {
  const { game, actor, show } = context;
  const deal = dealOf(game, actor);
  if (!deal) return;
  const both = [actor, deal.other];
  for (const slip of slips) show(both, "{slip}", { slip: { markup: slipWords(slip) } });
  showSheet(context, ...both);
}

/** The trade ends with nothing changed, and both read why. Only inside a deed. */
export function call(context: DeedContext, sheet: Entity, why: string, values: WordValues): void {
  const { game, show, emit } = context;
  const both = sheet.need(TradeSheet).sides.flatMap(({ who }) => game.world.byId(who) ?? []);
  closeSheet(game, sheet);
  show(both, `${why} The trade is off, and everything stays where it was.`, values);
  for (const entity of both) emit({ type: "TradeEnded", entity, done: false });
}
