import type { Entity } from "@wyldlands/ecs";
import type { LiveFacts } from "@wyldlands/voice";
import { Character, Errand, Name } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { errandDoneToday } from "../../quests/errands.ts";
import { mattersWith } from "../../quests/matters.ts";
import { plainName } from "../../views/names.ts";
import { withSpokenNumbers } from "../number-words.ts";
import { plain, spokenPart } from "../plain.ts";

/** What it would have the speaker do: quests that can be taken on or are under way, and its errand. */
export function workOf(game: Game, npc: Entity, speaker: Entity): LiveFacts["work"] {
  if (!speaker.has(Character)) return [];
  const named = (words: string): string =>
    spokenPart(words.replaceAll("{actor}", plainName(npc)).replaceAll("{to}", plainName(speaker)));
  const paid = (coins: number): { pay?: string } =>
    coins > 0 ? { pay: withSpokenNumbers(plain(game.coinName(coins, npc))) } : {};
  const { offers, underWay, ready } = mattersWith(game, speaker, npc);
  const quests = [
    ...offers.map((quest) => ({ name: quest.name, ask: named(quest.offer), ...paid(quest.rewards.coins) })),
    ...[...ready, ...underWay].map((quest) => ({
      name: quest.name,
      ask: named(quest.remind ?? quest.offer),
      ...paid(quest.rewards.coins),
    })),
  ];
  const errand = npc.get(Errand);
  if (!errand || errandDoneToday(game, speaker, npc)) return quests;
  const item = game.prototypes.get(errand.item)?.values.get(Name) as { name: string } | undefined;
  return [...quests, { name: item?.name ?? "an errand", ask: named(errand.ask), ...paid(errand.reward) }];
}
