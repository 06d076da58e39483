import type { Entity, Refusal } from "@wyldlands/ecs";
import { beginActivity } from "../../bodies/activity.ts";
import { practise, rankOf } from "../../bodies/skills.ts";
import { bonus } from "../../bodies/stats.ts";
import { Closure, Lock } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { lockpickChance } from "../../rules/formulas/lockpick-chance.ts";
import { unengaged } from "../movement/go.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { atHand, tellAround } from "./at-hand.ts";

const SKILL = "lockpicking";
const SECONDS = 5;

/** Sets about a lock without its key: it takes some seconds, and the skill. */
export const pick = defineDeed<{ item: Entity }>({
  name: "pick",
  check: ({ item }, { game, actor }) => unengaged(actor) ?? pickable(game, actor, item),
  perform({ item }, context) {
    beginActivity(context, {
      deed: picked.name,
      args: { item },
      doing: "picking the lock",
      seconds: SECONDS,
      breaksOn: ["move", "hurt", "attack"],
    });
    tellAround(context, item, {
      actor: "You bend to the lock of {item}, and listen.",
      others: "{actor} bends to the lock of {item}.",
    });
  },
  commands: [
    {
      name: "pick",
      forms: ["pick <item:closable>", "pick lock of <item:closable>", "pick lock on <item:closable>"],
      usage: "Pick which lock? For example PICK DOOR, PICK NORTH or PICK CHEST.",
      help: "Tries to open a lock without its key, if you have learned lockpicking: pick door, pick chest.",
    },
  ],
});

/** The end of it: the lock gives, or it does not. */
export const picked = defineDeed<{ item: Entity }>({
  name: "picked",
  check: ({ item }, { game, actor }) => pickable(game, actor, item),
  perform({ item }, context) {
    const { game, actor } = context;
    const difficulty = item.need(Lock).pick ?? 100;
    const chance = lockpickChance(rankOf(actor, SKILL), bonus(game, actor, "dexterity"), difficulty);
    const given = game.rng.int(100) < chance;
    if (given) item.edit(Closure).locked = false;
    const words = given
      ? {
          actor: "The lock of {item} gives, with a click like a dropped bead.",
          others: "The lock of {item} clicks under {actor}'s fingers.",
          beyond: "Something clicks in {item}.",
        }
      : {
          actor: "A pin slips back, and the lock of {item} is as it was.",
          others: "{actor} straightens up from {item} again.",
          beyond: "Something scratches at {item}.",
        };
    tellAround(context, item, words);
    practise(context, actor, SKILL);
  },
});

function pickable(game: Game, actor: Entity, item: Entity | undefined): Refusal<string> | undefined {
  if (!item?.alive) return refuse("It is gone.");
  const away = atHand(game, actor, item);
  if (away) return away;
  if (!item.need(Closure).locked) return refuse("{item} is not locked.", { item });
  if (item.get(Lock)?.pick === undefined)
    return refuse("No wire will ever move the lock of {item}. It takes the key.", { item });
  return rankOf(actor, SKILL) > 0
    ? undefined
    : refuse("You would not know which end of the wire to hold. <hint>Lockpicking can be learned.</hint>");
}
