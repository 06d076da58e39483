import { describe, expect, test } from "vitest";
import { openBreaker } from "./breaker.ts";

function at() {
  let now = 0;
  const breaker = openBreaker({ failures: 3, windowMs: 10_000, restMs: 1_000 }, () => now);
  return {
    breaker,
    pass: (ms: number) => {
      now += ms;
    },
    fail: (times = 1) => {
      for (let n = 0; n < times; n++) {
        breaker.began();
        breaker.failed("unavailable");
      }
    },
  };
}

describe("a circuit breaker", () => {
  test("opens after so many failures within the window, and not before", () => {
    const { breaker, fail } = at();
    fail(2);
    expect(breaker.state()).toBe("closed");
    fail();
    expect(breaker.state()).toBe("open");
    expect(breaker.readyIn()).toBe(1_000);
  });

  test("forgets failures that are older than the window, and all of them when there is an answer", () => {
    const { breaker, pass, fail } = at();
    fail(2);
    pass(10_001);
    fail(2);
    expect(breaker.state()).toBe("closed");
    breaker.succeeded();
    fail(2);
    expect(breaker.state()).toBe("closed");
  });

  test("opens at once when the key is refused: waiting mends no key", () => {
    const { breaker } = at();
    breaker.began();
    breaker.failed("unauthorised");
    expect(breaker.state()).toBe("open");
  });

  test("lets one request try after its rest, and closes when that has an answer", () => {
    const { breaker, pass, fail } = at();
    fail(3);
    pass(1_000);
    expect(breaker.state()).toBe("trial");
    expect(breaker.readyIn()).toBe(0);
    breaker.began();
    expect(breaker.readyIn()).toBe(Number.POSITIVE_INFINITY);
    breaker.succeeded();
    expect(breaker.state()).toBe("closed");
    expect(breaker.readyIn()).toBe(0);
  });

  test("rests twice as long after each trial that fails, up to twenty times", () => {
    const { breaker, pass, fail } = at();
    fail(3);
    for (const rest of [1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000]) {
      expect(breaker.readyIn()).toBe(rest);
      pass(rest);
      fail();
    }
  });

  test("tries anew when whoever tried it went away", () => {
    const { breaker, pass, fail } = at();
    fail(3);
    pass(1_000);
    breaker.began();
    breaker.left();
    expect(breaker.readyIn()).toBe(0);
    expect(breaker.state()).toBe("trial");
  });

  test("is not rested longer by answers to what was sent before it opened", () => {
    const { breaker } = at();
    for (let n = 0; n < 6; n++) breaker.failed("late");
    expect(breaker.readyIn()).toBe(1_000);
  });
});
