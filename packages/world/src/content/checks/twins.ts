import { defineCheck } from "./check.ts";

/**
 * Two unlike things, beings or doors of a room that answer to the very same words: whichever a player types, the first of them is
 * meant. Several of one kind are no twins, for they are alike in everything.
 */
export const twins = defineCheck({
  code: "twins",
  run({ draft, content, at }) {
    for (const room of content.rooms.values()) {
      const written = draft.rooms.authored.get(room.id);
      if (!written) continue;
      const here = [
        ...room.things.map(({ item }, index) => ({
          id: item,
          words: content.items.get(item)?.keywords ?? [],
          path: ["things", index],
        })),
        ...room.npcs.map((npc, index) => ({
          id: npc,
          words: content.npcs.get(npc)?.keywords ?? [],
          path: ["npcs", index],
        })),
        ...Object.entries(room.ways ?? {}).flatMap(([direction, { door }]) =>
          door === undefined
            ? []
            : [
                {
                  id: `the door ${direction}`,
                  words: content.doors?.get(door)?.keywords ?? [],
                  path: ["exits", direction],
                },
              ],
        ),
      ];
      const first = new Map<string, string>();
      for (const { id, words, path } of here) {
        const key = words.toSorted().join(" ");
        const other = first.get(key);
        if (other !== undefined && other !== id)
          at(
            written,
            path,
            `${id} and ${other} answer to the same words: ${words.join(", ")}. Give one of them a word of its own with 'also', or another name.`,
          );
        first.set(key, id);
      }
    }
  },
});
