import { ModelError } from "../model.ts";
import type { SpentRow } from "./usage-row.ts";

/** Money at most; `false`: as much as it takes. */
export interface Budget {
  readonly perPlayerHour: number | false;
  readonly perPlayerDay: number | false;
  readonly perDay: number | false;
  /** Share of the day's money, 0 to 1, that may go into what is prepared. */
  readonly prepare?: number;
}

export type BudgetName = "per_player_hour" | "per_player_day" | "per_day";

/** A budget that is nearly or wholly spent. */
export interface BudgetAlarm {
  readonly budget: BudgetName;
  /** Of a player's budget. */
  readonly player: string | undefined;
  /** 0.8 or 1: the share that is reached. */
  readonly share: 0.8 | 1;
  readonly spent: number;
  readonly most: number;
}

export interface Spending {
  readonly hour: number;
  readonly day: number;
}

/** Money put by. */
export interface Hold {
  /** Charges what it cost in fact; once. */
  settle(cost: number): void;
}

export interface Purse {
  /** Puts a call's estimated cost by; refuses when that would be beyond a budget. `spare`: it is for what is prepared. */
  hold(player: string | undefined, estimate: number, spare?: boolean): Hold | ModelError;
  /** What was spent before this start. */
  seed(rows: Iterable<SpentRow>): void;
  /** Money of the last 60 minutes and of today (UTC): of one player, or of everybody. */
  spent(player?: string): Spending;
}

const MINUTE = 60_000;
const HOUR = 60;
const DAY = 1_440;

/** One account: money by minute of the last hour, and of one day. */
interface Account {
  minutes: Map<number, number>;
  day: number;
  today: number;
  held: number;
  /** Shares told already, by budget. */
  told: Map<BudgetName, number>;
}

/** `wall`: wall milliseconds, for a day is the calendar's. `onAlarm` is told of each share once, and again after the budget has been below it. */
export function openPurse(budget: Budget, wall: () => number, onAlarm: (alarm: BudgetAlarm) => void): Purse {
  const world = newAccount();
  const prepared = newAccount();
  const players = new Map<string, Account>();
  let swept = 0;

  const accountOf = (player: string): Account => {
    const account = players.get(player) ?? newAccount();
    players.set(player, account);
    return account;
  };
  const now = (): number => Math.floor(wall() / MINUTE);

  const spend = (account: Account, at: number, cost: number): void => {
    const day = Math.floor(at / DAY);
    const today = Math.floor(now() / DAY);
    roll(account, now());
    if (day === today) account.today += cost;
    if (at > now() - HOUR) account.minutes.set(at, (account.minutes.get(at) ?? 0) + cost);
  };
  /** Forgets players who have spent nothing today, once an hour. */
  const sweep = (): void => {
    if (now() - swept < HOUR) return;
    swept = now();
    for (const [player, account] of players) {
      roll(account, now());
      if (account.today === 0 && account.minutes.size === 0 && account.held === 0) players.delete(player);
    }
  };

  const limitsOf = (
    player: string | undefined,
  ): { name: BudgetName; most: number; account: Account; spent: number }[] => {
    const limits = [{ name: "per_day" as BudgetName, most: budget.perDay, account: world, player: false }];
    if (player !== undefined) {
      const account = accountOf(player);
      limits.push({ name: "per_player_day", most: budget.perPlayerDay, account, player: true });
      limits.push({ name: "per_player_hour", most: budget.perPlayerHour, account, player: true });
    }
    return limits.flatMap(({ name, most, account }) => {
      if (most === false) return [];
      roll(account, now());
      const spent = name === "per_player_hour" ? hourOf(account) : account.today;
      return [{ name, most, account, spent }];
    });
  };

  /** `refused`: as if it were all spent, since nothing more is given. */
  const alarm = (player: string | undefined, refused: BudgetName | undefined): void => {
    for (const { name, most, account, spent } of limitsOf(player)) {
      const share = name === refused || spent >= most ? 1 : spent >= most * 0.8 ? 0.8 : 0;
      const told = account.told.get(name) ?? 0;
      // What was told is forgotten when the budget is half free again: not with each small payment.
      account.told.set(name, spent < most / 2 ? share : Math.max(share, told));
      if (share > told && share !== 0)
        onAlarm({ budget: name, player: name === "per_day" ? undefined : player, share, spent, most });
    }
  };

  return {
    hold: (player, estimate, spare = false) => {
      sweep();
      roll(prepared, now());
      const share =
        budget.perDay === false ? Number.POSITIVE_INFINITY : budget.perDay * (budget.prepare ?? 1);
      if (spare && estimate > 0 && prepared.today + prepared.held + estimate > share)
        return new ModelError("out-of-budget", "what may be spent today on what is prepared is spent");
      for (const { name, most, account, spent } of limitsOf(player)) {
        // What costs nothing can always be afforded.
        if (estimate === 0 || spent + account.held + estimate <= most) continue;
        alarm(player, name);
        return new ModelError("out-of-budget", WORDS[name]);
      }
      const accounts = [
        world,
        ...(spare ? [prepared] : []),
        ...(player === undefined ? [] : [accountOf(player)]),
      ];
      for (const account of accounts) account.held += estimate;
      let settled = false;
      return {
        settle: (cost) => {
          if (settled) return;
          settled = true;
          for (const account of accounts) {
            account.held = Math.max(0, account.held - estimate);
            spend(account, now(), cost);
          }
          if (cost > 0) alarm(player, undefined);
        },
      };
    },
    seed: (rows) => {
      for (const { at, cost, player, prepared: spare = 0 } of rows) {
        const minute = Math.floor(at / MINUTE);
        if (minute > now()) continue;
        spend(world, minute, cost);
        if (spare > 0) spend(prepared, minute, spare);
        if (player !== undefined) spend(accountOf(player), minute, cost);
      }
    },
    spent: (player) => {
      const account = player === undefined ? world : (players.get(player) ?? newAccount());
      roll(account, now());
      return { hour: hourOf(account), day: account.today };
    },
  };
}

const WORDS: Readonly<Record<BudgetName, string>> = {
  per_day: "the world's budget for today is spent",
  per_player_day: "this player's budget for today is spent",
  per_player_hour: "this player's budget for the hour is spent",
};

function newAccount(): Account {
  return { minutes: new Map(), day: 0, today: 0, held: 0, told: new Map() };
}

/** Drops what is no longer of this hour and this day. */
function roll(account: Account, now: number): void {
  for (const minute of account.minutes.keys()) if (minute <= now - HOUR) account.minutes.delete(minute);
  const day = Math.floor(now / DAY);
  if (account.day === day) return;
  account.day = day;
  account.today = 0;
}

function hourOf({ minutes }: Account): number {
  let sum = 0;
  for (const money of minutes.values()) sum += money;
  return sum;
}
