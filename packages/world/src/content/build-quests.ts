import type { z } from "zod";
import { kindOf } from "../quests/objectives/index.ts";
import type { Lot, Objective, Quest, QuestOption, QuestRewards, QuestStep } from "../quests/types.ts";
import { resolve, type Authored } from "./draft.ts";
import type { AuthoredQuest, AuthoredQuestStep, questRewardsSchema } from "./quest-schema.ts";

/** A quest with every reference written out. */
export function buildQuest({ id, area, value }: Authored<AuthoredQuest>): Quest {
  const { ender, requires, steps, gives, rewards, seconds, was: _was, ...words } = value;
  const full = (ref: string): string => resolve(ref, area);
  const { calling, item } = requires;
  return {
    ...defined(words),
    id,
    giver: full(value.giver),
    ...(ender !== "nobody" && { ender: full(ender ?? value.giver) }),
    requires: {
      level: requires.level,
      quests: requires.quests.map(full),
      regard: keysResolved(requires.regard, full),
      ...(calling !== undefined && { calling }),
      ...(item !== undefined && { item: full(item) }),
    },
    steps: steps.map((step) => buildStep(step, full)),
    ...(seconds !== undefined && { seconds }),
    gives: lots(gives, full),
    rewards: buildRewards(rewards, full),
  };
}

type Full = (ref: string) => string;

function buildStep({ next, objectives, choose = {} }: AuthoredQuestStep, full: Full): QuestStep {
  return {
    ...(next !== undefined && { next }),
    objectives: objectives.map((aim) => buildAim(aim, full)),
    choose: Object.entries(choose).map(
      ([key, option]): QuestOption => ({
        key,
        means: option.means,
        ...(option.tell !== undefined && { tell: option.tell }),
        objectives: option.objectives.map((aim) => buildAim(aim, full)),
        rewards: buildRewards(option.rewards, full),
        ...(option.done !== undefined && { done: option.done }),
      }),
    ),
  };
}

function buildAim(aim: AuthoredQuestStep["objectives"][number], full: Full): Objective {
  const built: Record<string, unknown> = { ...aim };
  for (const { ref, path } of kindOf(aim).references(aim)) built[String(path[0])] = full(ref);
  return built as Objective;
}

function buildRewards(written: z.output<typeof questRewardsSchema>, full: Full): QuestRewards {
  const { things, choose, regard } = written;
  return {
    ...written,
    things: lots(things, full),
    choose: lots(choose, full),
    regard: keysResolved(regard, full),
  };
}

function lots(written: readonly Lot[], full: Full): Lot[] {
  return written.map(({ item, count }) => ({ item: full(item), count }));
}

function keysResolved(record: Readonly<Record<string, number>>, full: Full): Record<string, number> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [full(key), value]));
}

/** Keys that have no value are not there. */
function defined<T extends object>(all: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as never;
}
