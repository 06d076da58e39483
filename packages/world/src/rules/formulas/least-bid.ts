/** `step`: by how much a bid has to be above the last, out of 100. */
export const BID = { step: 5 };

/** The least that may be bid: a lot's minimum at first, then 5 of 100 more than the last bid, and one coin more at least. */
export function leastBid(minimum: number, last: number | undefined): number {
  return last === undefined ? minimum : last + Math.max(1, Math.ceil((last * BID.step) / 100));
}
