import { achievementsOf, counting, editAchievements } from "../../quests/achievements.ts";
import type { Achievement } from "../../rules/schemas.ts";
import { defineDeed } from "../deed.ts";

/**
 * Something is counted towards achievements, and those that it completes are earned. `to`: how many there are in all, for what is
 * not added up; `room`: which one was entered, counted once.
 */
export const achieve = defineDeed<{ what: string; of?: string; to?: number; room?: string }>({
  name: "achieve",
  perform({ what, of, to, room }, { game, actor, show, emit }) {
    const rules = counting(game, actor, what as Achievement["counts"], of);
    if (rules.length === 0) return;
    if (room !== undefined && achievementsOf(game, actor)?.rooms.includes(room) === true) return;
    const kept = editAchievements(game, actor);
    if (room !== undefined) kept.rooms.push(room);
    for (const [slug, { name, about, need, title }] of rules) {
      const before = kept.counts[slug] ?? 0;
      const count = to === undefined ? before + 1 : Math.max(before, to);
      kept.counts[slug] = count;
      if (count < need) continue;
      kept.earned[slug] = game.wall();
      delete kept.counts[slug];
      show([actor], "<hint>You have earned {name}. {about}</hint>", { name, about: { markup: about } });
      if (title !== undefined)
        show([actor], "<hint>ACHIEVEMENTS TITLE {typed} lets you be called {title}.</hint>", {
          typed: name.toUpperCase(),
          title,
        });
      emit({ type: "AchievementEarned", entity: actor, achievement: slug });
    }
  },
});
