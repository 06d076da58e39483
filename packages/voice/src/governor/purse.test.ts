import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ModelError } from "../model.ts";
import { openPurse, type Budget, type BudgetAlarm, type Hold, type Purse } from "./purse.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Half past noon (UTC) of some day. */
const NOON = 20_000 * DAY + 12.5 * HOUR;

function setUp(budget: Partial<Budget> = {}) {
  let now = NOON;
  const alarms: BudgetAlarm[] = [];
  const purse = openPurse(
    { perPlayerHour: false, perPlayerDay: false, perDay: false, ...budget },
    () => now,
    (alarm) => alarms.push(alarm),
  );
  return {
    purse,
    alarms,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

function held(purse: Purse, player: string | undefined, estimate: number): Hold {
  const hold = purse.hold(player, estimate);
  if (hold instanceof ModelError) throw hold;
  return hold;
}

function pay(purse: Purse, player: string | undefined, cost: number): void {
  held(purse, player, cost).settle(cost);
}

describe("a purse", () => {
  test("charges what a call cost in fact, not what was put by", () => {
    const { purse } = setUp({ perDay: 1 });
    held(purse, "anna", 0.9).settle(0.2);
    expect(purse.spent()).toEqual({ hour: 0.2, day: 0.2 });
    expect(purse.spent("anna")).toEqual({ hour: 0.2, day: 0.2 });
    expect(purse.spent("bert")).toEqual({ hour: 0, day: 0 });
  });

  test("refuses a call that could go beyond a budget, counting what is under way", () => {
    const { purse } = setUp({ perDay: 1 });
    const first = held(purse, "anna", 0.6);
    expect(purse.hold("bert", 0.5)).toMatchObject({
      kind: "out-of-budget",
      message: "the world's budget for today is spent",
    });
    first.settle(0.1);
    expect(purse.hold("bert", 0.5)).not.toBeInstanceOf(ModelError);
  });

  test("keeps what is prepared to its share of the day's money, and what players ask for to none of it", () => {
    const { purse, pass } = setUp({ perDay: 1, prepare: 0.25 });
    const sheet = (estimate: number) => purse.hold(undefined, estimate, true);
    const first = sheet(0.2);
    expect(sheet(0.1)).toMatchObject({
      kind: "out-of-budget",
      message: "what may be spent today on what is prepared is spent",
    });
    if (!(first instanceof ModelError)) first.settle(0.1);
    const second = sheet(0.15);
    if (!(second instanceof ModelError)) second.settle(0.15);
    expect(sheet(0.01)).toBeInstanceOf(ModelError);
    // What costs nothing may be prepared however much is spent.
    expect(sheet(0)).not.toBeInstanceOf(ModelError);
    expect(purse.spent()).toEqual({ hour: 0.25, day: 0.25 });
    pay(purse, "anna", 0.7);
    pass(DAY);
    expect(sheet(0.2)).not.toBeInstanceOf(ModelError);
    // A restart gives it no second share.
    const next = setUp({ perDay: 1, prepare: 0.25 }).purse;
    next.seed([{ at: NOON, cost: 0.5, player: undefined, prepared: 0.2 }]);
    expect(next.hold(undefined, 0.1, true)).toBeInstanceOf(ModelError);
    expect(next.hold(undefined, 0.05, true)).not.toBeInstanceOf(ModelError);
  });

  test.each([
    ["perPlayerHour", "this player's budget for the hour is spent"],
    ["perPlayerDay", "this player's budget for today is spent"],
  ] as const)("keeps %s of each player apart", (name, words) => {
    const { purse } = setUp({ [name]: 0.5 });
    pay(purse, "anna", 0.5);
    expect(purse.hold("anna", 0.01)).toMatchObject({ message: words });
    expect(purse.hold("bert", 0.5)).not.toBeInstanceOf(ModelError);
    expect(purse.hold(undefined, 9)).not.toBeInstanceOf(ModelError);
  });

  test("gives a player's hour back as it passes, and everybody's day at midnight (UTC)", () => {
    const { purse, pass } = setUp({ perPlayerHour: 0.5, perPlayerDay: 0.7, perDay: 0.7 });
    pay(purse, "anna", 0.5);
    pass(59 * MINUTE);
    expect(purse.hold("anna", 0.1)).toBeInstanceOf(ModelError);
    pass(MINUTE);
    pay(purse, "anna", 0.2);
    pass(HOUR);
    expect(purse.hold("anna", 0.1)).toMatchObject({ message: "the world's budget for today is spent" });
    pass(10 * HOUR);
    expect(purse.hold("anna", 0.5)).not.toBeInstanceOf(ModelError);
    expect(purse.spent()).toEqual({ hour: 0, day: 0 });
  });

  test("lets what costs nothing pass when all is spent", () => {
    const { purse } = setUp({ perDay: 0 });
    expect(purse.hold("anna", 0.0001)).toBeInstanceOf(ModelError);
    expect(purse.hold("anna", 0)).not.toBeInstanceOf(ModelError);
  });

  test("remembers what was spent before a restart: today's, and the hour's of each player", () => {
    const { purse } = setUp({ perPlayerHour: 0.5, perDay: 2 });
    purse.seed([
      { at: NOON - DAY, cost: 9, player: "anna" },
      { at: NOON - 2 * HOUR, cost: 1, player: "anna" },
      { at: NOON - 10 * MINUTE, cost: 0.4, player: "anna" },
      { at: NOON - 5 * MINUTE, cost: 0.3, player: undefined },
      { at: NOON + HOUR, cost: 9, player: "anna" },
    ]);
    expect(purse.spent("anna").hour).toBeCloseTo(0.4);
    expect(purse.spent("anna").day).toBeCloseTo(1.4);
    expect(purse.spent().day).toBeCloseTo(1.7);
    expect(purse.hold("anna", 0.2)).toBeInstanceOf(ModelError);
    expect(purse.hold("bert", 0.4)).toMatchObject({ message: "the world's budget for today is spent" });
  });

  test("sounds at four fifths and at the whole of a budget, once each", () => {
    const { purse, alarms } = setUp({ perDay: 1 });
    for (let n = 0; n < 10; n++) pay(purse, "anna", 0.1);
    expect(purse.hold("anna", 0.1)).toBeInstanceOf(ModelError);
    expect(purse.hold("anna", 0.1)).toBeInstanceOf(ModelError);
    expect(alarms.map(({ budget, player, share, most }) => ({ budget, player, share, most }))).toEqual([
      { budget: "per_day", player: undefined, share: 0.8, most: 1 },
      { budget: "per_day", player: undefined, share: 1, most: 1 },
    ]);
  });

  test("sounds when it refuses though a little is left, and again on the next day", () => {
    const { purse, alarms, pass } = setUp({ perPlayerDay: 1 });
    pay(purse, "anna", 0.7);
    expect(purse.hold("anna", 0.5)).toBeInstanceOf(ModelError);
    expect(alarms).toMatchObject([{ budget: "per_player_day", player: "anna", share: 1, spent: 0.7 }]);
    pass(DAY);
    pay(purse, "anna", 0.1);
    pay(purse, "anna", 0.75);
    expect(alarms.at(-1)).toMatchObject({ share: 0.8 });
    expect(alarms).toHaveLength(2);
  });

  test("does not sound again with each small payment between two refusals", () => {
    const { purse, alarms } = setUp({ perDay: 1 });
    pay(purse, "anna", 0.6);
    for (let n = 0; n < 3; n++) {
      expect(purse.hold("anna", 0.5)).toBeInstanceOf(ModelError);
      pay(purse, "anna", 0.01);
    }
    expect(alarms).toHaveLength(1);
  });

  test("never spends more than a budget when calls cost no more than was reckoned, whatever comes", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            player: fc.constantFrom("anna", "bert"),
            estimate: fc.integer({ min: 0, max: 40 }),
            share: fc.integer({ min: 0, max: 100 }),
            minutes: fc.integer({ min: 0, max: 90 }),
            settles: fc.boolean(),
          }),
          { maxLength: 80 },
        ),
        (calls) => {
          const { purse, pass } = setUp({ perPlayerHour: 50, perPlayerDay: 90, perDay: 120 });
          const open: { hold: Hold; cost: number }[] = [];
          for (const { player, estimate, share, minutes, settles } of calls) {
            const hold = purse.hold(player, estimate);
            if (!(hold instanceof ModelError)) open.push({ hold, cost: (estimate * share) / 100 });
            if (settles) for (const { hold, cost } of open.splice(0)) hold.settle(cost);
            expect(purse.spent().day).toBeLessThanOrEqual(120.001);
            expect(purse.spent(player).day).toBeLessThanOrEqual(90.001);
            expect(purse.spent(player).hour).toBeLessThanOrEqual(50.001);
            pass(minutes * MINUTE);
          }
        },
      ),
    );
  });
});
