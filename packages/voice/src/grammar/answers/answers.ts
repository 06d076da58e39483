import type { Intent } from "../../intents.ts";
import type { Answer } from "../speech.ts";
import { favour, report } from "./favours.ts";
import { memory, rumours, topic } from "./lore.ts";
import { agree, apology, greeting, plainly, promise, smallTalk, threat } from "./manners.ts";
import { directions, person, place } from "./places.ts";
import { day, help, mood, name, time, weather } from "./self.ts";
import { buy, price, sell, wares, work } from "./trade.ts";

/** What is answered to each intent. */
export const ANSWERS: Readonly<Record<Intent, Answer>> = {
  greeting,
  farewell: plainly("farewell"),
  thanks: plainly("thanks"),
  praise: plainly("praise"),
  insult: plainly("insult"),
  threat,
  apology,
  name,
  day,
  mood,
  wares,
  price,
  buy,
  sell,
  work,
  report,
  favour,
  directions,
  person,
  rumours,
  topic,
  memory,
  promise,
  agree,
  decline: plainly("decline"),
  weather,
  time,
  place,
  help,
  odd: plainly("odd"),
  "small-talk": smallTalk,
};
