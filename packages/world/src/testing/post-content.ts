import { Board, PostOffice } from "../components/index.ts";
import type { Content } from "../content/types.ts";
import { smallContent } from "./small-content.ts";

/** The small isle with a clerk who keeps the post, and two boards: one for everybody on the pier, one for the office on the beach. */
export function postContent(): Content {
  const content = smallContent();
  const { rooms, items, npcs } = content as unknown as {
    [K in "rooms" | "items" | "npcs"]: Map<string, never>;
  };
  const put = (map: Map<string, never>, id: string, value: unknown): void => void map.set(id, value as never);
  put(npcs, "isle:clerk", {
    id: "isle:clerk",
    name: "Clerk Odd",
    keywords: ["clerk", "odd"],
    ground: "Clerk Odd licks a stamp.",
    look: "Gum on his tongue.",
    inits: [PostOffice()],
  });
  for (const [slug, write] of [
    ["board", "player"],
    ["slate", "storyteller"],
  ] as const)
    put(items, `isle:${slug}`, {
      id: `isle:${slug}`,
      name: `the ${slug}`,
      keywords: [slug],
      ground: `The ${slug} hangs here.`,
      look: "Holes of old pins.",
      weight: 0,
      fixed: "It is nailed fast.",
      stack: false,
      inits: [Board({ name: `the isle's ${slug}`, read: "player", write })],
    });
  const pier = content.rooms.get("isle:pier");
  const beach = content.rooms.get("isle:beach");
  if (!pier || !beach) throw new Error("the isle has no pier or no beach");
  put(rooms, "isle:pier", {
    ...pier,
    npcs: [...pier.npcs, "isle:clerk"],
    things: [...pier.things, { item: "isle:board", count: 1 }],
  });
  put(rooms, "isle:beach", { ...beach, things: [...beach.things, { item: "isle:slate", count: 1 }] });
  return content;
}
