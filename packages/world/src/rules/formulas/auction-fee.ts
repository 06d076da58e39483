/**
 * What it costs to put up a lot, in coins: so many of 100 of the least that its owner will take, and one coin at least. It is
 * gone: the town has it. `percent`: the auctioneer's fee.
 */
export function auctionFee(minimum: number, percent: number): number {
  return percent === 0 ? 0 : Math.max(1, Math.round((minimum * percent) / 100));
}
