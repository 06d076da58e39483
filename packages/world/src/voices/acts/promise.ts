import { Refusal } from "@wyldlands/ecs";
import { refuse } from "../../deeds/refusals.ts";
import type { Game } from "../../game.ts";
import { cannotPromise, promise as giveWord, promisesOf, type Word } from "../../memory/promises.ts";
import { vowIn } from "../../memory/vow-words.ts";
import { offerName } from "../../shops/wares.ts";
import { hourNow, HOURS, hourOf, type HourOfDay } from "../../time/calendar.ts";
import { defineVoiceAct, type Moment } from "./voice-act.ts";
import { countNamed, namedWares, waresHere, type WareHere } from "./wares-here.ts";
import { nameIn, wareIn } from "./words.ts";

const ASKS_TO_KEEP = /\b(?:keep|hold|save|reserve|set|put|lay)\b.*\b(?:for me|aside|by|back|till|until)\b/;

/** A word holds until the next of these, by what the speaker said; otherwise until dusk. */
const UNTIL: readonly (readonly [RegExp, HourOfDay])[] = [
  [/\b(?:dawn|morning|tomorrow|sunrise)\b/, "dawn"],
  [/\b(?:noon|midday)\b/, 12],
  [/\bmidnight\b/, 0],
  [/\b(?:night|nightfall)\b/, "night"],
];
/** Nobody is given less than this (milliseconds of world time). */
const LEAST_MS = 10 * 60_000;

/** Gives its word to set a ware aside, which nobody else can buy until then (`memory/promises.ts`). It stays the shop's until it is paid for. */
export const promise = defineVoiceAct({
  verb: "promise",
  legal: (moment) =>
    wanted(moment).map(({ ware, count, at }) => ({
      arg: ware.key,
      about: `give ${nameIn(moment.speaker)} your word to set ${wareIn(ware.offer, count)} aside until ${at}`,
    })),
  perform(moment, arg, context) {
    const { npc, speaker } = moment;
    const found = wanted(moment).find(({ ware }) => ware.key === arg);
    if (!found) return refuse("{npc} cannot give you its word on that.", { npc });
    const { ware, count, word, at } = found;
    const given = giveWord(context, npc, speaker, word);
    if (given instanceof Refusal) return given;
    context.show([speaker], "<hint>{npc} sets {what} aside for you until {at}. BUY fetches it.</hint>", {
      npc,
      what: { markup: offerName(ware.offer, count) },
      at,
    });
    return undefined;
  },
});

function wanted(moment: Moment): { ware: WareHere; count: number; word: Word; at: string }[] {
  const { game, npc, speaker, heard } = moment;
  const line = heard.text.toLowerCase();
  if (heard.intent !== "promise" && !ASKS_TO_KEEP.test(line)) return [];
  // It is the speaker's own word: see `memory/vows.ts`.
  if (vowIn(heard.text, game)) return [];
  const { until, at } = untilIn(game, line);
  return namedWares(moment, waresHere(moment)).flatMap((ware) => {
    const { id } = ware.offer.prototype;
    const count = countNamed(moment, ware);
    const word = {
      what: `keep ${wareIn(ware.offer, count)} for ${nameIn(speaker)}`,
      until,
      thing: id,
      count,
    };
    const again = promisesOf(game, npc, speaker).some(({ thing }) => thing === id);
    return again || cannotPromise(game, npc, speaker, word) ? [] : [{ ware, count, word, at }];
  });
}

/** World time until which it is to hold, and in words. */
function untilIn(game: Game, line: string): { until: number; at: string } {
  const [, hour] = UNTIL.find(([pattern]) => pattern.test(line)) ?? [undefined, "dusk" as const];
  const at = hour === 12 ? "noon" : hour === 0 ? "midnight" : String(hour);
  return { until: next(game, hour), at };
}

/** World time at which that hour comes next, not in the next few minutes. */
function next(game: Game, hour: HourOfDay): number {
  const hourMs = game.rules.calendar.hourSeconds * 1_000;
  const now = game.clock.now();
  const today = Math.floor(hoursAt(game) / HOURS) * HOURS + hourOf(game, hour);
  const ahead = (today - hoursAt(game)) * hourMs;
  return now + (ahead > Math.min(LEAST_MS, hourMs) ? ahead : ahead + HOURS * hourMs);
}

/** Hours of the calendar with their fraction. */
function hoursAt(game: Game): number {
  const hourMs = game.rules.calendar.hourSeconds * 1_000;
  return hourNow(game) + (game.clock.now() % hourMs) / hourMs;
}
