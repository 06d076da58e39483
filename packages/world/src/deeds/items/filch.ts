import type { Entity } from "@wyldlands/ecs";
import { isAsleep } from "../../bodies/conditions.ts";
import { practise, rankOf } from "../../bodies/skills.ts";
import { bonus } from "../../bodies/stats.ts";
import { Character, Combatant } from "../../components/index.ts";
import { coinsOf, payCoins, purseOf } from "../../items/purse.ts";
import { handy } from "../../items/handy.ts";
import { canCarry } from "../../items/load.ts";
import { noticeChance } from "../../rules/formulas/stealth.ts";
import { remember } from "../../society/regard.ts";
import { lightIn } from "../../views/light.ts";
import { countOf, isBeing } from "../../views/names.ts";
import { blinded, isVisible } from "../../views/sight.ts";
import { defineDeed } from "../deed.ts";
import { reveal } from "../movement/reveal.ts";
import { company, refuse } from "../refusals.ts";

/** Coins that fit between two fingers. */
const MOST = 5;
const SKILL = "sneaking";

/** Takes coins out of a purse that hangs on somebody else. Whoever sees it done knows who did. Players' purses are theirs. */
export const filch = defineDeed<{ to: Entity }>({
  name: "filch",
  check({ to }, { game, actor }) {
    const unable = handy(game, actor) ?? company(actor, to);
    if (unable) return unable;
    if (to === actor) return refuse("You pick your own pocket, and are none the richer.");
    if (!isBeing(to)) return refuse("{to} has no pockets.", { to });
    if (actor.has(Combatant)) return refuse("Not in the middle of a fight.");
    if (to.has(Character)) return refuse("A player's purse is knotted. <hint>TRADE is the way to it.</hint>");
    if (rankOf(actor, SKILL) === 0 && actor.has(Character))
      return refuse("You would need lighter feet for that. <hint>SNEAKING can be learned.</hint>");
    const purse = purseOf(game, to);
    return purse && canCarry(game, actor, purse, Math.min(countOf(purse), MOST));
  },
  perform({ to }, context) {
    const { game, actor, show, emit } = context;
    const coins = Math.min(coinsOf(game, to), 1 + game.rng.int(MOST));
    if (coins === 0) {
      show([actor], "{to} has nothing in the purse but lint.", { to });
      return;
    }
    const dim = lightIn(game, game.placeOf(actor)) !== "bright";
    const rank = rankOf(actor, SKILL);
    const noticed = game
      .witnesses(actor)
      .filter(
        (one) => isBeing(one) && !isAsleep(game, one) && isVisible(game, one, actor) && !blinded(game, one),
      )
      .filter(
        (one) =>
          game.rng.int(100) <
          noticeChance(rank, bonus(game, actor, "dexterity"), bonus(game, one, "wisdom"), dim),
      );
    payCoins(game, to, coins, actor);
    practise(context, actor, SKILL);
    const values = { actor, to, coins: { markup: game.coinName(coins) } };
    show(
      [actor],
      noticed.length > 0
        ? "You get {coins} of {to}, and are seen."
        : "You get {coins} of {to}. Nobody looks up.",
      values,
    );
    show(
      noticed.filter((one) => one !== to),
      "You see {actor} with a hand in {to}'s purse.",
      values,
    );
    if (noticed.length > 0) reveal(context, actor);
    if (noticed.includes(to)) remember(game, to, actor, "stole from me", { affinity: -0.2, trust: -0.4 });
    emit({ type: "CoinsFilched", entity: actor, from: to, coins, noticed });
  },
  commands: [
    {
      name: "filch",
      forms: ["filch from <to:beings>", "filch <to:beings>"],
      usage: "Filch from whom? For example FILCH FROM VANE, when nobody looks.",
      help: "Takes a few coins out of the purse of somebody who lives here: filch from vane. It takes light feet (SNEAKING), and whoever sees it done remembers, the watch too.",
      cooldown: 30,
      cooldownWords: "Your fingers are still shaking: {seconds} seconds more.",
    },
  ],
});
