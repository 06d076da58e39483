import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KNOWN_MS, WhenKnown, type Clock } from "./when-known.ts";

/** A clock that a test moves by hand. */
class HandClock implements Clock {
  time = 1000;
  due: { at: number; run: () => void }[] = [];
  readonly now = (): number => this.time;
  readonly after = (ms: number, run: () => void): (() => void) => {
    const entry = { at: this.time + ms, run };
    this.due.push(entry);
    return () => {
      this.due = this.due.filter((each) => each !== entry);
    };
  };

  pass(ms: number): void {
    this.time += ms;
    for (const entry of this.due.splice(0))
      if (entry.at <= this.time) entry.run();
      else this.due.push(entry);
  }
}

function begin(): {
  clock: HandClock;
  client: WhenKnown;
  shown: string[];
  show: (...texts: string[]) => void;
} {
  const clock = new HandClock();
  const client = new WhenKnown(clock);
  const shown: string[] = [];
  const show = (...texts: string[]): void => {
    for (const text of texts) client.inOrder(() => shown.push(text), text.startsWith("art"));
  };
  return { clock, client, shown, show };
}

describe("what a client is shown before it is known", () => {
  it("comes at once as long as it looks the same to all", () => {
    const { shown, show, clock } = begin();
    show("greeting", "prompt");
    expect(shown).toEqual(["greeting", "prompt"]);
    expect(clock.due).toEqual([]);
  });

  it("waits from the first drawing on, and comes in order when the client is known", () => {
    const { client, clock, shown, show } = begin();
    show("hello", "art 1", "text", "art 2", "prompt");
    expect(shown).toEqual(["hello"]);
    clock.pass(50);
    client.settle();
    expect(shown).toEqual(["hello", "art 1", "text", "art 2", "prompt"]);
    expect(clock.due).toEqual([]);
    show("art 3");
    expect(shown.at(-1)).toBe("art 3");
  });

  it("waits 300 ms at most, counted from the connection's first moment", () => {
    const { clock, shown, show } = begin();
    clock.pass(100);
    show("art", "text");
    clock.pass(KNOWN_MS - 101);
    expect(shown).toEqual([]);
    clock.pass(1);
    expect(shown).toEqual(["art", "text"]);
  });

  it("waits not at all when the time is over already", () => {
    const { clock, shown, show } = begin();
    clock.pass(KNOWN_MS);
    show("art", "text");
    expect(shown).toEqual(["art", "text"]);
  });

  it("is dropped with the connection", () => {
    const { client, clock, shown, show } = begin();
    show("art", "text");
    client.stop();
    clock.pass(KNOWN_MS);
    expect(shown).toEqual([]);
    expect(clock.due).toEqual([]);
  });

  it("is always all of it, in the order in which it was said", () => {
    const step = fc.oneof(
      fc.constantFrom("art", "text"),
      fc.integer({ min: 1, max: 200 }),
      fc.constant("known"),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const { client, clock, shown, show } = begin();
        const said: string[] = [];
        for (const [at, each] of steps.entries()) {
          if (typeof each === "number") clock.pass(each);
          else if (each === "known") client.settle();
          else {
            said.push(`${each} ${at}`);
            show(`${each} ${at}`);
          }
          expect(shown).toEqual(said.slice(0, shown.length));
        }
        clock.pass(KNOWN_MS);
        expect(shown).toEqual(said);
      }),
    );
  });
});
