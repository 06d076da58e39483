import type { Entity, Refusal } from "@wyldlands/ecs";
import { able } from "../../bodies/posture.ts";
import { ContainedIn, Worn } from "../../components/index.ts";
import { list, pluralise } from "../../content/prose.ts";
import type { Game } from "../../game.ts";
import { useUp } from "../../items/use-up.ts";
import { editLog, entryOf } from "../../quests/log.ts";
import { questNamed } from "../../quests/named.ts";
import { npcHere } from "../../quests/people.ts";
import { aimsOf, chosenIn, isReady } from "../../quests/progress.ts";
import { putAway } from "../../quests/put-away.ts";
import { payRewards, rewardsOf } from "../../quests/rewards.ts";
import { speak } from "../../quests/say.ts";
import type { Entry, Lot, Quest } from "../../quests/types.ts";
import { countOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/**
 * Brings a quest to its end: what was collected is handed over, thanks are said, and the reward is paid, all or nothing.
 * `choice`: the name of the reward, when there are several to choose from.
 */
export const finishQuest = defineDeed<{ quest: string; choice?: string }>({
  name: "finish-quest",
  check({ quest: id, choice }, { game, actor }) {
    const quest = game.quests.get(id);
    const entry = quest && entryOf(game, actor, id);
    if (!quest || !entry) return refuse("You are about no such quest.");
    const { name } = quest;
    const unable = able(game, actor, "resting");
    if (unable) return unable;
    if (!isReady(quest, entry))
      return refuse("{name} is not done yet. <hint>QUESTS tells what to do next.</hint>", { name });
    if (quest.ender !== undefined && !npcHere(game, actor, quest.ender))
      return refuse("{who} is not here to be told of {name}.", {
        who: game.content.npcs.get(quest.ender)?.name ?? "Who asked for it",
        name,
      });
    const { choose } = rewardsOf(quest, entry);
    if (choose.length > 0 && !chosenThing(game, choose, choice)) {
      const names = choose.map(({ item }) => game.content.items.get(item)?.name ?? item);
      return refuse("{name} is done, and you may choose: {names}. <hint>QUEST CHOOSE {first}.</hint>", {
        name,
        names: list(names),
        first: (names[0] ?? "").replace(/^(?:an?|the|some)\s+/i, "").toUpperCase(),
      });
    }
    return missing(game, actor, quest, entry);
  },
  perform({ quest: id, choice }, context) {
    const { game, actor, show, emit } = context;
    const quest = game.quests.get(id);
    const entry = quest && entryOf(game, actor, id);
    if (!quest || !entry) return;
    const npc = npcHere(game, actor, quest.ender);
    const rewards = rewardsOf(quest, entry);
    const thing = chosenThing(game, rewards.choose, choice);
    for (const lot of toHandOver(quest, entry)) handIn(actor, lot);
    const thanks = quest.steps.map((_, step) => chosenIn(quest, entry, step)?.done).findLast(Boolean);
    putAway(context, actor, quest, "done");
    const { done } = editLog(game, actor);
    done[id] = { times: (done[id]?.times ?? 0) + 1, at: game.wall() };
    speak(context, npc, actor, thanks ?? quest.done, "all");
    show([actor], "<hint>{name} is done.</hint>", { name: quest.name });
    payRewards(context, actor, npc, quest, {
      ...rewards,
      things: [...rewards.things, ...(thing ? [thing] : [])],
    });
    emit({ type: "QuestDone", entity: actor, quest: id });
  },
});

function chosenThing(game: Game, choose: readonly Lot[], choice: string | undefined): Lot | undefined {
  if (choice === undefined) return undefined;
  const named = choose.map((lot) => ({ name: game.content.items.get(lot.item)?.name ?? lot.item, lot }));
  return questNamed(named, choice)?.lot;
}

/** What was collected on the way and is not the player's to keep. */
function toHandOver(quest: Quest, entry: Entry): Lot[] {
  return quest.steps.flatMap((_, step) =>
    aimsOf(quest, entry, step).flatMap((aim) => {
      const { kind, item, count, keep } = aim as typeof aim & Partial<Lot & { keep: boolean }>;
      return kind === "collect" && item !== undefined && count !== undefined && keep !== true
        ? [{ item, count }]
        : [];
    }),
  );
}

function held(being: Entity, item: string): Entity[] {
  return being.sources(ContainedIn).filter((one) => one.prototype?.id === item && !one.has(Worn));
}

/** It was collected, and is no longer there. */
function missing(game: Game, being: Entity, quest: Quest, entry: Entry): Refusal<string> | undefined {
  for (const { item, count } of toHandOver(quest, entry)) {
    const there = held(being, item).reduce((sum, one) => sum + countOf(one), 0);
    if (there >= count) continue;
    const { name = "a thing", plural } = game.content.items.get(item) ?? {};
    return refuse("{quest} takes {things}, and you carry {there}.", {
      quest: quest.name,
      things: pluralise(name, plural, count),
      there: there === 0 ? "none" : `only ${there}`,
    });
  }
  return undefined;
}

function handIn(being: Entity, { item, count }: Lot): void {
  let left = count;
  for (const thing of held(being, item)) {
    const taken = Math.min(left, countOf(thing));
    if (taken > 0) useUp(thing, taken);
    left -= taken;
  }
}
