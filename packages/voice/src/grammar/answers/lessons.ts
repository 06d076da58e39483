import { knownOf } from "./known.ts";
import { listed, says, type Answer, type Asked } from "../speech.ts";

/** Of more lessons it names the prices of none, so that one can hear them all. */
const PRICED_AT_ONCE = 3;

/** What it teaches, and what it takes for it. */
export const lessons: Answer = ({ scene: { facts } }) => {
  const taught = facts.lessons ?? [];
  if (taught.length === 0) return { sentences: [says("taught-none")] };
  const named = taught.map(({ name, priced }) =>
    priced === undefined || taught.length > PRICED_AT_ONCE ? name : `${name} for ${priced}`,
  );
  return { sentences: [says("lessons", { lessons: listed(named) })], sources: ["lessons"] };
};

/** What can be learned of it: first in its own words, then by the list. */
export const learning: Answer = (asked) => {
  const known = knownOf(asked, { memories: [] });
  return known?.again === false ? known : lessons(asked);
};

/** Whether the line is about lessons, and it gives any; or asks it in so many words to teach, and it may say that it does not. */
export function asksForLessons({ scene: { facts, said } }: Asked): boolean {
  const text = said.topic ?? said.text;
  if (/\b(?:you teach|teach me)\b/i.test(text)) return true;
  return (facts.lessons ?? []).length > 0 && /\b(?:teach|learn|lessons?\b|train)/i.test(text);
}
