import { DO, DONT, IAC, WILL, WONT, type Verb } from "@wyldlands/telnet";
import { describe, expect, it } from "vitest";
import { FakeOptionClient } from "../testing/option-client.ts";
import { timingMark } from "./timing-mark.ts";

const say = (verb: Verb): string => String.fromCharCode(IAC, verb, 6);

/** A client whose seconds pass one by one. */
class Clocked {
  readonly client = new FakeOptionClient(timingMark);
  #now = 1_000_000;

  constructor() {
    this.seconds(0);
  }

  /** What the client is sent while so many seconds pass; each is a tick. */
  seconds(count: number): string {
    for (let second = 0; second <= count; second++) {
      if (second > 0) this.#now += 1000;
      timingMark.onTick(this.client, this.#now);
    }
    return this.client.taken();
  }

  /** What the client is sent when it says this so many milliseconds later. */
  hears(verb: Verb, afterMs = 0): string {
    this.#now += afterMs;
    expect(timingMark.onWord(verb, this.client, this.#now)).toBe(true);
    return this.client.taken();
  }
}

describe("a timing mark", () => {
  it("is asked for once the talk of the start is over, and then a minute after the last", () => {
    const it = new Clocked();
    expect(it.seconds(4)).toBe("");
    expect(it.seconds(1)).toBe(say(DO));
    expect(it.seconds(10)).toBe("");
    expect(it.hears(WONT)).toBe("");
    expect(it.seconds(49)).toBe("");
    expect(it.seconds(1)).toBe(say(DO));
  });

  it.each([
    ["WILL", WILL],
    ["WONT", WONT],
  ] as const)("tells by %s how long the way is", (_name, verb) => {
    const it = new Clocked();
    it.seconds(5);
    expect(it.client.capabilities.pingMs).toBeUndefined();
    expect(it.hears(verb, 37)).toBe("");
    expect(it.client.capabilities.pingMs).toBe(37);
    // Nobody asked for that one.
    it.hears(verb, 500);
    expect(it.client.capabilities.pingMs).toBe(37);
  });

  it("is not asked for a second time by whom the first was not answered", () => {
    const it = new Clocked();
    expect(it.seconds(5)).toBe(say(DO));
    expect(it.seconds(600)).toBe("");
  });

  it("is not asked for from a client that has not said a word of telnet", () => {
    const it = new Clocked();
    it.client.negotiates = false;
    expect(it.seconds(300)).toBe("");
    it.client.negotiates = true;
    expect(it.seconds(6)).toBe(say(DO));
  });

  it("is set for a client as often as it asks, each time anew, but not without end", () => {
    const it = new Clocked();
    for (let times = 0; times < 3; times++) {
      expect(it.hears(DO)).toBe(say(WILL));
      expect(it.hears(DONT)).toBe("");
    }
    for (let times = 0; times < 7; times++) expect(it.hears(DO)).toBe(say(WILL));
    expect(it.hears(DO)).toBe("");
    expect(it.hears(DO, 10_001)).toBe(say(WILL));
  });
});
