import { describe, expect, test } from "vitest";
import { RestartPolicy, type Death } from "./restart-policy.ts";

const crash = (at: number, livedMs = 500): Death => ({ at, livedMs, code: 70, signal: null, wasReady: true });
const kill = (at: number, wasReady = true): Death => ({
  at,
  livedMs: 500,
  code: null,
  signal: "SIGKILL",
  wasReady,
});

describe("restarting", () => {
  test("is at once for two early deaths, then backs off from 1 s, doubling to 30 s", () => {
    const policy = new RestartPolicy();
    const delays = Array.from({ length: 10 }, (_, n) => policy.died(crash(n * 1000)).delayMs);
    expect(delays).toEqual([0, 0, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  test("forgets the early deaths once a process has lived a minute", () => {
    const policy = new RestartPolicy();
    for (let n = 0; n < 5; n++) policy.died(crash(n));
    expect(policy.died(crash(100_000, 60_000)).delayMs).toBe(0);
    expect(policy.died(crash(100_500)).delayMs).toBe(0);
  });

  test("makes the world careful after three unexplained deaths within 60 s, until one has lived a minute", () => {
    const policy = new RestartPolicy();
    policy.died(crash(0));
    policy.died(crash(30_000));
    expect(policy.careful).toBe(false);
    policy.died(crash(59_000));
    expect(policy.careful).toBe(true);
    policy.died(crash(130_000));
    expect(policy.careful).toBe(true);
    policy.died(crash(300_000, 60_000));
    expect(policy.careful).toBe(false);
  });

  test("does not make it careful when the deaths are further apart", () => {
    const policy = new RestartPolicy();
    for (const at of [0, 31_000, 62_000, 93_000]) policy.died(crash(at));
    expect(policy.careful).toBe(false);
  });

  test("takes no kill from outside, drain or lost database for unexplained", () => {
    const policy = new RestartPolicy();
    const deaths: Death[] = [
      kill(1),
      { ...kill(2), signal: "SIGTERM" },
      { ...kill(3), signal: "SIGINT" },
      { ...crash(4), code: 0 },
      { ...crash(5), code: 75 },
      { ...crash(6), code: 78 },
    ];
    expect(deaths.map((death) => policy.died(death).unexplained)).toEqual(deaths.map(() => false));
    expect(policy.careful).toBe(false);
  });

  test("takes the signals of a process's own faults for unexplained", () => {
    const policy = new RestartPolicy();
    expect(policy.died({ ...kill(1), signal: "SIGSEGV" }).unexplained).toBe(true);
    expect(policy.died({ ...kill(2), signal: "SIGABRT" }).unexplained).toBe(true);
  });

  test("never waits after kills of a ready process, but does when they hit it during its start", () => {
    const policy = new RestartPolicy();
    expect([1, 2, 3, 4, 5].map((at) => policy.died(kill(at)).delayMs)).toEqual([0, 0, 0, 0, 0]);
    expect([6, 7, 8].map((at) => policy.died(kill(at, false)).delayMs)).toEqual([0, 0, 1000]);
  });

  test("backs off while the database stays away", () => {
    const policy = new RestartPolicy();
    const away: Death = { at: 0, livedMs: 300, code: 75, signal: null, wasReady: false };
    expect([1, 2, 3, 4].map((at) => policy.died({ ...away, at }).delayMs)).toEqual([0, 0, 1000, 2000]);
  });
});
