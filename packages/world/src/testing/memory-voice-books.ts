import {
  MOST_RATINGS,
  type VoiceBooks,
  type VoiceRatingRow,
  type VoiceSpentRow,
  type VoiceSumRow,
  type VoiceTimesRow,
  type VoiceUsageRow,
} from "../persistence/voice-rows.ts";

interface Kept {
  voiceUsage: readonly VoiceUsageRow[];
  voiceRatings: readonly VoiceRatingRow[];
  playTime: ReadonlyMap<number, number>;
}

const MINUTE_MS = 60_000;

/** What the statement `voiceSpent` finds. */
export function spentIn({ voiceUsage }: Kept, since: number): VoiceSpentRow[] {
  const spent = new Map<string, VoiceSpentRow>();
  for (const { at, player, cost, purpose } of voiceUsage) {
    if (at < since || cost === 0) continue;
    const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
    const key = `${minute} ${player}`;
    const known = spent.get(key) ?? { at: minute, player, cost: 0, prepared: 0 };
    const prepared = known.prepared + (purpose === "preparation" ? cost : 0);
    spent.set(key, { ...known, cost: known.cost + cost, prepared });
  }
  return [...spent.values()].sort((a, b) => a.at - b.at || compare(a.player ?? "", b.player ?? ""));
}

/** What a report's statements find. */
export function booksIn({ voiceUsage, voiceRatings, playTime }: Kept, since: number): VoiceBooks {
  const rows = voiceUsage.filter(({ at }) => at >= since);
  const rated = voiceRatings.filter(({ at }) => at >= since);
  return {
    sums: sumsOf(rows),
    times: timesOf(rows),
    ratings: structuredClone(rated.toSorted((a, b) => compare(b.id, a.id)).slice(0, MOST_RATINGS)),
    good: rated.filter(({ good }) => good).length,
    bad: rated.filter(({ good }) => !good).length,
    playMs: [...playTime].filter(([hour]) => hour >= since).reduce((sum, [, ms]) => sum + ms, 0),
  };
}

function sumsOf(rows: readonly VoiceUsageRow[]): VoiceSumRow[] {
  const sums = new Map<string, VoiceSumRow>();
  for (const { provider, model, purpose, player, npc, outcome, cache, ...row } of rows) {
    const alike = { provider, model, purpose, player, npc, outcome, cache };
    const key = Object.values(alike).join("\n");
    const sum = sums.get(key) ?? { ...alike, calls: 0, input: 0, cached: 0, output: 0, cost: 0 };
    sum.calls += 1;
    for (const name of ["input", "cached", "output", "cost"] as const) sum[name] += row[name];
    sums.set(key, sum);
  }
  return [...sums].sort(([a], [b]) => compare(a, b)).map(([, sum]) => sum);
}

function timesOf(rows: readonly VoiceUsageRow[]): VoiceTimesRow[] {
  const groups = new Map<string, VoiceUsageRow[]>();
  for (const row of rows) {
    if (row.cache !== "none" || !["answered", "cut"].includes(row.outcome)) continue;
    const key = `${row.provider}\n${row.model}\n${row.purpose}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([, group]) => {
      const [one] = group;
      if (!one) return [];
      const first = group.flatMap(({ firstMs }) => (firstMs === null ? [] : [firstMs]));
      const took = group.map(({ tookMs }) => tookMs);
      return [
        {
          provider: one.provider,
          model: one.model,
          purpose: one.purpose,
          calls: group.length,
          first50: percentile(first, 0.5) ?? null,
          first95: percentile(first, 0.95) ?? null,
          took50: percentile(took, 0.5) ?? 0,
          took95: percentile(took, 0.95) ?? 0,
        },
      ];
    });
}

/** The smallest value that so many are not above, as `percentile_disc` has it. */
function percentile(values: readonly number[], share: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
