import { escapeMarkup } from "@wyldlands/protocol";
import { nameKey } from "../players.ts";
import { nameOfKey } from "../society/player-named.ts";
import { peopleAbout, presenceNotes, titled } from "../society/presence.ts";
import { ago } from "../views/ago.ts";
import { plainName } from "../views/names.ts";
import { defineCommand, type CommandContext } from "./command.ts";
import { addition, onList, sorted } from "./named-list.ts";

/** The player's friends: who of them is in play, and who else is one. */
export const friends = defineCommand(
  {
    name: "friends",
    aliases: ["friend"],
    forms: ["friends", "friends add <name:word>", "friends remove <name:word>"],
    usage: "FRIENDS alone, FRIENDS ADD TERN, or FRIENDS REMOVE TERN.",
    help: "Lists your friends, those in play first. Friends add tern makes one of Tern: you are told when Tern comes and goes. Friends remove tern ends it.",
  },
  (context, rest) => {
    const { game, session, services, tell } = context;
    const names = session.preferences.friends;
    const keep = (list: string[]): void =>
      services.prefer(session, { ...session.preferences, friends: list });
    const [word = "", ...others] = rest.split(/\s+/);
    const verb = word.toLowerCase();
    const typed = others.join(" ");
    if (rest === "") {
      tell(listing(context, names));
    } else if ((verb === "remove" || verb === "delete") && typed !== "") {
      const key = onList(names, typed);
      if (key === undefined) {
        tell(`'${escapeMarkup(typed)}' is not among your friends. <hint>FRIENDS lists them.</hint>`);
        return;
      }
      keep(names.filter((one) => one !== key));
      tell(`${escapeMarkup(nameOfKey(game, key))} is no longer among your friends.`);
    } else if (verb === "add" && typed !== "") {
      const found = addition(context, names, typed, true);
      if ("refusal" in found) tell(found.refusal);
      else if (names.includes(found.key)) tell(`${escapeMarkup(found.name)} is among your friends already.`);
      else {
        keep([...names, found.key]);
        tell(
          `${escapeMarkup(found.name)} is among your friends now: you are told of every coming and going.`,
        );
      }
    } else tell("<hint>Type FRIENDS alone, FRIENDS ADD TERN, or FRIENDS REMOVE TERN.</hint>");
  },
);

function listing({ game, actor }: CommandContext, names: readonly string[]): string {
  if (names.length === 0)
    return "You have named no friends. <hint>FRIENDS ADD and a name: FRIENDS ADD TERN.</hint>";
  const about = new Map(peopleAbout(game, actor).map((one) => [nameKey(plainName(one)), one]));
  const lines = sorted(about, names).map((key) => {
    const being = about.get(key);
    if (being) return `  ${titled(game, being)} (${presenceNotes(game, being).join(", ")})`;
    const row = game.directory.byName(key);
    const seen = row
      ? `last seen ${ago(game.wall(), row.seenAt ?? row.createdAt)}`
      : "nobody of that name is left";
    return `  <player>${escapeMarkup(nameOfKey(game, key))}</player> (${seen})`;
  });
  return ["Your friends, those in play first:", ...lines].join("\n");
}
