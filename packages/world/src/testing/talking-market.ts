import { SmallTalk } from "../components/index.ts";
import type { Content } from "../content/types.ts";
import { marketContent } from "./market-content.ts";

/** The isle's market, where Wyn, Owl and Marn can talk: they hear what is said and pass it on. */
export function talkingMarket(): Content {
  const content = marketContent();
  const npcs = new Map(content.npcs);
  for (const id of ["isle:wyn", "isle:owl", "isle:marn"]) {
    const npc = npcs.get(id);
    if (npc) npcs.set(id, { ...npc, inits: [...(npc.inits ?? []), SmallTalk({ topics: {} })] });
  }
  return { ...content, npcs };
}
