import type { Entity } from "@wyldlands/ecs";
import { mostOf, vitalOf } from "../bodies/vitals.ts";
import { Character, Door, Reactions, Room } from "../components/index.ts";
import type { Reaction } from "../components/reactions.ts";
import { isDirection, OPPOSITE } from "../content/directions.ts";
import { assail } from "../deeds/combat/assail.ts";
import { react } from "../deeds/life/react.ts";
import type { Game } from "../game.ts";
import { near, reactionsTo } from "../reactions/near.ts";
import { typedAs } from "../reactions/typed.ts";
import type { OccasionName } from "../reactions/occasions.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import { isBeing, nameOf } from "../views/names.ts";

/** Whoever did it, and with what. */
interface Occurred {
  by?: Entity | undefined;
  item?: Entity | undefined;
}

type Fits = (one: ReturnType<typeof reactionsTo>[number]["reaction"]) => boolean;
type Queue = (on: OccasionName, holder: Entity, what: Occurred, fits: Fits) => void;

/** What rooms, beings and things do of their own (`reacts`) when players' characters do something near them. */
export function addReactionListeners(game: Game, runner: DeedRunner): void {
  const queue: Queue = (on, holder, what, fits) => {
    for (const { reaction, index } of reactionsTo(holder, on))
      if (fits(reaction)) runner.queue(react, holder, { index: String(index), step: "0", ...idsOf(what) });
  };
  addOfPlaces(game, queue);
  addOfWords(game, queue);
  addOfThings(game, queue);
  addOfLife(game, runner, queue);
}

function idsOf({ by, item }: Occurred): { by?: string; item?: string } {
  return { ...(by && { by: by.id }), ...(item && { item: item.id }) };
}

function isPlayer(being: Entity | undefined): being is Entity {
  return being?.alive === true && being.has(Character);
}

function awaits(game: Game, on: OccasionName): boolean {
  return game.authored.awaited.occasions.has(on);
}

function addOfPlaces(game: Game, queue: Queue): void {
  game.events.on("EntityMoved", ({ entity, from, to, way }) => {
    if (!isPlayer(entity) || from === to) return;
    const left = typeof way === "string" && isDirection(way) ? way : undefined;
    const by = { by: entity };
    const sided =
      (side: string | undefined): Fits =>
      (one) =>
        one.way === undefined || one.way === side;
    if (awaits(game, "leave") && from.alive)
      for (const holder of near(game, entity, from)) queue("leave", holder, by, sided(left));
    if (awaits(game, "enter"))
      for (const holder of near(game, entity, to)) queue("enter", holder, by, sided(left && OPPOSITE[left]));
  });
  for (const [type, on] of [
    ["Opened", "open"],
    ["Closed", "close"],
  ] as const)
    game.events.on(type, ({ entity, item }) => {
      if (!awaits(game, on) || !isPlayer(entity)) return;
      const here = game.placeOf(entity).prototype?.id;
      const side = item.get(Door)?.sides.find(({ room }) => room === here)?.direction;
      for (const holder of new Set([...near(game, entity), item]))
        queue(on, holder, { by: entity, item }, ({ way }) =>
          way === undefined ? holder === item || side !== undefined : way === side,
        );
    });
}

function addOfWords(game: Game, queue: Queue): void {
  game.events.on("Spoke", ({ entity, text, how }) => {
    if (how !== "say" || !awaits(game, "say") || !isPlayer(entity)) return;
    const said = ` ${typedAs(text.replaceAll(/[^\p{L}\p{N}]+/gu, " "))} `;
    for (const holder of near(game, entity))
      queue("say", holder, { by: entity }, ({ words = [] }) =>
        words.some((word) => said.includes(` ${word} `)),
      );
  });
  game.events.on("Tried", ({ entity, text }) => {
    if (!isPlayer(entity)) return;
    const typed = typedAs(text);
    for (const holder of near(game, entity))
      queue("command", holder, { by: entity }, ({ words = [] }) => words.includes(typed));
  });
  game.events.on("TalkedTo", ({ entity, to }) => {
    if (isPlayer(entity) && to.alive) queue("talk", to, { by: entity }, () => true);
  });
}

function addOfThings(game: Game, queue: Queue): void {
  const about = (on: OccasionName, by: Entity, item: Entity): void => {
    if (!awaits(game, on) || !isPlayer(by)) return;
    const own = item.alive && item.has(Reactions) ? [item] : [];
    for (const holder of new Set([...near(game, by), ...own]))
      queue(on, holder, { by, item }, (one) => {
        if (one.item !== undefined) return one.item === item.prototype?.id;
        return holder === item || isBeing(holder) || holder.has(Room);
      });
  };
  const { events } = game;
  events.on("ItemPickedUp", ({ entity, item }) => about("get", entity, item));
  events.on("ItemDropped", ({ entity, item }) => about("drop", entity, item));
  events.on("ItemWorn", ({ entity, item }) => about("wear", entity, item));
  events.on("ItemRemoved", ({ entity, item }) => about("remove", entity, item));
  events.on("ItemUsed", ({ entity, item }) => about("use", entity, item));
  events.on("ItemGiven", ({ entity, to, item, prototype, count }) => {
    if (!isPlayer(entity) || !to.alive) return;
    const what = { by: entity, ...(item.alive && { item }) };
    queue("give", to, what, (one) => one.item === undefined || one.item === prototype);
    if (prototype === game.content.world.coin) queue("bribe", to, what, ({ coins = 1 }) => count >= coins);
  });
}

function addOfLife(game: Game, runner: DeedRunner, queue: Queue): void {
  const { events } = game;
  events.on("EntityHurt", ({ entity, by, left }) => {
    if (!awaits(game, "hurt") || !isPlayer(by) || !entity.alive || left <= 0) return;
    const percent = (100 * vitalOf(game, entity, "health")) / mostOf(game, entity, "health");
    queue("hurt", entity, { by }, ({ below = 101 }) => percent < below);
  });
  events.on("EntityDied", ({ entity, place, killer }) => {
    const { prototype } = entity;
    if (!awaits(game, "die") || !isPlayer(killer) || !prototype) return;
    const all = (prototype.values.get(Reactions) ?? []) as readonly Reaction[];
    for (const [index, { on }] of all.entries())
      if (on === "die")
        runner.queue(react, place, {
          index: String(index),
          step: "0",
          by: killer.id,
          of: prototype.id,
          name: nameOf(entity),
        });
  });
  events.on("EntitySpawned", ({ entity }) => {
    if (awaits(game, "load") && entity.alive) queue("load", entity, {}, () => true);
  });
  events.on("Provoked", ({ entity, by }) => {
    if (entity.alive && by.alive) runner.queue(assail, entity, { to: by });
  });
}
