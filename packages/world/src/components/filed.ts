import { defineTag } from "@wyldlands/ecs";

/**
 * A record: bookkeeping of the world that nobody can see or touch (a letter in the post, a clan, a bank account, a trade
 * sheet). Nobody finds it in a room. It may hold things and money, and belong to somebody (`FiledUnder`).
 */
export const Filed = defineTag("filed");
