/** The most of a thing's worth that a shop may be made to give for it. */
export const MOST_SHARE = 0.6;
/** So far a price moves for anybody, up or down. */
const SWING = 0.25;
/** What regard and charisma move. */
const BY_AFFINITY = 0.15;
const BY_CHARISMA = 0.01;
/** What haggling takes off while it holds. */
export const HAGGLED = 0.08;
/** Share of what a thing has lost in worth that mending it costs. */
const MENDING = 0.6;

/**
 * How far prices lean somebody's way: 15 percent by the keeper's affinity (-1 to 1), 1 percent for each point of the charisma's
 * bonus, 8 percent when haggled; at most 25 percent either way.
 */
export function leaning(affinity: number, charisma: number, haggled: number): number {
  return Math.min(SWING, Math.max(-SWING, BY_AFFINITY * affinity + BY_CHARISMA * charisma + haggled));
}

/** Coins that a shop asks for one: the price, less as far as it leans the buyer's way, rounded; at least 1. */
export function asked(price: number, lean: number): number {
  return Math.max(1, Math.round(rounded(price * (1 - lean))));
}

/**
 * Coins that a shop gives for one: its share of the worth (at most 0.6) by how sound the thing is (0 to 1), more as far as it
 * leans the seller's way, rounded down. So never more than three quarters of the worth, which is the least that any shop asks:
 * buying and selling back gains nothing.
 */
export function offered(worth: number, share: number, lean: number, sound = 1): number {
  return Math.floor(rounded(worth * Math.min(share, MOST_SHARE) * sound * (1 + lean)));
}

/** Coins that a smith asks to mend a thing: 60 percent of the worth that it has lost, rounded up; at least 1. */
export function mendingPrice(worth: number, sound: number): number {
  return Math.max(1, Math.ceil(rounded(worth * (1 - sound) * MENDING)));
}

/** Without what binary fractions add: 12 times 0.75 is 9. */
function rounded(coins: number): number {
  return Math.round(coins * 1e6) / 1e6;
}
