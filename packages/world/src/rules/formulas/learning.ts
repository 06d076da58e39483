/** The rank from which a teacher has nothing more to show. */
export const TAUGHT_AT_MOST = 60;
/** Ranks that a lesson gives. */
const LESSON = 10;

/**
 * Chance out of 100 that using a skill teaches something: 40, less half of its rank, plus 2 for each point of the intelligence's
 * bonus; at least 2. Nothing at rank 0 (that takes a teacher) and at 100.
 */
export function learningByUse(rank: number, intelligence: number): number {
  return rank === 0 || rank >= 100 ? 0 : Math.max(2, 40 - rank / 2 + 2 * intelligence);
}

/**
 * The rank after a lesson: 10 higher, and 2 more for each point of the intelligence's bonus (at least 5 higher), never above 60:
 * what is beyond that is learned by doing.
 */
export function rankAfterLesson(rank: number, intelligence: number): number {
  return Math.min(TAUGHT_AT_MOST, rank + Math.max(5, LESSON + 2 * intelligence));
}
