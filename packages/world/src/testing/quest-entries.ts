import { Outfit } from "../components/index.ts";
import type { Outcome } from "../deeds/act.ts";
import type { Game } from "../game.ts";
import { aimsIn } from "../quests/book.ts";
import type { Quest, QuestRewards } from "../quests/types.ts";

interface Done {
  game: Game;
  outcome: Outcome;
}

/**
 * What a deed of a quest may take out of the world: what the quest handed out, what is collected or delivered for it, and who is
 * led. And bring into it: what it hands out, who is led, and its reward; coins only as far as the npc's own purse does not pay.
 */
function entry({ game, outcome }: Done): { exactly: Record<string, number>; atMost: Record<string, number> } {
  const taken: Record<string, number> = {};
  const brought: Record<string, number> = {};
  const add = (to: Record<string, number>, id: string, count: number): void => {
    to[id] = (to[id] ?? 0) + count;
  };
  for (const event of outcome.events) {
    if (!("quest" in event)) continue;
    const quest = game.quests.get(event.quest);
    if (!quest) continue;
    for (const { item, count } of quest.gives) for (const all of [taken, brought]) add(all, item, count);
    for (const aim of quest.steps.flatMap(aimsIn) as {
      kind: string;
      item?: string;
      npc?: string;
      count?: number;
    }[]) {
      if (aim.kind === "collect" || aim.kind === "deliver") add(taken, aim.item ?? "", aim.count ?? 1);
      if (aim.kind !== "escort" || aim.npc === undefined) continue;
      for (const all of [taken, brought]) {
        add(all, aim.npc, 1);
        for (const { item, count } of kitOf(game, aim.npc)) add(all, item, count);
      }
    }
    if (event.type !== "QuestDone") continue;
    for (const { coins, things, choose } of rewardsIn(quest)) {
      add(brought, game.content.world.coin, coins);
      for (const { item, count } of [...things, ...choose]) add(brought, item, count);
    }
  }
  const exactly = Object.fromEntries(Object.entries(taken).map(([id, count]) => [id, -count]));
  for (const [id, count] of Object.entries(taken)) add(brought, id, count);
  return { exactly, atMost: brought };
}

function rewardsIn({ rewards, steps }: Quest): QuestRewards[] {
  return [rewards, ...steps.flatMap((step) => step.choose.map((option) => option.rewards))];
}

function kitOf(game: Game, npc: string): readonly { item: string; count: number }[] {
  return (game.prototypes.get(npc)?.values.get(Outfit) ?? []) as { item: string; count: number }[];
}

/** Quests bring things forth and use them up: by deed. */
export const QUEST_ENTRIES = {
  "accept-quest": entry,
  "advance-quest": entry,
  "choose-in-quest": entry,
  "finish-quest": entry,
  "abandon-quest": entry,
  "fail-quest": entry,
  /** Who was led goes out of the world. */
  "part-ways": ({ actor }: { actor: { prototype: string } }) => ({ exactly: { [actor.prototype]: -1 } }),
};
