import { knownOf } from "./known.ts";
import { actFor, ended, inSentence, listed, says, type Answer, type Asked } from "../speech.ts";

export const directions: Answer = (asked) => {
  const { scene, understood } = asked;
  const wanted = understood.slots.place;
  if (wanted === undefined) {
    const person = understood.slots.person;
    if (person !== undefined) return whereIs(asked, person);
    const known = knownOf(asked, { memories: [] });
    if (known) return known;
    return {
      sentences: [says(unnamed(asked) ? "directions-which" : "directions-none", { exits: exitsOf(asked) })],
    };
  }
  const thing = ofSome(asked, wanted) ? knownOf(asked, { memories: [] }) : undefined;
  if (thing) return thing;
  const way = scene.facts.ways.find(({ to }) => to === wanted);
  const slots = { to: inSentence(wanted), way: way?.way };
  if (!way)
    return { sentences: [says(wanted === scene.place.name ? "directions-here" : "directions-none", slots)] };
  const lead = ASKS_TO_BE_LED.test(scene.said.text) ? actFor(asked, "lead", wanted) : undefined;
  return {
    sentences: lead ? [says("lead", slots), says("directions", slots)] : [says("directions", slots)],
    ...(lead && { acts: [lead.id] }),
    sources: [`way:${wanted}`],
  };
};

/** 'A lantern' is not the Lantern Mere: a word of its name was said, and of something that there may be several of. */
function ofSome({ book, scene: { said } }: Asked, place: string): boolean {
  const words = new Set(book.nameOf(place));
  return [...(said.topic ?? said.text).toLowerCase().matchAll(/\b(?:a|an|some|any) ([a-z]+)/g)].some(
    ([, word = ""]) => words.size > 1 && book.nameOf(word).some((one) => words.has(one)),
  );
}

const ASKS_TO_BE_LED = /\b(?:take|lead|bring|guide|walk|show) me\b/i;

/** Nothing was named that could be a place: 'where can I go'. A word behind 'the' or 'to' is a place that it does not know. */
function unnamed({ scene: { said } }: Asked): boolean {
  return !/\b(?:the|to|find|is|are)\s+(?!go\b|a\b|i\b|we\b|you\b|way\b|there\b|here\b|from\b|out\b)[a-z]/i.test(
    said.text,
  );
}

export const person: Answer = (asked) => {
  const { scene, understood } = asked;
  const wanted = understood.slots.person;
  if (wanted === undefined) return knownOf(asked, { memories: [] }) ?? { sentences: [says("person-none")] };
  if (ASKS_WHERE.test(scene.said.text)) return whereIs(asked, wanted);
  const known = scene.facts.people.find(({ name }) => name === wanted);
  const here = scene.present.some(({ name }) => name === wanted);
  if (!known) return { sentences: [says(here ? "person-here" : "person-none", { person: wanted })] };
  if (!known.about && (here || known.where !== undefined)) return whereIs(asked, wanted);
  const slots = { person: wanted, about: ended(known.about), where: at(known.where), how: known.how };
  return {
    sentences: [
      says(
        "person",
        known.about ? slots : undefined,
        here ? says("person-here", slots) : says("person-lost", slots),
      ),
      ...(here ? [] : known.where ? [says("person-where", slots)] : []),
    ],
    sources: [`person:${wanted}`],
  };
};

const ASKS_WHERE = /\b(?:wh?ere?|whereabouts|wheres|seen|find|looking for|whr)\b/i;

function whereIs({ scene }: Asked, wanted: string): ReturnType<Answer> {
  const sources = [`person:${wanted}`];
  if (scene.present.some(({ name }) => name === wanted))
    return { sentences: [says("person-here", { person: wanted })], sources };
  const known = scene.facts.people.find(({ name }) => name === wanted);
  if (!known?.where) return { sentences: [says(known ? "person-lost" : "person-none", { person: wanted })] };
  const slots = { person: wanted, where: at(known.where), how: known.how };
  return { sentences: [says(known.how ? "person-way" : "person-where", slots)], sources };
}

/** 'at the Fish Market'; the scene may have it with its preposition already. */
function at(where: string | undefined): string | undefined {
  if (where === undefined) return undefined;
  return /^(?:at|in|on|by|under|near|above|behind|below|among|here|somewhere|out)\b/i.test(where)
    ? where.slice(0, 1).toLowerCase() + where.slice(1)
    : `at ${inSentence(where)}`;
}

/** What the place itself is called in a line; one without any of these may be about something that is there. */
const OF_THE_PLACE =
  /\b(?:place|where|town|harbou?r|room|house|building|street|shop|this|here|am i|are we|around|see|nearby)\b/i;

export const place: Answer = (asked) => {
  const known = OF_THE_PLACE.test(asked.scene.said.text) ? undefined : knownOf(asked, { memories: [] });
  if (known && !known.again) return known;
  return { sentences: [says("place", { exits: exitsOf(asked) })], sources: ["place"] };
};

/** 'north to Eel Alley and down to the Salt Quay'. */
export function exitsOf({ scene: { place: here } }: Asked): string | undefined {
  if (here.exits.length === 0) return undefined;
  return listed(here.exits.slice(0, 5).map(({ way, to }) => `${way} to ${inSentence(to)}`));
}
