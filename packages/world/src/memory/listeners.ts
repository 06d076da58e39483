import type { Entity } from "@wyldlands/ecs";
import { Character, Combatant, ContainedIn } from "../components/index.ts";
import type { Fact } from "../components/fact.ts";
import { pluralise } from "../content/prose.ts";
import type { Game } from "../game.ts";
import { hasMemory, mindsBeside, remembers } from "../society/minds.ts";
import { worthOf } from "../shops/wares.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import { canSee } from "../views/sight.ts";
import { addHearing } from "./hearing.ts";
import { noted } from "./notice.ts";
import { refOf } from "./people.ts";

/** What those who live here see and feel, by event, and remember. Players make up their own minds. */
export function addMemoryListeners(game: Game, runner: DeedRunner): void {
  const { events } = game;
  /** Those who stand by, and whoever of these it was done to or by. */
  const among = (place: Entity, ...own: Entity[]): Entity[] => {
    return [...new Set([...own.filter((one) => one.alive && remembers(one)), ...mindsBeside(game, place)])];
  };
  const note = (by: Entity, to: Entity | undefined, fact: Omit<Fact, "by" | "to">, worth = 0): void => {
    if (!by.alive || to?.alive === false) return;
    const minds = among(by, ...(to ? [to] : []), by);
    if (minds.length > 0)
      noted(game, runner, minds, { ...fact, by: refOf(by), ...(to && { to: refOf(to) }) }, by, worth);
  };
  const goods = (prototype: string, count: number): Pick<Fact, "thing" | "kind" | "count"> => {
    const item = game.content.items.get(prototype);
    return { thing: item ? pluralise(item.name, item.plural, count) : "something", kind: prototype, count };
  };

  const comes = (entity: Entity): void => {
    if (!entity.has(Character) || game.players.sessionOf(entity) === undefined) return;
    const minds = mindsBeside(game, entity).filter((one) => canSee(game, one, entity));
    if (minds.length > 0) noted(game, runner, minds, { verb: "came", by: refOf(entity) }, entity);
  };
  events.on("EntityMoved", ({ entity }) => {
    if (entity.alive) comes(entity);
  });
  events.on("CharacterEntered", ({ entity }) => comes(entity));
  events.on("ItemGiven", ({ entity, to, prototype, count }) => {
    const coin = prototype === game.content.world.coin;
    const worth = (coin ? 1 : worthOf(game.prototypes.get(prototype))) * count;
    note(entity, to, { verb: "gave", ...goods(prototype, count) }, Math.min(0.25, worth / 400));
  });
  events.on("ItemBought", ({ entity, from, prototype, count }) =>
    note(entity, from, { verb: "bought", ...goods(prototype, count) }),
  );
  events.on("ItemSold", ({ entity, to, prototype, count }) =>
    note(entity, to, { verb: "sold", ...goods(prototype, count) }),
  );
  events.on("ErrandDone", ({ entity, by }) => note(entity, by, { verb: "errand" }));
  events.on("QuestDone", ({ entity, quest: id }) => {
    const quest = game.quests.get(id);
    const ender = mindsBeside(game, entity).find((mind) => mind.prototype?.id === quest?.ender);
    if (quest && ender) note(entity, ender, { verb: "quest", words: `'${quest.name}'` });
  });
  events.on("Gestured", ({ entity, to, social }) => {
    const feeling = game.rules.socials[social]?.feeling;
    if (feeling !== undefined && entity.has(Character)) note(entity, to, { verb: feeling });
  });
  events.on("EntityMended", ({ entity, by }) => {
    if (by !== entity) note(by, entity, { verb: "mended" });
  });
  events.on("CombatStarted", ({ attacker, defender }) => {
    if (!attacker.alive || !defender.alive) return;
    note(attacker, defender, { verb: "struck" });
    const helped = mindsBeside(game, attacker).find((mind) => mind !== defender && fights(mind, defender));
    if (helped && attacker.has(Character)) note(attacker, helped, { verb: "helped" });
  });
  events.on("EntityDied", ({ entity, place, killer }) => {
    if (killer?.alive !== true || killer.target(ContainedIn) !== place) return;
    if (!entity.has(Character) && !hasMemory(entity.prototype)) return;
    const name = game.content.npcs.get(entity.prototype?.id ?? "")?.name;
    const to = name === undefined ? refOf(entity) : { id: entity.prototype?.id ?? "", name };
    noted(game, runner, among(killer, killer), { verb: "killed", by: refOf(killer), to }, killer);
  });
  events.on("CoinsFilched", ({ entity, from, noticed }) => {
    if (entity.alive && from.alive)
      noted(game, runner, noticed, { verb: "stole", by: refOf(entity), to: refOf(from) }, entity);
  });
  events.on("Collared", ({ entity, by }) => {
    if (entity.alive && by.alive)
      noted(game, runner, among(by, by), { verb: "collared", by: refOf(entity), to: refOf(by) }, by);
  });
  addHearing(game, runner);
}

function fights(mind: Entity, foe: Entity): boolean {
  return mind.get(Combatant)?.target === foe.id || foe.get(Combatant)?.target === mind.id;
}
