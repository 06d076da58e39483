import { achievementsOf, editAchievements } from "../../quests/achievements.ts";
import { questNamed } from "../../quests/named.ts";
import type { Entity } from "@wyldlands/ecs";
import type { Game } from "../../game.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Bears the title of an achievement, or none (`off`). */
export const bearTitle = defineDeed<{ name: string }>({
  name: "bear-title",
  check({ name }, { game, actor }) {
    if (isOff(name)) {
      return achievementsOf(game, actor)?.title === undefined ? refuse("You bear no title.") : undefined;
    }
    const mine = titles(game, actor);
    if (questNamed(mine, name)) return undefined;
    if (mine.length === 0) return refuse("You have earned no title yet.");
    return refuse("You have earned no such title. Yours are: {mine}.", {
      mine: mine.map((one) => `${one.name}, ${one.title}`).join("; "),
    });
  },
  perform({ name }, { game, actor, show }) {
    const kept = editAchievements(game, actor);
    const found = isOff(name) ? undefined : questNamed(titles(game, actor), name);
    if (found) {
      kept.title = found.slug;
      show([actor], "You are called {title} from now on.", { title: found.title });
    } else {
      delete kept.title;
      show([actor], "You bear no title any more.");
    }
  },
});

function isOff(name: string): boolean {
  return /^(?:off|none)$/i.test(name);
}

function titles(game: Game, being: Entity): { name: string; slug: string; title: string }[] {
  return Object.keys(achievementsOf(game, being)?.earned ?? {}).flatMap((slug) => {
    const { name, title } = game.rules.achievements[slug] ?? {};
    return name === undefined || title === undefined ? [] : [{ name, slug, title }];
  });
}
