import type { Entity } from "@wyldlands/ecs";
import type { LiveFacts } from "@wyldlands/voice";
import { Teacher } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { withSpokenNumbers } from "../number-words.ts";
import { plain } from "../plain.ts";

/** What it teaches, with its prices; nothing for who is no teacher. */
export function lessonsOf(game: Game, npc: Entity): Pick<LiveFacts, "lessons"> {
  const lessons = (npc.get(Teacher)?.skills ?? []).flatMap((slug) => {
    const rule = game.rules.skills[slug];
    if (!rule) return [];
    const priced = rule.price > 0 && { priced: withSpokenNumbers(plain(game.coinName(rule.price, npc))) };
    return [{ name: rule.name, ...priced }];
  });
  return lessons.length > 0 ? { lessons } : {};
}
