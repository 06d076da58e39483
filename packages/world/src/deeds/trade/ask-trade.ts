import type { Entity, Refusal } from "@wyldlands/ecs";
import { able } from "../../bodies/posture.ts";
import { Character, Combatant, TradeAsked } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { handy } from "../../items/handy.ts";
import { ignores } from "../../society/ignoring.ts";
import { correct, dealOf, openSheet } from "../../trade/sheet.ts";
import { sheetView } from "../../trade/sheet-view.ts";
import { apart } from "../../trade/swap.ts";
import { defineDeed, type DeedContext } from "../deed.ts";
import { company, refuse } from "../refusals.ts";
import { call, noDeal, showSheet, showSlips } from "./show-sheet.ts";

/** How long one who was asked has to answer, in milliseconds of world time. */
export const ANSWER_MS = 60_000;

/**
 * Asks a player to trade; who asks one who has asked already, or says `accept`, opens the sheet. Without a name it shows the
 * sheet, and `cancel` puts it away. Nothing changes hands by any of it.
 */
export const askTrade = defineDeed<{ to?: Entity; what?: string }>({
  name: "ask-trade",
  check({ to, what }, { game, actor }) {
    if (what === undefined && !to) return able(game, actor, "resting") ?? noDeal(game, actor);
    if (isCancel(what)) return asking(game, actor) || dealOf(game, actor) ? undefined : noDeal(game, actor);
    const unable = handy(game, actor);
    if (unable) return unable;
    const whom = isAccept(what) ? askerOf(game, actor) : to;
    if (!whom)
      return isAccept(what)
        ? refuse("Nobody here has asked you to trade. <hint>TRADE and a name asks somebody.</hint>")
        : refuse("There is nobody called '{what}' here to trade with.", { what: what ?? "" });
    return mayTrade(game, actor, whom);
  },
  perform({ to, what }, context) {
    const { game, actor, show, emit } = context;
    const deal = dealOf(game, actor);
    if (isCancel(what)) {
      if (deal) call(context, deal.sheet, "{who} calls the trade off.", { who: actor });
      else {
        actor.remove(TradeAsked);
        show([actor], "You take back your offer to trade.");
      }
      return undefined;
    }
    if (deal) {
      const slips = correct(game, deal);
      if (slips.length > 0) showSlips(context, slips);
      else show([actor], "{view}", { view: { markup: sheetView(game, deal) } });
      return undefined;
    }
    const whom = isAccept(what) ? askerOf(game, actor) : to;
    if (!whom) return refuse("There is nobody to trade with.");
    if (!asked(game, whom, actor)) {
      ask(context, whom);
      return undefined;
    }
    for (const one of [actor, whom]) if (one.has(TradeAsked)) one.remove(TradeAsked);
    openSheet(game, whom, actor);
    emit({ type: "TradeOpened", entity: actor, with: whom });
    show([whom], "{actor} is willing to trade.", { actor });
    show([actor], "You and {whom} put your heads together.", { whom });
    show(
      game.witnesses(actor).filter((one) => one !== whom),
      "{actor} and {whom} put their heads together over a trade.",
      { actor, whom },
    );
    showSheet(context, actor, whom);
    return undefined;
  },
  commands: [
    {
      name: "trade",
      position: "resting",
      aliases: ["barter"],
      forms: ["trade", "trade with <to:beings>", "trade <to:beings>", "trade <what:word>"],
      usage:
        "Trade with whom? TRADE and a player's name asks them, TRADE ACCEPT says yes, TRADE shows the sheet, TRADE CANCEL ends it.",
      help: "Trades things and coins with another player, both ways at once or not at all: trade tern, trade accept, trade (shows the sheet), trade cancel.",
    },
  ],
});

function isAccept(what: string | undefined): boolean {
  return what !== undefined && /^(?:accept|yes)$/i.test(what);
}

function isCancel(what: string | undefined): boolean {
  return what !== undefined && /^(?:cancel|end|stop|no)$/i.test(what);
}

function mayTrade(game: Game, actor: Entity, to: Entity): Refusal<string> | undefined {
  const deal = dealOf(game, actor);
  if (deal)
    return refuse(
      "You are trading with {other} already. <hint>TRADE shows the sheet, TRADE CANCEL ends it.</hint>",
      {
        other: deal.other,
      },
    );
  const absent = company(actor, to);
  if (absent) return absent;
  if (!to.has(Character))
    return refuse("{to} does not trade so. <hint>GIVE hands things over, and shops BUY and SELL.</hint>", {
      to,
    });
  if (ignores(game, to, actor)) return refuse("{to} does not want to trade with you.", { to });
  if (actor.has(Combatant)) return refuse("You are fighting.");
  const unready = apart(game, actor, to);
  if (unready) return unready;
  return dealOf(game, to) ? refuse("{to} is trading with somebody else.", { to }) : undefined;
}

function ask({ game, actor, show }: DeedContext, to: Entity): void {
  const again = asked(game, actor, to);
  actor.add(TradeAsked({ of: to.id, until: game.clock.now() + ANSWER_MS }));
  if (again) {
    show(
      [actor],
      "You have asked {to} already: it is for {to} to say. <hint>TRADE CANCEL takes it back.</hint>",
      {
        to,
      },
    );
    return;
  }
  show([actor], "You offer {to} a trade. <hint>It begins when {to} says TRADE ACCEPT.</hint>", { to });
  show(
    [to],
    "{actor} would like to trade with you. <hint>TRADE ACCEPT says yes; do nothing, and nothing happens.</hint>",
    {
      actor,
    },
  );
}

/** Whom the being waits for, if that has not lapsed. */
function asking(game: Game, being: Entity): string | undefined {
  const waits = being.get(TradeAsked);
  return waits && waits.until > game.clock.now() ? waits.of : undefined;
}

function asked(game: Game, by: Entity, of: Entity): boolean {
  return asking(game, by) === of.id;
}

/** Somebody here who has asked the being: the one whose answer is due last. */
function askerOf(game: Game, being: Entity): Entity | undefined {
  return game
    .witnesses(being)
    .filter((one) => asked(game, one, being))
    .sort((a, b) => b.need(TradeAsked).until - a.need(TradeAsked).until)[0];
}
