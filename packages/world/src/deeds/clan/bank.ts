import { clanOf, membersInPlay } from "../../clans/clans.ts";
import { Clan } from "../../components/index.ts";
import { handy } from "../../items/handy.ts";
import { canCarry } from "../../items/load.ts";
import { coinsOf, payCoins, purseOf } from "../../items/purse.ts";
import { plainName } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { lacksRight, noClan } from "./no-clan.ts";

/** Puts coins into the clan's bank. Every member may. */
export const clanDeposit = defineDeed<{ count: number }>({
  name: "clan-deposit",
  check({ count }, { game, actor }) {
    const unable = handy(game, actor) ?? noClan(game, actor);
    if (unable) return unable;
    if (count < 1) return refuse("One coin at least.");
    const had = coinsOf(game, actor);
    return had >= count
      ? undefined
      : refuse("You have only {coins}.", { coins: { markup: game.coinName(had) } });
  },
  perform({ count }, { game, actor, show }) {
    const clan = clanOf(game, actor);
    if (!clan) return;
    payCoins(game, actor, count, clan);
    const values = {
      actor: plainName(actor),
      coins: { markup: game.coinName(count) },
      now: { markup: game.coinName(coinsOf(game, clan)) },
    };
    show([actor], "You put {coins} into your clan's bank: it holds {now} now.", values);
    const others = membersInPlay(game, clan).filter((one) => one !== actor);
    show(others, "{actor} puts {coins} into your clan's bank.", values);
  },
  commands: [
    {
      name: "clan",
      forms: ["clan deposit <count:number>", "clan deposit <count:number> <coin:word>"],
      usage: "Deposit how many? For example CLAN DEPOSIT 20.",
      help: "Puts coins into your clan's bank.",
    },
  ],
});

/** Takes coins out of the clan's bank; a right of some ranks. */
export const clanWithdraw = defineDeed<{ count: number }>({
  name: "clan-withdraw",
  check({ count }, { game, actor }) {
    const unable = handy(game, actor) ?? lacksRight(game, actor, "bank");
    const clan = clanOf(game, actor);
    if (unable || !clan) return unable;
    if (count < 1) return refuse("One coin at least.");
    const purse = purseOf(game, clan);
    const had = coinsOf(game, clan);
    if (!purse || had < count)
      return refuse("The bank of {clan} holds only {coins}.", {
        clan: clan.need(Clan).name,
        coins: { markup: game.coinName(had) },
      });
    return canCarry(game, actor, purse, count);
  },
  perform({ count }, { game, actor, show }) {
    const clan = clanOf(game, actor);
    if (!clan) return;
    payCoins(game, clan, count, actor);
    const values = {
      actor: plainName(actor),
      coins: { markup: game.coinName(count) },
      now: { markup: game.coinName(coinsOf(game, clan)) },
    };
    show([actor], "You take {coins} out of your clan's bank: it holds {now} now.", values);
    const others = membersInPlay(game, clan).filter((one) => one !== actor);
    show(others, "{actor} takes {coins} out of your clan's bank.", values);
  },
  commands: [
    {
      name: "clan",
      forms: ["clan withdraw <count:number>", "clan withdraw <count:number> <coin:word>"],
      usage: "Withdraw how many? For example CLAN WITHDRAW 20.",
      help: "Takes coins out of your clan's bank, if your rank allows it.",
    },
  ],
});
