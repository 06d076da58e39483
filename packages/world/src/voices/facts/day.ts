import type { Entity, Prototype } from "@wyldlands/ecs";
import type { LiveFacts } from "@wyldlands/voice";
import { Minded } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { daysOf } from "../../minds/day.ts";
import type { DayEntry } from "../../rules/mind-schemas.ts";
import { calendarAt, hourOf } from "../../time/calendar.ts";
import { hourWords } from "../../time/time-words.ts";
import { placeName } from "./ways.ts";

/** Its day as it is today, from the earliest hour on. */
export function dayOf(game: Game, npc: Entity): LiveFacts["day"] {
  const days = daysOf(game, npc);
  if (!days) return [];
  const { weekday, season } = calendarAt(game);
  const now = days.now(game);
  const today = days.entries.filter(
    (entry) =>
      entry.on?.includes(weekday) !== false &&
      (entry.in as readonly string[] | undefined)?.includes(season) !== false,
  );
  const places = npc.get(Minded)?.places;
  return today
    .toSorted((a, b) => hourOf(game, a.at) - hourOf(game, b.at))
    .map((entry) => ({
      from: typeof entry.at === "number" ? hourWords(entry.at) : entry.at,
      place: placeOfEntry(game, places, entry) ?? "",
      doing: entry.doing,
      now: entry === now,
    }));
}

/** What everybody in the area knows of one who lives there: where the hour wants it, and what it does then. */
export function dutyNow(
  game: Game,
  prototype: Prototype,
): { room: string | undefined; doing: string } | undefined {
  const minded = prototype.values.get(Minded) as
    | { archetype: string; places: Record<string, string> }
    | undefined;
  const entry = minded && game.authored.minds.days.get(minded.archetype)?.now(game);
  return entry && { room: minded.places[entry.place], doing: entry.doing };
}

function placeOfEntry(
  game: Game,
  places: Readonly<Record<string, string>> | undefined,
  entry: DayEntry,
): string | undefined {
  const room = game.content.rooms.get(places?.[entry.place] ?? "");
  return room && placeName(room);
}
