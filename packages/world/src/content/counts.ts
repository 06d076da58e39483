import type { Content, ContentCounts } from "./types.ts";

/** How much game there is, as `wyldlands content check` prints it. Counts prototypes, not what stands in the world. */
export function counts(content: Content): ContentCounts {
  return {
    areas: content.areas.size,
    rooms: content.rooms.size,
    npcs: content.npcs.size,
    items: content.items.size,
    quests: content.quests?.size ?? 0,
  };
}
