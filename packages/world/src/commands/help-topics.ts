import type { HelpTopic } from "../content/types.ts";
import { isStaff, rightsOf } from "../permissions/rights.ts";
import type { CommandContext } from "./command.ts";

/** The topics that somebody may read. */
export function topicsFor({ game, session }: Pick<CommandContext, "game" | "session">): HelpTopic[] {
  const staff = isStaff(rightsOf(session));
  return [...game.content.help.values()].filter((topic) => staff || topic.staff !== true);
}
