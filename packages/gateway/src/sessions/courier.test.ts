import { describe, expect, it } from "vitest";
import { AT_ONCE, Courier, TURN_MS } from "./courier.ts";
import type { Delivery, Session } from "./session.ts";

/** A session that takes so many milliseconds for each delivery: some when it is told, some when its turn is over. */
class Listener {
  readonly owed: Delivery[] = [];
  readonly heard: string[] = [];
  readonly #spend: (ms: number) => void;

  constructor(spend: (ms: number) => void) {
    this.#spend = spend;
  }

  deliver(delivery: Delivery): void {
    this.heard.push(delivery.kind === "state" ? delivery.topic : delivery.kind);
    process.nextTick(() => this.#spend(0.5));
  }

  payOff(): void {
    for (const delivery of this.owed.splice(0)) this.deliver(delivery);
  }
}

function house(count: number) {
  let time = 0;
  const listeners = Array.from({ length: count }, () => new Listener((ms) => (time += ms)));
  const courier = new Courier(() => time);
  const tell = (topic: string, audience = listeners): void => {
    for (const each of audience)
      courier.deliver(each as unknown as Session, { kind: "state", topic, json: "1" });
  };
  const shout = (): void => {
    for (const each of listeners)
      courier.deliver(each as unknown as Session, {
        kind: "world",
        state: "here",
        words: undefined as never,
      });
  };
  return {
    listeners,
    courier,
    tell,
    shout,
    time: () => time,
    served: () => listeners.filter(({ heard }) => heard.length > 0).length,
  };
}

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

describe("the courier", () => {
  it("tells a few at once", () => {
    const { shout, served } = house(AT_ONCE);
    shout();
    expect(served()).toBe(AT_ONCE);
  });

  it("tells no more than that many at once, and the others as long as a turn may last, sending included", async () => {
    const { shout, served, time } = house(AT_ONCE + 200);
    shout();
    expect(served()).toBe(AT_ONCE);
    await turn();
    let [before, at] = [served(), time()];
    while (served() < AT_ONCE + 200) {
      await turn();
      expect(time() - at).toBeLessThanOrEqual(TURN_MS * 2);
      expect(served()).toBeGreaterThan(before);
      [before, at] = [served(), time()];
    }
  });

  it("keeps to the order in which things were said, session by session", async () => {
    const { listeners, tell, shout } = house(AT_ONCE + 30);
    shout();
    tell("room");
    tell("prompt");
    for (let turns = 0; turns < 100; turns++) await turn();
    for (const { heard } of listeners) expect(heard).toEqual(["world", "room", "prompt"]);
  });

  it("tells nobody anything once it has stopped", async () => {
    const { courier, shout, served } = house(AT_ONCE + 30);
    shout();
    courier.stop();
    for (let turns = 0; turns < 10; turns++) await turn();
    expect(served()).toBe(AT_ONCE);
  });
});
