import { Container, Lodging } from "../components/index.ts";
import type { Content } from "../content/types.ts";
import { smallContent } from "./small-content.ts";

/** The island, with rooms to let in the hut for five coppers: a cell with a cot that stays and a mat that can be carried. */
export function lodgingContent(): Content {
  const content = smallContent();
  const rooms = new Map(content.rooms);
  const hut = rooms.get("isle:hut");
  if (!hut) throw new Error("the island has no hut");
  rooms.set(hut.id, { ...hut, inits: [Lodging({ room: "isle:cell", price: 5 })] });
  rooms.set("isle:cell", {
    ...hut,
    id: "isle:cell",
    name: "A Cell",
    look: "Four steps by three.",
    exits: { out: "isle:hut" },
    things: [
      { item: "isle:cot", count: 1 },
      { item: "isle:mat", count: 1 },
    ],
  });
  const items = new Map(content.items);
  const thing = { weight: 900, stack: false };
  items.set("isle:cot", {
    ...thing,
    id: "isle:cot",
    name: "the cot",
    keywords: ["cot"],
    ground: "A cot stands here.",
    look: "It holds things.",
    fixed: "It is bolted to the floor.",
    inits: [Container({ grams: 20_000, size: "large" })],
  });
  items.set("isle:mat", {
    ...thing,
    id: "isle:mat",
    name: "a straw mat",
    keywords: ["straw", "mat"],
    ground: "A straw mat lies here.",
    look: "Straw.",
  });
  return { ...content, rooms, items };
}
