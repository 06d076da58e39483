import { escapeMarkup } from "@wyldlands/protocol";
import { list } from "../content/prose.ts";
import { nameOfKey } from "../society/player-named.ts";
import { defineCommand, type CommandContext } from "./command.ts";
import { addition, onList } from "./named-list.ts";

/** Players whose words and gestures are not shown. */
export const ignore = defineCommand(
  {
    name: "ignore",
    forms: ["ignore", "ignore <name:word>"],
    usage: "IGNORE alone lists whom you ignore; IGNORE TERN adds Tern.",
    help: "Shuts a player's words and gestures out, whatever character they come from: ignore tern. They cannot tell you anything either. Alone it lists whom you ignore; UNIGNORE TERN ends it. Administrators are always heard.",
  },
  (context, rest) => {
    const { game, session, tell } = context;
    const names = session.preferences.ignore;
    if (rest === "") {
      const all = names.toSorted().map((key) => `<player>${escapeMarkup(nameOfKey(game, key))}</player>`);
      tell(
        all.length === 0
          ? "You ignore nobody. <hint>IGNORE and a name shuts a player out: IGNORE TERN.</hint>"
          : `You ignore ${list(all)}. <hint>UNIGNORE and a name lets them through.</hint>`,
      );
      return;
    }
    const found = addition(context, names, rest, false);
    if ("refusal" in found) tell(found.refusal);
    else if (names.includes(found.key))
      tell(`You ignore ${escapeMarkup(found.name)} already. <hint>UNIGNORE ends it.</hint>`);
    else {
      keep(context, [...names, found.key]);
      tell(
        `Nothing that ${escapeMarkup(found.name)} says or acts out reaches you from now on. <hint>REPORT tells a moderator, if it is worse than that.</hint>`,
      );
    }
  },
);

export const unignore = defineCommand(
  {
    name: "unignore",
    forms: ["unignore <name:word>"],
    usage: "Let whom through again? UNIGNORE TERN, or UNIGNORE ALL.",
    help: "Lets a player whom you ignored through to you again: unignore tern, or unignore all.",
  },
  (context, rest) => {
    const { game, session, tell } = context;
    const names = session.preferences.ignore;
    if (rest.toLowerCase() === "all" && names.length > 0) {
      keep(context, []);
      tell("You ignore nobody any more.");
      return;
    }
    const key = onList(names, rest);
    if (key === undefined) {
      tell(
        rest === ""
          ? "Let whom through again? <hint>UNIGNORE TERN, or UNIGNORE ALL.</hint>"
          : `You do not ignore '${escapeMarkup(rest)}'. <hint>IGNORE alone lists whom you do.</hint>`,
      );
      return;
    }
    keep(
      context,
      names.filter((one) => one !== key),
    );
    tell(`You hear ${escapeMarkup(nameOfKey(game, key))} again.`);
  },
);

function keep({ session, services }: CommandContext, names: string[]): void {
  services.prefer(session, { ...session.preferences, ignore: names });
}
