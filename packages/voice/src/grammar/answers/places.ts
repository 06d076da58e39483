import { actFor, ended, inSentence, listed, says, type Answer, type Asked } from "../speech.ts";

export const directions: Answer = (asked) => {
  const { scene, understood } = asked;
  const wanted = understood.slots.place;
  if (wanted === undefined) {
    const person = understood.slots.person;
    if (person !== undefined) return whereIs(asked, person);
    return {
      sentences: [says(unnamed(asked) ? "directions-which" : "directions-none", { exits: exitsOf(asked) })],
    };
  }
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
  if (wanted === undefined) return { sentences: [says("person-none")] };
  if (ASKS_WHERE.test(scene.said.text)) return whereIs(asked, wanted);
  const known = scene.facts.people.find(({ name }) => name === wanted);
  const here = scene.present.some(({ name }) => name === wanted);
  if (!known) return { sentences: [says(here ? "person-here" : "person-none", { person: wanted })] };
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
  return {
    sentences: [says("person-where", { person: wanted, where: at(known.where), how: known.how })],
    sources,
  };
}

/** 'at the Fish Market'; the scene may have it with its preposition already. */
function at(where: string | undefined): string | undefined {
  if (where === undefined) return undefined;
  return /^(?:at|in|on|by|under|near|above|behind|below|among|here|somewhere|out)\b/i.test(where)
    ? where
    : `at ${inSentence(where)}`;
}

export const place: Answer = (asked) => ({
  sentences: [says("place", { exits: exitsOf(asked) })],
  sources: ["place"],
});

/** 'north to Eel Alley and down to the Salt Quay'. */
export function exitsOf({ scene: { place: here } }: Asked): string | undefined {
  if (here.exits.length === 0) return undefined;
  return listed(here.exits.slice(0, 5).map(({ way, to }) => `${way} to ${inSentence(to)}`));
}
