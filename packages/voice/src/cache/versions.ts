import { hashOf } from "../grammar/words.ts";
import type { Understood } from "../grammar/understand.ts";
import type { Intent } from "../intents.ts";
import { withheldOf } from "../prompts/sections.ts";
import type { Scene } from "../scene.ts";
import { numbersIn } from "../answer/numbers.ts";
import { contentOf, wordsOf } from "../answer/words.ts";
import { aspectOf } from "./aspects.ts";

type Slots = Understood["slots"];

/**
 * Intents of which an answer can be said again to somebody else: what it depends on is known, and stands in `factsOf`. Not among them is what
 * hangs on the talk before (agree, decline, promise), on what is between two people (memory), or on anything at all (small-talk, odd).
 */
export const REUSABLE: ReadonlySet<Intent> = new Set<Intent>([
  "greeting",
  "farewell",
  "thanks",
  "praise",
  "insult",
  "threat",
  "apology",
  "name",
  "day",
  "mood",
  "wares",
  "price",
  "buy",
  "sell",
  "work",
  "directions",
  "person",
  "rumours",
  "topic",
  "weather",
  "time",
  "place",
  "help",
]);
/** Whoever came before is greeted otherwise than a stranger. */
const BY_ACQUAINTANCE: ReadonlySet<Intent> = new Set<Intent>(["greeting", "farewell", "name"]);
/** Words about a thing that is not known are free talk. */
export const NEEDS_SLOT: Readonly<Partial<Record<Intent, keyof Slots>>> = {
  price: "ware",
  buy: "ware",
  directions: "place",
  person: "person",
  topic: "topic",
};
const TRADE = new Set([
  "sell",
  "buy",
  "offer",
  "bid",
  "accept",
  "quest",
  "take-on",
  "finish",
  "haggle",
  "give",
  "mend",
]);
/** Acts that an answer about work does not go by: what of its wares it may offer. */
const OF_WARES = /^(?:sell|buy|offer|bid|haggle)\b/;
/** How surely a line must be understood so that an answer to another line may serve. */
export const SURE = 0.55;

/** Whether an answer to such a line may be kept by what it means, for any wording. */
export function isReusable({ intent, score, slots }: Understood): boolean {
  const needed = NEEDS_SLOT[intent];
  return REUSABLE.has(intent) && score >= SURE && (needed === undefined || slots[needed] !== undefined);
}

/** What a line of that meaning can be about; other names in it are by the way: 'any news, here by the nets?'. */
const ABOUT: Readonly<Partial<Record<Intent, readonly (keyof Slots)[]>>> = {
  wares: ["ware"],
  price: ["ware"],
  buy: ["ware"],
  sell: ["ware"],
  directions: ["place", "person"],
  person: ["person"],
  rumours: ["person", "topic"],
  topic: ["topic", "person", "place"],
  place: ["place"],
};

/** What it is about, as part of a key. */
export function slotsIn({ intent, slots }: Pick<Understood, "intent" | "slots">): string {
  return (ABOUT[intent] ?? []).map((kind) => slots[kind] ?? "").join("|");
}

/** The same of those names that make a difference to what is answered: of what there is no news, whatever news there is will do. */
export function tellingSlots({ facts }: Pick<Scene, "facts">, understood: Understood): string {
  if (understood.intent !== "rumours") return slotsIn(understood);
  const news = facts.rumours.map(({ text }) => contentOf(text));
  const slots = Object.entries(understood.slots).filter(([, name]) =>
    [...contentOf(name)].some((word) => news.some((words) => words.has(word))),
  );
  return slotsIn({ intent: "rumours", slots: Object.fromEntries(slots) });
}

/** What an answer to a line of that meaning goes by; when any of it changes, what was kept is no longer served. */
export function factsOf(scene: Scene, { intent, slots }: Understood): string {
  const { npc, facts, place, now, speaker } = scene;
  const general = [
    npc.background,
    ...npc.goals,
    ...npc.lore.map(({ id, says }) => id + says),
    ...withheldOf(scene).map(({ id }) => id),
    feeling(npc.mood),
    BY_ACQUAINTANCE.has(intent) && aspectOf(scene, intent) === "" && speaker.met > 0 ? "met" : "",
  ];
  // Whoever cannot pay is answered otherwise than who can: it shows in what may be done.
  const mayDo = scene.acts
    .filter(({ verb }) => TRADE.has(verb))
    .map(({ id }) => id)
    .toSorted();
  return printOf([...general, ...own(intent)]);

  function own(intent: Intent): string[] {
    switch (intent) {
      case "wares":
        return [...shelf(scene), facts.open ? `${facts.open.now}${facts.open.hours}` : ""];
      case "price":
      case "buy":
        return facts.wares
          .filter(({ name }) => name === slots.ware)
          .map(({ name, left }) => `${name}${left > 0}`)
          .concat(`${facts.open?.now}`, ...mayDo);
      case "sell":
        return [...facts.buys, `${facts.open?.now}`, ...mayDo];
      case "work":
        return [
          ...facts.work.map(({ name, ask }) => name + ask),
          ...mayDo.filter((id) => !OF_WARES.test(id)),
        ];
      case "directions":
        return [place.name, ...facts.ways.filter(({ to }) => to === slots.place).map(({ way }) => way)];
      case "person":
        return [
          place.name,
          ...facts.people
            .filter(({ name }) => name === slots.person)
            .map(({ about, where = "", how = "" }) => `${about}|${where}|${how}`),
        ];
      case "rumours":
        // Which of them it tells is seen by its words: see `mentionsOf`.
        return [`${facts.rumours.length > 0}`];
      case "day":
        return [
          ...facts.day.map(({ from, place, doing, now }) => `${from}${place}${doing}${now}`),
          `${facts.open?.now}${facts.open?.hours}`,
        ];
      case "weather":
        return [now.weather ?? "", now.season];
      case "place":
      case "help":
        return [place.name];
      default:
        return [];
    }
  }
}

/** Words for a part of the day or the year. */
export const TIME =
  /^(?:dawn|morning|noon|midday|afternoon|dusk|evening|night|midnight|tonight|today|sunrise|sunset|late|early|dark|hour|o'clock|spring|summer|autumn|winter)$/;
const WEATHER =
  /^(?:rain\w*|wet|drizzl\w*|storm\w*|wind\w*|gale|fog\w*|mist\w*|snow\w*|frost\w*|sun|sunny|clear|cloud\w*|weather|cold|hot|warm|blow\w*|squall\w*)$/;

/** What the words themselves speak of besides: the time, the weather, prices. They hold as long as that is so. */
export function mentionsOf(slotted: string, scene: Scene): string {
  const say = slotted.replace(/\{\w+\}/g, "");
  const words = wordsOf(say);
  const { now, facts } = scene;
  const parts: string[] = [];
  if (words.some((word) => TIME.test(word))) parts.push(`time ${now.part} ${now.season}`);
  if (words.some((word) => WEATHER.test(word))) parts.push(`weather ${now.weather ?? "indoors"}`);
  if (numbersIn(say).some(({ coins }) => coins))
    parts.push("sums", ...shelf(scene), ...facts.work.map(({ ask }) => ask));
  const { doing = "" } = scene.npc;
  const about = contentOf(say);
  if ([...contentOf(doing)].some((word) => about.has(word))) parts.push(doing);
  const named = facts.people.filter(({ name }) => words.includes(name.toLowerCase()));
  parts.push(...named.map(({ name, about, where = "" }) => `${name}|${about}|${where}`));
  const spoken = say.toLowerCase();
  parts.push(
    ...facts.wares
      .filter(({ name }) => spoken.includes(name.toLowerCase()))
      .map(({ name, left }) => `${name} ${left > 0}`),
  );
  parts.push(...facts.rumours.filter(({ text }) => tells(about, text)).map(({ id }) => id));
  return parts.length === 0 ? "" : printOf(parts);
}

/** Most of what a rumour is about. */
const TOLD = 0.6;

/** Whether words with that content tell that rumour. */
export function tells(about: ReadonlySet<string>, rumour: string): boolean {
  const words = [...contentOf(rumour)];
  return words.length > 0 && words.filter((word) => about.has(word)).length >= words.length * TOLD;
}

export function printOf(parts: readonly string[]): string {
  return hashOf(parts.join("\u001f"));
}

function shelf({ facts }: Scene): string[] {
  return facts.wares.map(({ name, priced, left }) => `${name}|${priced}|${left > 0}`);
}

/** The feeling that colours what it says, if there is a strong one. */
function feeling(mood: Scene["npc"]["mood"]): string {
  const strong = Object.entries(mood).filter(([, strength]) => strength >= 0.6);
  return strong.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? "";
}
