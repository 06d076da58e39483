import type { Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { timeLeft } from "../commands/time-left.ts";
import { Character, QuestLog } from "../components/index.ts";
import type { Game } from "../game.ts";
import { activeOf, questLog } from "./log.ts";
import { aimsNow, aimWords, haveOf, isReady, optionsNow } from "./progress.ts";
import { rewardsOf } from "./rewards.ts";
import type { Entry, Quest } from "./types.ts";

/** What to do next, in plain words, in one or more sentences. Plain text. */
export function nextWords(game: Game, being: Entity, quest: Quest, entry: Entry): string {
  if (isReady(quest, entry)) {
    const who = game.content.npcs.get(quest.ender ?? "")?.name ?? "whoever asked for it";
    return `Talk to ${who}: it is done.`;
  }
  const options = optionsNow(quest, entry);
  if (options.length > 0) {
    const ways = options.map(({ key, means }) => `quest choose ${key}, to ${means}`);
    return `Choose: ${ways.join("; ")}.`;
  }
  const next = quest.steps[entry.step]?.next;
  const open = aimsNow(quest, entry).flatMap((aim, index) => {
    const have = haveOf(game, being, entry, aim, index);
    return [`${aimWords(game, aim, have)}.`];
  });
  return [...(next === undefined ? [] : [plainText(next)]), ...open].join(" ");
}

/** Seconds until it fails; undefined when it has no end. */
export function secondsLeft(game: Game, { until }: Entry): number | undefined {
  return until === undefined ? undefined : Math.max(0, Math.ceil((until - game.clock.now()) / 1_000));
}

/** The journal: each quest under way with what to do next, and the first errand until that is done. */
export function journalView(game: Game, being: Entity): string {
  const active = activeOf(game, being);
  const finished = Object.keys(questLog(game, being)?.get(QuestLog)?.done ?? {}).length;
  const done =
    finished === 0
      ? ""
      : `You have brought ${finished === 1 ? "one quest" : `${finished} quests`} to an end. <hint>QUESTS DONE lists them.</hint>`;
  const errand = being.get(Character)?.errandDone === false ? game.firstErrand() : undefined;
  const asked = errand ? `<hint>${errand.ask}</hint>` : "";
  const nothing =
    asked === ""
      ? "You are about no quest. <hint>TALK to people: some of them want something done.</hint>"
      : asked;
  if (active.length === 0) return [nothing, done].filter(Boolean).join("\n");
  const lines = active.map(
    ({ quest, entry }) =>
      `${escapeMarkup(quest.name)}. ${escapeMarkup(nextWords(game, being, quest, entry))}${leftWords(game, entry)}`,
  );
  return ["You are about:", ...lines.map((line) => `  ${line}`), asked, done].filter(Boolean).join("\n");
}

/** One quest, whole. */
export function questView(game: Game, being: Entity, quest: Quest, entry: Entry): string {
  const giver = game.content.npcs.get(quest.giver)?.name ?? "somebody who is gone";
  const { coins, experience, things } = rewardsOf(quest, entry);
  const pay = [
    ...(coins > 0 ? [game.coinName(coins)] : []),
    ...(experience > 0 ? [`${experience} experience`] : []),
    ...things.map(({ item }) => escapeMarkup(game.content.items.get(item)?.name ?? "something")),
  ];
  return [
    `${escapeMarkup(quest.name)}, for ${escapeMarkup(giver)}.`,
    `${escapeMarkup(nextWords(game, being, quest, entry))}${leftWords(game, entry)}`,
    pay.length > 0 ? `It pays ${pay.join(", ")}.` : "",
    quest.share ? "Those who are of your group and in the same room share in it." : "",
  ]
    .filter(Boolean)
    .join("\n");
}

/** What was brought to its end, the last first. */
export function doneView(game: Game, being: Entity): string {
  const done = Object.entries(questLog(game, being)?.get(QuestLog)?.done ?? {});
  if (done.length === 0) return "You have brought no quest to its end yet.";
  const lines = done
    .toSorted(([, a], [, b]) => b.at - a.at)
    .map(([id, { times }]) => {
      const name = game.quests.get(id)?.name ?? "something that nobody asks for any more";
      return `  ${escapeMarkup(name)}${times > 1 ? `, ${times} times` : ""}`;
    });
  return ["You have done:", ...lines].join("\n");
}

function leftWords(game: Game, entry: Entry): string {
  const left = secondsLeft(game, entry);
  return left === undefined ? "" : ` You have ${timeLeft(left)} left for it.`;
}

/** Without its tags. */
function plainText(markup: string): string {
  return markup.replace(/<[^>]*>/g, "");
}
