import { calendarAt } from "../time/calendar.ts";
import { dateWords, hourWords } from "../time/time-words.ts";
import { defineCommand } from "./command.ts";

/** The hour and the date of the world. */
export const time = defineCommand(
  {
    name: "time",
    aliases: ["date"],
    forms: ["time"],
    usage: "TIME takes no more words.",
    help: "Tells the hour, the date and the season. WEATHER tells what the sky does.",
  },
  ({ game, tell }) => {
    const moment = calendarAt(game);
    const minutes = game.rules.calendar.hourSeconds / 60;
    tell(
      `It is about ${hourWords(moment.hour)} on ${dateWords(moment)}. It is ${moment.season}.` +
        ` <hint>An hour here is ${Number(minutes.toFixed(1))} of your minutes.</hint>`,
    );
  },
);
