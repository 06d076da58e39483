import type { Entity } from "@wyldlands/ecs";
import { QuestLog } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { editLog, questLog } from "../../quests/log.ts";
import { list } from "../../content/prose.ts";
import { defineDeed } from "../deed.ts";

/** Strikes from a journal what content no longer has, and says so. */
export const tidyQuests = defineDeed({
  name: "tidy-quests",
  perform(_args, { game, actor, show }) {
    const gone = goneFrom(game, actor);
    if (gone.length === 0) return;
    const { active } = editLog(game, actor);
    const names = gone.map((id) => active[id]?.name ?? id);
    for (const id of gone) delete active[id];
    show([actor], "<hint>Nobody asks for {names} any more: it is struck from your journal.</hint>", {
      names: list(names),
    });
  },
});

/** Ids of quests in a journal that content no longer has. */
export function goneFrom(game: Game, being: Entity): string[] {
  const active = questLog(game, being)?.get(QuestLog)?.active ?? {};
  return Object.keys(active).filter((id) => !game.quests.get(id));
}
