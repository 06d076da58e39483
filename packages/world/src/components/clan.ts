import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What a rank may allow: to invite, to expel those below it, to take coins out of the bank, and things out of the chest. */
export const CLAN_RIGHTS = ["invite", "expel", "bank", "chest"] as const;
export type ClanRight = (typeof CLAN_RIGHTS)[number];

/** The ranks of every clan, the highest first; each clan calls them what it likes. */
export const CLAN_RANKS = ["leader", "officer", "member", "recruit"] as const;
export type ClanRank = (typeof CLAN_RANKS)[number];

const rank = z.enum(CLAN_RANKS);

/**
 * A clan, as a record; the coins in it are its bank, the things its chest. `founded`: Unix milliseconds. `members`: everyone, in play or away, in
 * the order in which they came; one of them is the leader.
 */
export const Clan = defineComponent("clan", {
  schema: z.object({
    name: z.string(),
    motto: z.string(),
    founded: z.number(),
    ranks: z.record(rank, z.object({ name: z.string(), rights: z.array(z.enum(CLAN_RIGHTS)) })),
    members: z.array(z.object({ id: z.string(), name: z.string(), rank })),
  }),
});
