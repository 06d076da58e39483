import type { Scene } from "../../scene.ts";
import { says, listed, type Answer, type Asked } from "../speech.ts";
import { knownOf } from "./known.ts";
import { asksForLessons, learning } from "./lessons.ts";
import { hours, waresNamed } from "./trade.ts";

/** In words like these somebody asks for the name, and for no more. */
const ASKS_NAME = /\b(?:name|called|call (?:you|me)|call thee|who|whom)\b|\band you are\b/i;

/** Its name; or of itself what was asked for, its age, its trade, where it is from. */
export const name: Answer = (asked) => {
  const { npc, said } = asked.scene;
  const background = npc.background || undefined;
  const named = says("name", { background });
  if (ASKS_NAME.test(said.text) || said.how === "ask") return { sentences: [named], sources: ["persona"] };
  const known = /\bhow long\b/i.test(said.text) ? undefined : knownOf(asked, { memories: [] });
  if (known && !known.again) return known;
  return { sentences: [says("about-me", { background }, named)], sources: ["persona"] };
};

/** Its day as far as it was asked for: now, when it sleeps, when it is open, or all of it. */
export const day: Answer = (asked) => {
  const { facts, npc, said } = asked.scene;
  if (facts.open && /\b(?:open|clos|shut|hours)/i.test(said.text)) return hours(asked);
  const now = facts.day.find((entry) => entry.now);
  const asleep = facts.day.find(({ doing }) => /sleep/.test(doing));
  const doing = now ? told(now) : npc.doing && mine(npc.doing);
  if (facts.day.length === 0 && doing === undefined) return { sentences: [says("day-none")] };
  const whole = wholeDay(facts.day);
  const sources = ["day"];
  if (asleep && /\b(?:sleep|night|bed|live|lodge)/i.test(said.text))
    return { sentences: [says("day", { day: from(asleep) })], sources };
  if (/\b(?:now|doing|up to|making|busy|at the moment)\b/i.test(said.text) && doing !== undefined)
    return { sentences: [says("day", { now: doing })], sources };
  return { sentences: [says("day", { day: whole, ...(whole === undefined && { now: doing }) })], sources };
};

type Entry = Scene["facts"]["day"][number];

/** 'from dawn baking at the Bakehouse, then from eight in the morning selling bread in the Row'. */
function wholeDay(entries: readonly Entry[]): string | undefined {
  const awake = entries.filter(({ doing }) => !/sleep/.test(doing));
  if (awake.length === 0) return undefined;
  const parts = awake.slice(0, 4).map(from);
  return parts.length < 2 ? parts[0] : `${parts.slice(0, -1).join(", ")}, then ${parts.at(-1)}`;
}

function from(entry: Entry): string {
  return `${entry.from.startsWith("from ") ? "" : "from "}${entry.from} ${told(entry)}`;
}

/** Its doing, and where, unless the doing says that already: 'baking' is too short for it. */
function told({ doing, place }: Entry): string {
  const short = doing.split(" ").length <= 2;
  return mine(
    short && place !== "" ? `${doing} ${/^(?:at|in|on|by) /.test(place) ? "" : "at "}${place}` : doing,
  );
}

/** What is told of it, in its own mouth. */
function mine(doing: string): string {
  return doing.replace(/\b(?:his|her)\b/g, "my").replace(/\b(?:him|herself|himself)\b/g, "me");
}

export const mood: Answer = () => ({ sentences: [says("mood")], sources: ["mood"] });

export const time: Answer = () => ({ sentences: [says("time")], sources: ["now"] });

export const weather: Answer = ({ scene: { now } }) => ({
  sentences: [says(now.weather === undefined ? "weather-none" : "weather")],
  sources: ["now"],
});

/** What can be had of it: a ware, work, something to ask it about. */
export const help: Answer = (asked) => {
  if (asksForLessons(asked)) return learning(asked);
  const { facts } = asked.scene;
  return {
    sentences: [
      says("help", { topic: topicsNamed(asked), work: facts.work[0]?.name, wares: waresNamed(asked) }),
    ],
    sources: ["facts"],
  };
};

/** Two things of its own that it can be asked about: those whose first word is written as one would say it. */
export function topicsNamed({ scene: { npc }, random }: Asked): string | undefined {
  const words = [
    ...npc.authored.flatMap(({ intent, topics }) => (intent === "topic" ? topics.slice(0, 1) : [])),
    ...npc.lore.flatMap(({ about, secret }) => (secret === undefined ? about.slice(0, 1) : [])),
  ].filter((word) => /^(?:the |a |an |[A-Z])/.test(word));
  if (words.length === 0) return undefined;
  const from = Math.floor(random() * words.length);
  return listed([...new Set([words[from] ?? "", words[(from + 1) % words.length] ?? ""])]);
}

/** The hour as people say it: 'three in the afternoon'. */
export function hourInWords(hour: number): string {
  if (hour === 0) return "midnight";
  if (hour === 12) return "noon";
  const part =
    hour < 5
      ? "in the night"
      : hour < 12
        ? "in the morning"
        : hour < 18
          ? "in the afternoon"
          : hour < 21
            ? "in the evening"
            : "at night";
  return `${HOURS[hour % 12]} ${part}`;
}

const HOURS = [
  "twelve",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
];
