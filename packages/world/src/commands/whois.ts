import type { Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { Away } from "../components/index.ts";
import { capitalise, list } from "../content/prose.ts";
import type { Game } from "../game.ts";
import { may, rightsOf } from "../permissions/rights.ts";
import { playerNamed, type Someone } from "../society/player-named.ts";
import { presenceNotes, titled } from "../society/presence.ts";
import { ago, spanWords } from "../views/ago.ts";
import { isCloakedFrom } from "../views/cloak.ts";
import { defineCommand } from "./command.ts";

/** What there is to know of a player, in play or away. */
export const whois = defineCommand(
  {
    name: "whois",
    aliases: ["finger"],
    forms: ["whois <name:word>"],
    usage: "Ask after whom? WHOIS and a name: WHOIS TERN.",
    help: "Tells who somebody is, in play or away: whois tern. Who is away is known by the whole name.",
  },
  ({ game, actor, session, tell }, rest) => {
    if (rest === "") {
      tell("Ask after whom? <hint>WHOIS and a name: WHOIS TERN.</hint>");
      return;
    }
    const someone = playerNamed(game, rest);
    if (!someone) {
      tell(
        `Nobody called '${escapeMarkup(rest)}' has ever been here. <hint>Who is away is known by the whole name; WHO lists who is not.</hint>`,
      );
      return;
    }
    const notes = aboutOf(game, actor, someone);
    if (someone.row && may(rightsOf(session), "whois-full"))
      notes.push(`The account is ${escapeMarkup(someone.row.account)}, ${escapeMarkup(someone.row.role)}.`);
    if (session.preferences.ignore.some((key) => game.directory.byName(key)?.id === someone.row?.id))
      notes.push("You ignore this player.");
    tell(notes.join("\n"));
  },
);

/** Lines of markup. */
function aboutOf(game: Game, viewer: Entity, { name, row, being }: Someone): string[] {
  const now = game.wall();
  const age = row && `Known here ${since(now, row.createdAt)}.`;
  if (!being || !game.players.sessionOf(being) || isCloakedFrom(game, viewer, being))
    return [
      `<player>${escapeMarkup(name)}</player> is not in play, and was last seen ${row ? ago(now, row.seenAt ?? row.createdAt) : "long ago"}.`,
      ...(age === undefined ? [] : [age]),
    ];
  const away = being.get(Away);
  return [
    `${titled(game, being)} is in play: ${list(presenceNotes(game, being))}.`,
    ...(away ? [`Away ${since(now, away.since)}.`] : []),
    age ?? "A guest: nobody knows for how long.",
  ].map(capitalise);
}

function since(now: number, then: number): string {
  return `for ${spanWords(now - then)}`;
}
