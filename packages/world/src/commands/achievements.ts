import { bearTitle } from "../deeds/quest/bear-title.ts";
import { achievementsOf, earnedTitle } from "../quests/achievements.ts";
import { defineCommand } from "./command.ts";

/** What has been achieved, and how far the rest is. */
export const achievements = defineCommand(
  {
    name: "achievements",
    forms: ["achievements", "achievements title <name:text>"],
    usage:
      "ACHIEVEMENTS alone, or ACHIEVEMENTS TITLE and the name of one that bears a title; TITLE OFF puts it away.",
    help: "Tells what you have achieved and how far the rest is: achievements, achievements title ratcatcher.",
  },
  ({ game, actor, services, tell }, rest) => {
    const title = /^title\s+(.+)$/i.exec(rest)?.[1];
    if (title !== undefined) {
      const refused = services.act(actor, bearTitle, { name: title });
      if (refused !== undefined) tell(refused);
      return;
    }
    const kept = achievementsOf(game, actor);
    const earned: string[] = [];
    const open: string[] = [];
    for (const [slug, { name, about, need, title: borne }] of Object.entries(game.rules.achievements)) {
      if (kept && Object.hasOwn(kept.earned, slug))
        earned.push(`  ${name}. ${about}${borne === undefined ? "" : ` It makes you ${borne}.`}`);
      else open.push(`  ${name}. ${about} You have ${Math.min(need, kept?.counts[slug] ?? 0)} of ${need}.`);
    }
    const now = earnedTitle(game, actor);
    tell(
      [
        earned.length > 0 ? "You have earned:" : "You have earned nothing yet that is spoken of.",
        ...earned,
        ...(open.length > 0 ? ["Still to come:", ...open] : []),
        ...(now === undefined ? [] : [`You are called ${now}.`]),
      ].join("\n"),
    );
  },
);
