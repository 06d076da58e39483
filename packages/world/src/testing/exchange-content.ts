import { Auctioneer, Banker, PostOffice } from "../components/index.ts";
import type { Content } from "../content/types.ts";
import type { HoursOfDay } from "../time/hours.ts";
import { smallContent } from "./small-content.ts";

const BASE = { ground: "Somebody is busy here.", look: "Busy." };

/** The island with a bank, and an auction that keeps the post, on its pier. `hours`: the bank's. */
export function exchangeContent(hours?: HoursOfDay): Content {
  const content = smallContent();
  const npcs = new Map(content.npcs);
  npcs.set("isle:teller", {
    id: "isle:teller",
    name: "the teller",
    keywords: ["teller"],
    ...BASE,
    inits: [Banker(hours ? { hours } : {})],
  });
  npcs.set("isle:crier", {
    id: "isle:crier",
    name: "the crier",
    keywords: ["crier"],
    ...BASE,
    inits: [Auctioneer({ fee: 5, most: 3 }), PostOffice()],
  });
  const rooms = new Map(content.rooms);
  const pier = rooms.get("isle:pier");
  if (pier) rooms.set(pier.id, { ...pier, npcs: [...pier.npcs, "isle:teller", "isle:crier"] });
  return { ...content, npcs, rooms };
}
