import { says, type Asked, type Speech } from "../speech.ts";

/** In words like these somebody asks what the npc has done or been. */
const ASKS_OF_YOU =
  /\b(?:did|were|have|had|was|could) you\b|\byou (?:were|once|ever|used|had|have been)\b|\b(?:taught|made|brought) you\b/i;

/** Asked of its life, it tells its past, once; undefined: that was not asked, or is told. */
export function ofMyself(asked: Asked): Speech | undefined {
  const { npc, said } = asked.scene;
  if (npc.background === "" || !ASKS_OF_YOU.test(said.text) || asked.toldLately(npc.background))
    return undefined;
  return { sentences: [says("about-me", { background: npc.background })], sources: ["persona"] };
}
