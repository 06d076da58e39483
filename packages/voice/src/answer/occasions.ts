import type { Understood } from "../grammar/understand.ts";
import type { Intent } from "../intents.ts";
import type { Scene } from "../scene.ts";

type Slots = Understood["slots"];

/** A thing that is said to an npc often, and for which its words can be found before anybody says it. */
export interface Occasion {
  /** As it would be said. */
  readonly said: string;
  readonly understood: Understood;
  /** For the prompt: 'somebody asks what they sell'. */
  readonly when: string;
  /** Said by somebody with whom it has spoken before. */
  readonly acquainted: boolean;
}

/** Of the things that can be named, so many of each kind. */
const MOST_NAMED: Readonly<Partial<Record<Intent, number>>> = {
  price: 8,
  directions: 8,
  person: 6,
  topic: 6,
};

/** Somebody who is nobody: what is prepared is for anyone. No word and no name is spelt so, and `{player}` takes its place. */
export const ANYONE = "Anybodywhocomes";

/**
 * What this npc is asked most, the commonest first. `wanted`: what people ask about, the most often asked first. Buying, selling and what is between two are
 * not among it: those words go with deeds of the moment.
 */
export function occasionsOf(scene: Scene, wanted: (intent: Intent) => readonly Slots[]): Occasion[] {
  const { facts, npc } = scene;
  const once = (
    intent: Intent,
    said: string,
    when: string,
    acquainted = true,
    slots: Slots = {},
  ): Occasion => ({
    said,
    when,
    acquainted,
    understood: { intent, score: 1, slots, also: [] },
  });
  const named = (
    kind: "place" | "person" | "topic",
    intent: Intent,
    known: readonly string[],
    say: (name: string) => { said: string; when: string },
  ): Occasion[] => {
    const names = new Map<string, Slots>();
    for (const slots of [...wanted(intent), ...known.map((name) => ({ [kind]: name }))]) {
      const name = slots[kind];
      if (name === undefined || !known.includes(name)) continue;
      const others = Object.entries(slots).filter(([other]) => other !== kind);
      if (others.length === 0 && !names.has(name)) names.set(name, slots);
    }
    return [...names].slice(0, MOST_NAMED[intent]).map(([name, slots]) => ({
      ...once(intent, say(name).said, say(name).when),
      understood: { intent, score: 1, slots, also: [] },
    }));
  };
  const [task] = facts.work;
  return [
    once("greeting", "Hello.", "somebody greets them with whom they have never spoken", false),
    once("greeting", "Hello.", "somebody greets them with whom they have spoken once or twice"),
    once("wares", "What do you sell?", "somebody asks what they sell, or have to give"),
    once(
      "work",
      "Have you any work?",
      task === undefined
        ? "somebody asks for work, and they have none"
        : `somebody asks for work; they name this one in a few words: ${task.name}: ${task.ask}`,
    ),
    once(
      "name",
      "Who are you?",
      "somebody who has never spoken with them asks who they are: they say their name",
      false,
    ),
    once("farewell", "Goodbye.", "somebody says goodbye"),
    once("thanks", "Thank you.", "somebody thanks them"),
    once("help", "Can you help me?", "somebody asks what they could do for one, or for advice"),
    once("day", "What do you do all day?", "somebody asks what they do all day"),
    once("place", "What is this place?", "somebody asks what place this is"),
    once("name", "What is your name?", "somebody asks for their name: they say it"),
    once("time", "What time is it?", "somebody asks what time it is; write {hour} where the hour stands"),
    once("weather", "What about this weather?", "somebody speaks of the weather, as it is now"),
    once("rumours", "Any news?", "somebody asks for news; they tell what they heard, if they heard anything"),
    once("mood", "How are you?", "somebody asks how they are"),
    ...facts.wares
      .filter(({ left }) => left > 0)
      .slice(0, MOST_NAMED.price)
      .map(({ name }) =>
        once(
          "price",
          `How much is ${name}?`,
          `somebody asks what ${name} costs; write {price} for the price`,
          true,
          {
            ware: name,
          },
        ),
      ),
    once("day", "What are you doing?", "somebody asks what they are doing just now"),
    once(
      "work",
      "Any other work?",
      "somebody asks whether there is other work, when they have heard of all there is",
    ),
    once("work", "What does the work pay?", "somebody asks what work pays with them; no number"),
    once(
      "day",
      "When are you open?",
      facts.open === undefined
        ? "somebody asks at what hours they are to be found"
        : `somebody asks when the counter is open: ${facts.open.hours}; they say so`,
    ),
    ...(facts.wares.length === 0
      ? []
      : [
          once(
            "wares",
            "What is the best you have?",
            "somebody asks what of their wares is best, or what they would take",
          ),
        ]),
    once(
      "name",
      "How old are you?",
      "somebody asks how old they are; what is not written they keep to themselves",
    ),
    once("name", "Where are you from?", "somebody asks where they come from, or live"),
    once(
      "name",
      "Have you any family?",
      "somebody asks whether they have a family; what is not written they keep to themselves",
    ),
    once("name", "How long have you been here?", "somebody asks how long they have been here"),
    once("day", "How long have you been doing this?", "somebody asks how long they have been at their work"),
    once("day", "Where do you sleep?", "somebody asks where they sleep"),
    once(
      "weather",
      "Will it rain tomorrow?",
      "somebody asks how the weather will be; they guess, by what it is now",
    ),
    ...named(
      "place",
      "directions",
      facts.ways.map(({ to }) => to),
      (name) => ({
        said: `How do I get to ${name}?`,
        when: `somebody asks the way to ${name}`,
      }),
    ),
    ...named(
      "person",
      "person",
      facts.people.map(({ name }) => name),
      (name) => ({
        said: `Who is ${name}, and where?`,
        when: `somebody asks about ${name}: who that is, and where`,
      }),
    ),
    ...named("topic", "topic", topicsOf(npc), (name) => ({
      said: `What about ${name}?`,
      when: `somebody asks about: ${name}`,
    })),
  ];
}

/** Words by which it can be asked for what it tells anybody. */
function topicsOf({ authored, lore }: Scene["npc"]): string[] {
  const secret = new Set(lore.flatMap(({ about, secret }) => (secret === undefined ? [] : about)));
  const own = [
    ...authored.flatMap(({ topics }) => topics),
    ...lore.flatMap(({ about, secret }) => (secret === undefined ? about : [])),
  ];
  return [...new Set(own)].filter((word) => !secret.has(word));
}
