import { directions, person } from "./places.ts";
import { knownOf, tellActs } from "./known.ts";
import { asksForLessons, lessons } from "./lessons.ts";
import { ofMyself } from "./myself.ts";
import { price } from "./trade.ts";
import { ended, keptFrom, says, toYou, type Answer, type Asked, type Speech } from "../speech.ts";

/** What it knows of a thing; else what it can say of the person, the place or the ware of that name. */
export const topic: Answer = (asked) => {
  const { scene, understood } = asked;
  const known = knownOf(asked, scene);
  if (asksForLessons(asked) && (known?.again !== false || ASKS_PRICE.test(scene.said.text)))
    return lessons(asked);
  if (known) return known;
  const { slots } = understood;
  if (slots.person !== undefined) return person(asked);
  if (slots.place !== undefined) return directions(asked);
  if (slots.ware !== undefined) return price(asked);
  return tale(asked) ?? ofMyself(asked) ?? { sentences: [says("topic-none")] };
};

/** Asked for a story, it tells of a thing that it has not told of lately: of its own sooner than of everybody's. */
function tale(asked: Asked): Speech | undefined {
  const { npc, said } = asked.scene;
  if (!/\b(?:story|stories|tale|tales|something|yarn)\b/i.test(said.text)) return undefined;
  const untold = npc.lore.filter((one) => one.secret === undefined && !asked.toldLately(one.says));
  const own = untold.filter(({ id }) => id.startsWith(`${npc.id}/`));
  const from = own.length > 0 ? own : untold;
  const one = from[Math.floor(asked.random() * from.length)];
  return one && { sentences: [says("topic", { lore: ended(one.says) })], sources: [one.id] };
}

const ASKS_PRICE = /\b(?:how much|cost|price|charge|pay)/i;

/** What somebody said of the moment is no news: what they will have, when they come back, that they are sorry. */
const OF_THE_MOMENT =
  /\b(?:will|shall) (?:not )?(?:have|take|buy|get|pay|keep|go|come|see|be back|back)\b|\b(?:is|are|was) (?:\w+ )?(?:sorry|off|hungry|thirsty|tired|obliged|grateful|new here)\b|^\S+ (?:wants?|needs?|would like|thanks?)\b/i;

/** What is being said: rumours, and what it heard from others. Never what it was told by the one who asks. */
export const rumours: Answer = (asked) => {
  const { scene } = asked;
  const { speaker, memories, facts } = scene;
  const heard = [
    ...facts.rumours.map((one) => ({ ...one, secret: undefined as number | undefined })),
    ...memories
      .filter(({ kind }) => kind === "hearsay")
      .map(({ id, text, from, secret }) => ({ id, text, from, secret })),
  ].filter(({ from, text }) => from !== speaker.name && !OF_THE_MOMENT.test(text));
  const withheld = heard.flatMap((one) =>
    one.secret !== undefined && speaker.regard.trust < one.secret
      ? [`${one.id}: trust ${speaker.regard.trust} of ${one.secret}`]
      : [],
  );
  const may = heard.filter(({ secret }) => secret === undefined || speaker.regard.trust >= secret);
  const one = may.find(({ text }) => !asked.toldLately(text)) ?? may[0];
  if (one)
    return {
      sentences: [says("rumours", { rumour: ended(toYou(one.text, speaker.name)), from: one.from })],
      sources: [one.id],
      withheld,
      acts: tellActs(asked, one.id),
    };
  return { sentences: [says("rumours-none")], withheld };
};

/** Whether it knows the speaker, and what for. */
export const memory: Answer = (asked) => {
  const { scene } = asked;
  const { speaker, memories } = scene;
  const ofThem = memories.filter(
    ({ text }) => text.includes(speaker.name) && text !== `I met ${speaker.name}.`,
  );
  const withheld = ofThem.flatMap((one) => keptFrom(scene, one) ?? []);
  const may = ofThem.filter((one) => keptFrom(scene, one) === undefined);
  const one = may.find(({ text }) => !asked.toldLately(text)) ?? may[0];
  const between = speaker.between.at(-1);
  if (one)
    return {
      sentences: [says("memory", { memory: ended(toYou(one.text, speaker.name)), when: one.when })],
      sources: [one.id],
      withheld,
    };
  if (between !== undefined)
    return { sentences: [says("memory", { between })], sources: ["between"], withheld };
  return { sentences: [says(speaker.met > 0 ? "memory" : "memory-none")], withheld };
};
