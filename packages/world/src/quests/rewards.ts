import type { Entity } from "@wyldlands/ecs";
import { gainExperience } from "../bodies/experience.ts";
import { knowSkill } from "../bodies/skills.ts";
import { Character } from "../components/index.ts";
import { list } from "../content/prose.ts";
import type { DeedContext } from "../deeds/deed.ts";
import { moveThings } from "../deeds/items/move-things.ts";
import { canCarry } from "../items/load.ts";
import { coinsOf, payCoins } from "../items/purse.ts";
import { sendLetter } from "../society/letters.ts";
import { remember } from "../society/regard.ts";
import { countOf, nameOf, plainName } from "../views/names.ts";
import { npcOf } from "./people.ts";
import { chosenIn } from "./progress.ts";
import type { Entry, Lot, Quest, QuestRewards } from "./types.ts";

const NONE: QuestRewards = { coins: 0, experience: 0, things: [], choose: [], regard: {}, skills: {} };

/** What a quest pays in all, with what the chosen ways add. */
export function rewardsOf(quest: Quest, entry: Entry): QuestRewards {
  const chosen = quest.steps.flatMap((_, step) => chosenIn(quest, entry, step)?.rewards ?? []);
  return [quest.rewards, ...chosen].reduce(
    (all, one) => ({
      coins: all.coins + one.coins,
      experience: all.experience + one.experience,
      things: [...all.things, ...one.things],
      choose: [...all.choose, ...one.choose],
      regard: summed(all.regard, one.regard),
      skills: { ...all.skills, ...one.skills },
    }),
    NONE,
  );
}

function summed(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>) {
  const sum = { ...a };
  for (const [key, value] of Object.entries(b)) sum[key] = (sum[key] ?? 0) + value;
  return sum;
}

/**
 * Pays for a quest. Coins come out of the npc's purse as long as it has them, and out of the harbour's chest, which is without
 * bottom, for the rest; things are brought forth. What is too heavy for the player comes by the post. Only inside a deed.
 */
export function payRewards(
  context: DeedContext,
  being: Entity,
  npc: Entity | undefined,
  quest: Quest,
  rewards: QuestRewards,
): void {
  const { game, show } = context;
  const got: string[] = [];
  if (rewards.coins > 0) {
    const purse = npc && npc !== being ? Math.min(rewards.coins, coinsOf(game, npc)) : 0;
    if (npc) payCoins(game, npc, purse, being);
    const rest = rewards.coins - purse;
    if (rest > 0) {
      const coins = game.spawnThing(game.content.world.coin, rest, npc ?? game.placeOf(being));
      moveThings(game, coins, rest, being);
    }
    got.push(game.coinName(rewards.coins));
  }
  for (const lot of rewards.things) {
    const words = handOver(context, being, npc, quest, lot);
    if (words !== undefined) got.push(words);
  }
  if (got.length > 0) show([being], "You are given {got}.", { got: { markup: list(got) } });
  gainExperience(context, being, rewards.experience);
  for (const [skill, rank] of Object.entries(rewards.skills))
    if (knowSkill(being, skill, rank))
      show([being], "<hint>You know something of {skill} now. SKILLS tells how much.</hint>", {
        skill: game.rules.skills[skill]?.name ?? skill,
      });
  for (const [id, affinity] of Object.entries(rewards.regard)) {
    const who = npc?.prototype?.id === id ? npc : npcOf(game, id);
    if (who) remember(game, who, being, `did ${quest.name}`, { affinity });
  }
}

/** Into the hands, or by letter; in words, what came into the hands. */
function handOver(
  { game, show }: DeedContext,
  being: Entity,
  npc: Entity | undefined,
  quest: Quest,
  { item, count }: Lot,
): string | undefined {
  const names: string[] = [];
  for (const thing of bringForth(game, item, count, npc ?? game.placeOf(being))) {
    const many = countOf(thing);
    const name = nameOf(thing);
    if (!canCarry(game, being, thing, many)) {
      moveThings(game, thing, many, being);
      names.push(name);
    } else if (being.get(Character)?.guest === true) {
      moveThings(game, thing, many, game.placeOf(being));
      show([being], "You cannot carry {thing} as well: it is laid at your feet.", {
        thing: { markup: name },
      });
    } else {
      sendLetter(game, {
        to: being.id,
        from: npc ? plainName(npc) : "the harbour",
        subject: quest.name,
        text: "You had your arms full. This is yours.",
        things: [{ thing, count: many }],
      });
      show([being], "You cannot carry {thing} as well: it will come to you by the post.", {
        thing: { markup: name },
      });
    }
  }
  return names.length > 0 ? list(names) : undefined;
}

/** One stack, or so many single things. */
export function bringForth(game: DeedContext["game"], item: string, count: number, place: Entity): Entity[] {
  if (game.content.items.get(item)?.stack === true) return [game.spawnThing(item, count, place)];
  return Array.from({ length: count }, () => game.spawnThing(item, 1, place));
}
