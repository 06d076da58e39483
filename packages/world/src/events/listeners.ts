import type { Entity } from "@wyldlands/ecs";
import { argsOf } from "../bodies/activity.ts";
import { Activity, Character, ContainedIn } from "../components/index.ts";
import { LASTING } from "../deeds/lasting.ts";
import { breakOff } from "../deeds/life/break-off.ts";
import { reward } from "../deeds/items/reward.ts";
import { miss } from "../deeds/life/miss.ts";
import type { Game } from "../game.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import { wants } from "../views/names.ts";
import { addPromiseListeners } from "../memory/promise-deeds.ts";
import { addVowListeners } from "../memory/vow-deeds.ts";
import { addErasure } from "../memory/erase-deeds.ts";
import { addGrudges } from "../memory/grudges.ts";
import { addMemoryListeners } from "../memory/listeners.ts";
import { addBodyListeners } from "./body-listeners.ts";
import { addCombatListeners } from "./combat-listeners.ts";
import { addLootListeners } from "./loot-listeners.ts";
import { addPostListeners } from "./post-listeners.ts";
import { addOrderListeners } from "./order-listeners.ts";
import { addPraiseListeners } from "./praise-listeners.ts";
import { addRegardListeners } from "./regard-listeners.ts";
import { addShopListeners } from "./shop-listeners.ts";
import { addAchievementListeners } from "./achievement-listeners.ts";
import { addPreviewListeners } from "./preview-listeners.ts";
import { addQuestListeners } from "./quest-listeners.ts";
import { addReactionListeners } from "./reaction-listeners.ts";
import { addTalkListeners } from "./talk-listeners.ts";
import { addTogetherListeners } from "./together-listeners.ts";
import { addTradeListeners } from "./trade-listeners.ts";
import { addVoiceListeners } from "../voices/listen.ts";

/** Connects what happens with what follows from it. Each listener reads, and queues Actions. */
export function addListeners(game: Game, runner: DeedRunner): void {
  game.events.on("ItemGiven", ({ entity, to, item, prototype, count }) => {
    if (entity.has(Character) && wants(to, prototype)) runner.queue(reward, to, { item, count, to: entity });
  });
  const lost = (room: Entity, prototype: string | undefined, id: string): void => {
    if (prototype !== undefined) runner.queue(miss, room, { prototype, id });
  };
  game.events.on("ItemPickedUp", ({ item, lifted, from }) => {
    // Some of a stack may still lie there.
    if (game.world.byId(lifted)?.target(ContainedIn) !== from) lost(from, item.prototype?.id, lifted);
  });
  game.events.on("ActivityDone", ({ entity, deed, args }) => {
    const last = LASTING.get(deed);
    if (last) runner.queue(last, entity, argsOf(game, args), "answer");
  });
  const disturb = (entity: Entity, by: "move" | "hurt"): void => {
    if (entity.get(Activity)?.breaksOn.includes(by) === true) runner.queue(breakOff, entity, {});
  };
  game.events.on("EntityMoved", ({ entity }) => disturb(entity, "move"));
  game.events.on("EntityHurt", ({ entity }) => disturb(entity, "hurt"));
  game.events.on("ItemDecayed", ({ id, prototype, place }) => lost(place, prototype, id));
  game.events.on("EntityDied", ({ entity, id, place, home }) =>
    lost(home ?? place, entity.prototype?.id, id),
  );
  addBodyListeners(game, runner);
  addCombatListeners(game, runner);
  addLootListeners(game, runner);
  addPostListeners(game, runner);
  addPraiseListeners(game, runner);
  addOrderListeners(game);
  addQuestListeners(game, runner);
  addReactionListeners(game, runner);
  addAchievementListeners(game, runner);
  addRegardListeners(game, runner);
  addMemoryListeners(game, runner);
  addPromiseListeners(game, runner);
  addVowListeners(game, runner);
  addErasure(game, runner);
  addGrudges(game, runner);
  addShopListeners(game, runner);
  addTalkListeners(game, runner);
  addTogetherListeners(game, runner);
  addTradeListeners(game, runner);
  addPreviewListeners(game, runner);
  addVoiceListeners(game, runner);
}
