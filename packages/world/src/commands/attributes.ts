import { attribute, bonus } from "../bodies/stats.ts";
import { Experience } from "../components/index.ts";
import { capitalise } from "../content/prose.ts";
import { ATTRIBUTES } from "../rules/words.ts";
import { defineCommand } from "./command.ts";

/** From the worst that one lives with to the best. */
const WORDS: readonly (readonly [number, string])[] = [
  [18, "a wonder"],
  [15, "very good"],
  [12, "good"],
  [9, "common"],
  [6, "poor"],
  [-Infinity, "very poor"],
];

/** The six attributes as numbers and in words. */
export const attributes = defineCommand(
  {
    name: "attributes",
    aliases: ["stats"],
    forms: ["attributes"],
    usage: "ATTRIBUTES takes no more words.",
    help: "Lists your strength, dexterity, constitution, intelligence, wisdom and charisma. 10 is average. TRAIN raises them.",
  },
  ({ game, actor, tell }) => {
    const lines = ATTRIBUTES.map((name) => {
      const value = attribute(game, actor, name);
      const by = bonus(game, actor, name);
      const word = WORDS.find(([least]) => value >= least)?.[1] ?? "";
      return `  ${capitalise(name)} ${value}, ${word} (${by < 0 ? by : `+${by}`})`;
    });
    const lessons = actor.get(Experience)?.lessons ?? 0;
    const hint =
      lessons > 0 ? [`<hint>Lessons to take: ${lessons}. TRAIN spends one, with a teacher.</hint>`] : [];
    tell(["Your attributes:", ...lines, ...hint].join("\n"));
  },
);
