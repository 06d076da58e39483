import type { Topics } from "@wyldlands/protocol";

/** What the world says of a character that stands on the quay with Bo and a gull, and carries coins. */
export const onTheQuay = {
  character: { id: "c1", name: "Ann" },
  room: {
    id: "harbor:quay",
    name: "The Salt Quay",
    area: "The Harbour",
    exits: { north: "market:steps", southwest: "harbor:pier", in: "harbor:inn" },
    details: ["bell"],
  },
  roomItems: {
    room: "harbor:quay",
    items: [
      { id: "t1", name: "a tin mug", count: 1 },
      { id: "t2", name: "the bronze bell", count: 1, fixed: true },
    ],
  },
  roomPlayers: {
    room: "harbor:quay",
    players: [
      { id: "n1", name: "a gull", kind: "npc" },
      { id: "c1", name: "Ann", kind: "player" },
      { id: "c2", name: "Bo", kind: "player" },
    ],
  },
  inventory: { items: [{ id: "i1", name: "ten copper pennies", count: 10 }] },
  prompt: { text: "> " },
  echo: { on: true },
} satisfies Partial<Topics>;
