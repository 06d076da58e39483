import type { Entity, Refusal } from "@wyldlands/ecs";
import { levelOf } from "../bodies/body.ts";
import { Body, ContainedIn } from "../components/index.ts";
import { timeLeft } from "../commands/time-left.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { regardOf } from "../society/regard.ts";
import { activeOf, doneOf, entryOf, MOST_QUESTS } from "./log.ts";
import { npcOf } from "./people.ts";
import type { Quest } from "./types.ts";

/** From here on down whoever gives a quest has nothing for somebody (affinity). */
const SPURNED = -0.5;

/** Why somebody cannot take a quest on now, though whoever gives it is there. */
export function cannotTake(game: Game, being: Entity, quest: Quest): Refusal<string> | undefined {
  const { name, requires } = quest;
  if (entryOf(game, being, quest.id))
    return refuse("You are about {name} already. <hint>QUESTS tells how far you are.</hint>", { name });
  const again = tooSoon(game, being, quest);
  if (again) return again;
  if (levelOf(being) < requires.level)
    return refuse(`{name} is for those of level ${requires.level} and above. You are not there yet.`, {
      name,
    });
  if (requires.calling !== undefined && being.get(Body)?.calling !== requires.calling)
    return refuse("{name} is for a {calling}. <hint>HELP SCHOOL tells of callings.</hint>", {
      name,
      calling: game.rules.callings[requires.calling]?.name ?? requires.calling,
    });
  const before = requires.quests.find((id) => !doneOf(game, being, id));
  if (before !== undefined)
    return refuse("{name} comes after {before}, which you have not done yet.", {
      name,
      before: game.quests.get(before)?.name ?? "something else",
    });
  for (const [npc, least] of Object.entries(requires.regard)) {
    const who = npcOf(game, npc);
    if (!who || regardOf(game, who, being).affinity < least)
      return refuse("{who} does not think well enough of you for {name}. Do something for them first.", {
        who: who ?? "Somebody",
        name,
      });
  }
  const giver = npcOf(game, quest.giver ?? "");
  if (giver && regardOf(game, giver, being).affinity <= SPURNED)
    return refuse(
      "{giver} has nothing for you to do, and will not say why. <hint>RELATIONS tells how you stand. A gift may mend it, and so does time.</hint>",
      { giver },
    );
  const { item } = requires;
  if (item !== undefined && !being.sources(ContainedIn).some((one) => one.prototype?.id === item))
    return refuse("{name} takes {item}, and you have none on you.", {
      name,
      item: game.content.items.get(item)?.name ?? "a thing",
    });
  return activeOf(game, being).length >= MOST_QUESTS
    ? refuse(`You are about ${MOST_QUESTS} things already. <hint>QUEST ABANDON gives one of them up.</hint>`)
    : undefined;
}

const DAY_MS = 86_400_000;

function tooSoon(game: Game, being: Entity, { id, name, repeat }: Quest): Refusal<string> | undefined {
  const done = doneOf(game, being, id);
  if (!done) return undefined;
  if (repeat === "never") return refuse("You have done {name}, and once is enough.", { name });
  const day = (at: number): number => Math.floor(at / DAY_MS);
  const next = repeat === "daily" ? (day(done.at) + 1) * DAY_MS : done.at + repeat * 1_000;
  const left = Math.ceil((next - game.wall()) / 1_000);
  return left > 0 ? refuse("{name} can be done again in {left}.", { name, left: timeLeft(left) }) : undefined;
}
