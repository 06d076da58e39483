import { numbersIn } from "../answer/numbers.ts";
import { contentOf, wordsOf } from "../answer/words.ts";
import type { Understood } from "../grammar/understand.ts";
import type { Scene } from "../scene.ts";
import { tells, TIME } from "./versions.ts";

const WAYS =
  /\b(?:north|south|east|west|up|down|in|out|inside|outside|left|right|straight|past|over|along|behind|next)\b/i;

/**
 * Whether an answer (with its slots) speaks of what the line was taken to mean. The model answers the line itself; when that was
 * misunderstood here, its answer must not be given to others who mean what was understood.
 */
export function fits(
  text: string,
  scene: Scene,
  { intent, slots }: Understood,
  acts: readonly string[] = [],
): boolean {
  const { npc, facts, place } = scene;
  const about = contentOf(text.replace(/[{}]/g, " "));
  const words = wordsOf(text);
  const touches = (...texts: readonly string[]): boolean =>
    [...contentOf(texts.join(" "))].some((word) => about.has(word));
  switch (intent) {
    case "wares":
      return facts.wares.length === 0 || touches(...facts.wares.map(({ name }) => name));
    case "price":
      return (
        text.includes("{price}") || facts.wares.every(({ name, left }) => name !== slots.ware || left === 0)
      );
    case "buy":
      return text.includes("{price}") || touches(slots.ware ?? "");
    case "sell":
      return facts.buys.length === 0 || touches(...facts.buys);
    case "work":
      // With the act go its author's words.
      if (acts.some((id) => id.startsWith("quest:"))) return true;
      // One word in common may be chance: 'give me the short of it'.
      return (
        facts.work.length === 0 ||
        touches(...facts.work.map(({ name }) => name)) ||
        facts.work.some(({ ask }) => [...contentOf(ask)].filter((word) => about.has(word)).length >= 2)
      );
    case "directions":
      return WAYS.test(text) || touches(slots.place ?? "");
    case "person":
      return touches(
        slots.person ?? "",
        ...facts.people
          .filter(({ name }) => name === slots.person)
          .map(({ about, where = "" }) => `${about} ${where}`),
      );
    case "name":
      return touches(npc.name, npc.called, npc.calling);
    case "day":
      return (
        touches(
          npc.calling,
          npc.doing ?? "",
          npc.background,
          ...facts.day.map(({ place, doing }) => `${place} ${doing}`),
        ) || words.some((word) => TIME.test(word))
      );
    case "rumours":
      return facts.rumours.length === 0 || facts.rumours.some((one) => tells(about, one.text));
    case "topic":
      return touches(
        slots.topic ?? "",
        ...npc.lore.filter(({ about }) => about.includes(slots.topic ?? "")).map(({ says }) => says),
      );
    case "time":
      // An hour that is not a slot would be wrong within the hour.
      return (
        text.includes("{hour}") || (words.some((word) => TIME.test(word)) && numbersIn(text).length === 0)
      );
    case "place":
      return touches(place.name, place.area, place.look, npc.calling);
    default:
      return true;
  }
}
