import type { Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { bodyOf } from "../bodies/body.ts";
import { Away, Character, Room } from "../components/index.ts";
import { capitalise } from "../content/prose.ts";
import type { Game } from "../game.ts";
import { nameKey } from "../players.ts";
import { peopleAbout, presenceNotes, titled } from "../society/presence.ts";
import { numberWord, plainName } from "../views/names.ts";
import { defineCommand, type CommandContext } from "./command.ts";
import { roleOf } from "../permissions/rights.ts";

type Filter = (context: CommandContext, one: Entity) => boolean;

/** What WHO can be narrowed to by a word of its own; other words are a name's beginning, a level, a folk or a calling. */
const FILTERS: Readonly<Record<string, Filter>> = {
  friends: ({ session }, one) => session.preferences.friends.includes(nameKey(plainName(one))),
  staff: ({ game }, one) => {
    const session = game.players.sessionOf(one);
    return session !== undefined && roleOf(session) !== "player";
  },
  guests: (_context, one) => one.get(Character)?.guest === true,
  away: (_context, one) => one.has(Away),
  near: ({ game, actor }, one) => {
    const area = game.placeOf(actor).get(Room)?.area;
    return area !== undefined && game.placeOf(one).get(Room)?.area === area;
  },
};

/** Lists the players. */
export const who = defineCommand(
  {
    name: "who",
    forms: ["who", "who <whom:text>"],
    usage: "WHO alone lists everybody.",
    help: "Lists the players who are about. A word behind it narrows that: who friends, who staff, who guests, who away, who near (in this part of the world), who 3-6 (levels), who fisher, who an (names that begin so).",
  },
  (context, rest) => {
    const { game, actor, tell } = context;
    const all = peopleAbout(game, actor);
    const wanted = rest.toLowerCase();
    const players = wanted === "" ? all : all.filter((one) => fits(context, one, wanted));
    const lines = players.map((one) => {
      const notes = presenceNotes(game, one);
      return `  ${titled(game, one)} (${notes.join(", ")})`;
    });
    tell([opening(rest, players.length, all.length), ...lines].join("\n"));
  },
);

function opening(rest: string, found: number, all: number): string {
  if (rest === "")
    return all === 1 ? "You are the only one about:" : `${capitalise(numberWord(all))} players are about:`;
  const of = all === 1 ? "the one player" : `${numberWord(all)} players`;
  if (found === 0)
    return `Nobody of ${of} about is meant by '${escapeMarkup(rest)}'. <hint>WHO alone lists everybody.</hint>`;
  return `${capitalise(numberWord(found))} of ${of} about:`;
}

function fits(context: CommandContext, one: Entity, wanted: string): boolean {
  const filter = Object.hasOwn(FILTERS, wanted) ? FILTERS[wanted] : undefined;
  return filter
    ? filter(context, one)
    : (isLevel(context.game, one, wanted) ?? isKind(context.game, one, wanted));
}

/** `3`, `3-6`, `3+`. Undefined when it is none of these. */
function isLevel(game: Game, one: Entity, wanted: string): boolean | undefined {
  const [, least, dash, most] = /^(\d{1,3})(?:(-)(\d{1,3})|\+)?$/.exec(wanted) ?? [];
  if (least === undefined) return undefined;
  const { level } = bodyOf(game, one);
  if (wanted.endsWith("+")) return level >= Number(least);
  return level >= Number(least) && level <= Number(dash === undefined ? least : most);
}

function isKind(game: Game, one: Entity, wanted: string): boolean {
  const { folk, calling } = bodyOf(game, one);
  return (
    nameKey(plainName(one)).startsWith(nameKey(wanted)) ||
    [folk.name, calling?.name ?? ""].some((name) => name.toLowerCase() === wanted)
  );
}
