import { contentOf, wordsOf } from "../answer/words.ts";
import type { Scene } from "../scene.ts";

/** Words that point at what was before between the two. */
const BEFORE =
  /\b(?:again|remember\w*|last time|yesterday|earlier|before|already|old friend|as i (?:said|told)|like i (?:said|told)|still here|you (?:said|told|gave|brought|promised|asked)|your (?:last|other))\b/i;
/** Words that only what was said just now gives a meaning. */
const POINTS =
  /^(?:and|but|so|then|really|ok|okay|yes|no|aye|nay|sure|deal)\b|\b(?:it|that|this|those|these|them|they|he|him|his|she|her|there|then|ones?|same|else|more|again|another)\b/i;

/**
 * Whether an answer could be given to anybody: it speaks of nothing that was said, done or remembered between these people, and of no more than one thing
 * that only the speaker brought up. `say`: with its slots.
 */
export function isShared(say: string, scene: Scene): boolean {
  const { npc, speaker, present, memories, talk, events, said, facts, place } = scene;
  if (BEFORE.test(say)) return false;
  const words = new Set(wordsOf(say));
  const known = new Set(facts.people.flatMap(({ name, names }) => [name, ...names]).flatMap(wordsOf));
  const names = [speaker, ...present]
    .flatMap(({ name }) => wordsOf(name))
    .filter((word) => word.length > 2 && !known.has(word));
  if (names.some((word) => words.has(word))) return false;
  const open = contentOf(
    [
      npc.name,
      npc.calling,
      npc.look,
      npc.background,
      ...npc.goals,
      npc.style.about,
      ...Object.values(npc.style.address),
      ...npc.style.openers,
      ...npc.style.closers,
      npc.doing ?? "",
      npc.wants ?? "",
      ...npc.authored.map(({ says }) => says),
      ...npc.lore.map(({ says, about }) => `${says} ${about.join(" ")}`),
      place.name,
      place.look,
      place.area,
      ...place.exits.map(({ way, to }) => `${way} ${to}`),
      ...facts.wares.map(({ name, priced }) => `${name} ${priced}`),
      ...facts.buys,
      ...facts.work.map(({ name, ask }) => `${name} ${ask}`),
      ...facts.ways.map(({ to, names, way }) => `${to} ${names.join(" ")} ${way}`),
      ...facts.people.map(({ name, about, where = "", how = "" }) => `${name} ${about} ${where} ${how}`),
      ...facts.day.map(({ from, place, doing }) => `${from} ${place} ${doing}`),
      ...facts.rumours.map(({ text }) => text),
      "welcome stranger friend traveller love morning evening",
    ].join(" "),
  );
  const answer = [...contentOf(say)].filter((word) => !open.has(word));
  const between = contentOf(
    [
      ...memories.map(({ text, from = "" }) => `${text} ${from}`),
      ...speaker.between,
      ...talk.map(({ text }) => text),
      ...events,
    ].join(" "),
  );
  if (answer.some((word) => between.has(word))) return false;
  const asked = contentOf(`${said.text} ${said.topic ?? ""}`);
  return answer.filter((word) => asked.has(word)).length <= 1;
}

/** Whether a line means something only after what was said before it. */
export function hangsOnTalk(text: string): boolean {
  return wordsOf(text).length <= 2 || pointsBack(text);
}

/** Whether a line has words that only what was said just now gives a meaning. */
export function pointsBack(text: string): boolean {
  return POINTS.test(text.trim());
}
