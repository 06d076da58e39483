import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { gatewayConfig } from "../config.ts";
import { createMetrics } from "../metrics.ts";
import type { Words } from "../render/words.ts";
import { Bans } from "../limits/bans.ts";
import { FakeLink } from "../testing/fake-link.ts";
import { OutputRing } from "./output-ring.ts";
import type { Presenter } from "./presenter.ts";
import type { Session } from "./session.ts";
import { noTraffic } from "./capabilities.ts";
import { AT_ONCE } from "./courier.ts";
import { Sessions } from "./sessions.ts";

/** Writes down what it is shown. */
class Scribe implements Presenter {
  readonly heard: string[] = [];
  words: Words | undefined;

  out(words: Words): void {
    this.words = words;
    words.rendered({ width: 80, colours: 16, charset: "utf-8", screenReader: false });
    this.heard.push(words.markup);
  }
  state(topic: string, json: string): void {
    this.heard.push(`${topic}=${json}`);
  }
  answered(): void {
    this.heard.push("answered");
  }
  refused(): void {}
  world(state: string): void {
    this.heard.push(`world ${state}`);
  }
  batchEnd(): void {
    this.heard.push("prompt");
  }
  end(): void {
    this.heard.push("end");
  }
  pause(): void {}
  resume(): void {}
}

function house(count: number): {
  sessions: Sessions;
  numbers: number[];
  scribes: Scribe[];
  opened: Session[];
  readonly served: () => number;
} {
  const metrics = createMetrics({ connections: () => ({}), sessions: () => 0 });
  metrics.stop();
  const sessions = new Sessions({
    config: gatewayConfig.parse({}),
    log: pino({ level: "silent" }),
    metrics,
    now: () => 0,
    bans: new Bans(),
  });
  sessions.attach(new FakeLink(sessions));
  const scribes = Array.from({ length: count }, () => new Scribe());
  const opened = scribes.map((presenter) =>
    sessions.open({
      presenter,
      capabilities: {
        transport: "telnet",
        address: "192.0.2.1",
        width: 80,
        height: 24,
        colours: 16,
        charset: "utf-8",
        screenReader: false,
        numbering: false,
        secure: false,
        client: {},
        traffic: noTraffic(),
      },
    }),
  );
  const numbers = opened.map((session) => session.number);
  return {
    sessions,
    numbers,
    scribes,
    opened,
    served: () => scribes.filter((scribe) => scribe.heard.length > 0).length,
  };
}

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

describe("a broadcast", () => {
  it("serves a few at once and everybody else in later turns of the event loop", async () => {
    const { sessions, numbers, served } = house(AT_ONCE * 3);
    sessions.out(numbers, "Snow falls.");
    expect(served()).toBe(AT_ONCE);
    while (served() < numbers.length) await turn();
  });

  it("is rendered once for all that see it alike", async () => {
    const { sessions, numbers, scribes } = house(AT_ONCE + 1);
    sessions.out(numbers, "Snow falls.");
    await turn();
    await turn();
    expect(new Set(scribes.map((scribe) => scribe.words)).size).toBe(1);
    expect(scribes[0]?.words?.renderings).toBe(1);
  });

  it("keeps each session's order, whatever comes while something is still owed", async () => {
    const { sessions, numbers, scribes } = house(AT_ONCE + 50);
    const last = numbers.length;
    sessions.out(numbers, "Snow falls.");
    sessions.state([last], "prompt", "1");
    sessions.out(numbers, "It melts.");
    sessions.out([last], "A dog barks.");
    sessions.answered(last, 0, 1);
    sessions.batchEnd();
    await turn();
    await turn();
    await turn();
    await turn();
    await turn();
    expect(scribes.at(-1)?.heard).toEqual([
      "Snow falls.",
      "prompt=1",
      "It melts.",
      "A dog barks.",
      "answered",
      "prompt",
    ]);
    for (const scribe of scribes.slice(0, -1))
      expect(scribe.heard).toEqual(["Snow falls.", "It melts.", "prompt"]);
  });

  it("says what it owes before a session's last words", () => {
    const { sessions, numbers, scribes } = house(AT_ONCE + 1);
    sessions.out(numbers, "Snow falls.");
    sessions.closing(numbers.length, "Bye.");
    expect(scribes.at(-1)?.heard).toEqual(["Snow falls.", "end"]);
  });
});

describe("state topics", () => {
  it("keep their last value per session, also when it came in a large broadcast", async () => {
    const { sessions, numbers, opened } = house(AT_ONCE + 1);
    sessions.state(numbers, "room", "1");
    sessions.state(numbers, "room", "2");
    for (let i = 0; i < 4; i++) await turn();
    expect(opened.map((session) => session.topics.get("room"))).toEqual(opened.map(() => "2"));
  });
});

describe("the ring of outputs", () => {
  it("counts from 1, forgets the oldest beyond its bytes, and gives what comes after a number", () => {
    const ring = new OutputRing(10);
    for (const text of ["aaaa", "bbbb", "éé"]) ring.push(text);
    expect(ring.bytes).toBe(8);
    expect(ring.after(0)).toEqual([
      { n: 2, text: "bbbb" },
      { n: 3, text: "éé" },
    ]);
    expect(ring.after(3)).toEqual([]);
    ring.push("too long for the ring");
    expect(ring.after(0)).toEqual([]);
    expect(ring.last).toBe(4);
  });
});
