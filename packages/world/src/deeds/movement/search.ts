import type { Entity, Refusal } from "@wyldlands/ecs";
import { beginActivity, busy } from "../../bodies/activity.ts";
import { able } from "../../bodies/posture.ts";
import { practise, rankOf } from "../../bodies/skills.ts";
import { bonus } from "../../bodies/stats.ts";
import { Character, ContainedIn, Discoveries, Hidden, Room, Ways } from "../../components/index.ts";
import { DIRECTIONS } from "../../content/directions.ts";
import type { Game } from "../../game.ts";
import { noticeChance } from "../../rules/formulas/stealth.ts";
import { searchChance } from "../../rules/formulas/search-chance.ts";
import { lightIn } from "../../views/light.ts";
import { isBeing, nameOf } from "../../views/names.ts";
import { blinded, isVisible } from "../../views/sight.ts";
import { exitKey, hasFound } from "../../views/ways.ts";
import { defineDeed, type DeedContext } from "../deed.ts";
import { unengaged } from "./go.ts";
import { reveal } from "./reveal.ts";

const SKILL = "searching";
const SECONDS = 3;

/** Looks for what is hidden where one is: ways, things, and whoever hides. */
export const search = defineDeed({
  name: "search",
  check: (_args, { game, actor }) => unengaged(actor) ?? busy(actor) ?? unfit(game, actor),
  perform(_args, context) {
    beginActivity(context, {
      deed: searched.name,
      args: {},
      doing: "searching",
      seconds: SECONDS,
      breaksOn: ["move", "hurt", "attack"],
    });
  },
  words: { actor: "You begin to search, corner by corner.", others: "{actor} begins to search the place." },
  commands: [
    {
      name: "search",
      forms: ["search"],
      usage: "SEARCH takes no more words: it goes over the whole place.",
      help: "Looks for hidden ways and things, and for those who hide. Searching again may find what you missed; it can be learned.",
    },
  ],
});

/** The end of it: each hidden thing is found by its own chance. */
export const searched = defineDeed({
  name: "searched",
  check: (_args, { game, actor }) => unfit(game, actor),
  perform(_args, context) {
    const { actor, show } = context;
    const found = [...findWays(context), ...findThings(context), ...findHiders(context)];
    if (found.length === 0) show([actor], "You find nothing that you did not know.");
    practise(context, actor, SKILL);
  },
});

function unfit(game: Game, actor: Entity): Refusal<string> | undefined {
  return able(game, actor, "standing") ?? blinded(game, actor);
}

function chance({ game, actor }: DeedContext, difficulty: number): boolean {
  const dim = lightIn(game, game.placeOf(actor)) === "dim";
  const likely = searchChance(rankOf(actor, SKILL), bonus(game, actor, "wisdom"), difficulty, dim);
  return game.rng.int(100) < likely;
}

function findWays(context: DeedContext): string[] {
  const { game, actor, show } = context;
  const room = game.placeOf(actor);
  const ways = room.get(Ways) ?? {};
  return DIRECTIONS.filter((direction) => {
    const difficulty = ways[direction]?.hidden;
    if (difficulty === undefined || room.need(Room).exits[direction] === undefined) return false;
    if (hasFound(actor, room, direction) || !chance(context, difficulty)) return false;
    remember(actor, exitKey(room, direction));
    show([actor], "<hint>You find a way {direction} that does not show!</hint>", { direction });
    return true;
  });
}

function findThings(context: DeedContext): Entity[] {
  const { game, actor, show } = context;
  return game
    .placeOf(actor)
    .sources(ContainedIn)
    .filter((thing) => {
      const difficulty = thing.get(Hidden)?.difficulty;
      if (difficulty === undefined || isVisible(game, actor, thing) || !chance(context, difficulty))
        return false;
      remember(actor, thing.id);
      show([actor], "<hint>You find {thing}!</hint>", { thing: { markup: nameOf(thing) } });
      return true;
    });
}

/** Who hides is found as one who sneaks is noticed; then everybody sees him. */
function findHiders(context: DeedContext): Entity[] {
  const { game, actor, show } = context;
  const dim = lightIn(game, game.placeOf(actor)) === "dim";
  const wisdom = bonus(game, actor, "wisdom") + rankOf(actor, SKILL) / 10;
  return game.witnesses(actor).filter((one) => {
    if (!isBeing(one) || isVisible(game, actor, one)) return false;
    if (one.has(Character) && game.players.sessionOf(one) === undefined) return false;
    const likely = noticeChance(rankOf(one, "hiding"), bonus(game, one, "dexterity"), wisdom, dim);
    if (game.rng.int(100) >= likely || !reveal(context, one)) return false;
    show([actor], "You find {one}!", { one });
    show([one], "{actor} finds you!", { actor });
    return true;
  });
}

function remember(actor: Entity, what: string): void {
  if (actor.has(Discoveries)) actor.edit(Discoveries).push(what);
  else actor.add(Discoveries([what]));
}
