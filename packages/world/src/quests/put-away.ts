import type { Entity } from "@wyldlands/ecs";
import { ContainedIn } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";
import { useUp } from "../items/use-up.ts";
import { countOf } from "../views/names.ts";
import { editLog, entryOf } from "./log.ts";
import { kindOf } from "./objectives/index.ts";
import { aimsNow } from "./progress.ts";
import type { Quest } from "./types.ts";

/**
 * Strikes a quest from the journal: what its step brought about ends, and what was handed out for it goes back as far as it
 * is still in the bearer's hands. Only inside a deed.
 */
export function putAway(context: DeedContext, being: Entity, quest: Quest, how: "done" | "failed"): void {
  const { game } = context;
  const entry = entryOf(game, being, quest.id);
  if (!entry) return;
  for (const aim of aimsNow(quest, entry)) kindOf(aim).end?.(aim, context, being, quest, how);
  for (const { item, count } of quest.gives) {
    let left = count;
    for (const thing of being.sources(ContainedIn)) {
      if (thing.prototype?.id !== item || left === 0) continue;
      const taken = Math.min(left, countOf(thing));
      useUp(thing, taken);
      left -= taken;
    }
  }
  delete editLog(game, being).active[quest.id];
}
