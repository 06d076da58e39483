import type { Entity } from "@wyldlands/ecs";
import { Character, Combatant, ContainedIn, Duelling } from "../components/index.ts";
import { takeToHeart } from "../deeds/social/take-to-heart.ts";
import { pluralise } from "../content/prose.ts";
import type { Game } from "../game.ts";
import { giftWarmth } from "../rules/formulas/regard.ts";
import { hasMemory, mindsBeside, remembers } from "../society/minds.ts";
import { regardOf } from "../society/regard.ts";
import { kindOf, worthOf } from "../shops/wares.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import { plainName } from "../views/names.ts";

/** What each thing that is done moves: affinity and trust, of whoever it is done to and of who sees it. */
const MOVES = {
  deal: { affinity: 0.01, trust: 0.01 },
  errand: { affinity: 0.06, trust: 0.06 },
  quest: { affinity: 0.05, trust: 0.06 },
  help: { affinity: 0.15, trust: 0.1 },
  healing: { affinity: 0.08, trust: 0.04 },
  kind: { affinity: 0.02, trust: 0 },
  unkind: { affinity: -0.05, trust: -0.02 },
  attacked: { affinity: -0.4, trust: -0.3 },
  killed: { affinity: -0.6, trust: -0.5 },
  sawAttack: { affinity: -0.15, trust: -0.1 },
  sawKill: { affinity: -0.3, trust: -0.2 },
} as const;

/** From here on a player is a friend to who looks on (affinity). */
const FRIEND = 0.2;

/** What people do moves what others think of them. */
export function addRegardListeners(game: Game, runner: DeedRunner): void {
  const { events } = game;
  const move = (mind: Entity, to: Entity, what: string, how: { affinity: number; trust: number }): void => {
    if (mind.alive && to.alive && to.has(Character) && mind !== to && remembers(mind))
      runner.queue(takeToHeart, mind, { to, what, ...how });
  };

  events.on("ItemGiven", ({ entity, to, prototype, count }) => {
    const item = game.content.items.get(prototype);
    if (!item) return;
    const coin = prototype === game.content.world.coin;
    const worth = coin ? count : worthOf(game.prototypes.get(prototype)) * count;
    // What somebody waits for is thanked for when it is done.
    if (worth === 0 || kindOf(game.prototypes.get(prototype)) === "quest") return;
    const what = `gave ${count === 1 ? item.name : pluralise(item.name, item.plural, count)}`;
    move(to, entity, what, { affinity: giftWarmth(worth), trust: 0 });
  });
  events.on("ItemBought", ({ entity, from }) => move(from, entity, "bought at the shop", MOVES.deal));
  events.on("ItemSold", ({ entity, to }) => move(to, entity, "sold to the shop", MOVES.deal));
  events.on("ErrandDone", ({ entity, by }) => move(by, entity, "ran an errand", MOVES.errand));
  // Besides what its author promised.
  events.on("QuestDone", ({ entity, quest: id }) => {
    const quest = game.quests.get(id);
    if (!quest || quest.ender === undefined) return;
    for (const mind of mindsBeside(game, entity))
      if (mind.prototype?.id === quest.ender) move(mind, entity, `finished ${quest.name}`, MOVES.quest);
  });
  events.on("Gestured", ({ entity, to, social }) => {
    const feeling = game.rules.socials[social]?.feeling;
    if (feeling === "kind") move(to, entity, "were kind", MOVES.kind);
    else if (feeling === "unkind") move(to, entity, "were rude", MOVES.unkind);
  });
  events.on("EntityMended", ({ entity, by }) => {
    if (by) move(entity, by, "healed a wound", MOVES.healing);
  });
  events.on("CombatStarted", ({ attacker, defender }) => {
    if (!attacker.alive || !defender.alive || !attacker.has(Character)) return;
    move(defender, attacker, "raised a hand", MOVES.attacked);
    const agreed = attacker.has(Duelling) && defender.has(Character);
    for (const mind of mindsBeside(game, attacker)) {
      if (mind === defender) continue;
      if (fights(mind, defender)) move(mind, attacker, `helped against ${plainName(defender)}`, MOVES.help);
      else if (!agreed && isFriend(game, mind, defender))
        move(mind, attacker, `went for ${plainName(defender)}`, MOVES.sawAttack);
    }
  });
  events.on("EntityDied", ({ entity, place, killer }) => {
    if (!killer?.alive || !killer.has(Character) || !hasMemory(entity.prototype)) return;
    const name = game.content.npcs.get(entity.prototype?.id ?? "")?.name ?? "somebody";
    if (killer.target(ContainedIn) !== place) return;
    for (const mind of mindsBeside(game, killer)) move(mind, killer, `killed ${name}`, MOVES.sawKill);
  });
}

function fights(mind: Entity, foe: Entity): boolean {
  return mind.get(Combatant)?.target === foe.id || foe.get(Combatant)?.target === mind.id;
}

/** The people of the place stand by each other, and by players whom they like. */
function isFriend(game: Game, mind: Entity, other: Entity): boolean {
  return other.has(Character) ? regardOf(game, mind, other).affinity >= FRIEND : remembers(other);
}
