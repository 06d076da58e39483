import { RoomNature } from "../components/index.ts";
import { calendarAt, dayPart } from "../time/calendar.ts";
import { PART_WORDS } from "../time/time-words.ts";
import { isOutdoors, skyAt } from "../time/weather.ts";
import { defineCommand } from "./command.ts";

/** What the sky does, for who is under it. */
export const weather = defineCommand(
  {
    name: "weather",
    aliases: ["sky"],
    forms: ["weather"],
    usage: "WEATHER takes no more words.",
    help: "Tells what the sky does, when you are under it. TIME tells the hour.",
  },
  ({ game, actor, tell }) => {
    const room = game.placeOf(actor);
    if (!isOutdoors(room)) {
      const under = room.get(RoomNature)?.terrain;
      if (under === "underground") tell("There is rock between you and the sky.");
      else if (under === "underwater") tell("There is water between you and the sky.");
      else tell("There is a roof between you and the sky. <hint>Go outside to see it.</hint>");
      return;
    }
    const part = dayPart(game);
    const sky = skyAt(game, room);
    const words = [...(sky ? [sky.look] : []), PART_WORDS[part]];
    if (part === "night" && (sky?.light ?? "bright") === "bright")
      words.push(`The moon is ${MOON_WORDS[calendarAt(game).moon]}.`);
    tell(words.join(" "));
  },
);

const MOON_WORDS = {
  "new moon": "new: there is nothing of it to see",
  "waxing crescent": "a sickle that grows",
  "first quarter": "half full, and growing",
  "waxing gibbous": "all but full",
  "full moon": "full",
  "waning gibbous": "a few days past full",
  "last quarter": "half gone",
  "waning crescent": "a last sickle",
} as const;
