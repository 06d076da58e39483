import { describe, expect, it } from "vitest";
import type { BotClient, ScreenItem } from "../client.ts";
import { Newcomer } from "./newcomer.ts";

const STANDING = [
  "You are Ann, a coaster without a calling, level 1.",
  "Health 20 of 20, mana 12 of 12, stamina 44 of 44.",
  "Experience 0, 400 more to level 2. Lessons to take: 3.",
  "You are on your feet and have no coins on you.",
];

/** Three rooms in a row from west to east, and a door in the first wall. Answers at once, as over a very short wire. */
function corridor(start: number): BotClient {
  const titles = ["The Shed", "The Pier", "The Shop"];
  let at = start;
  let open = false;
  const listeners: ((item: ScreenItem) => void)[] = [];
  const say = (...lines: string[]): void => {
    for (const text of lines) for (const hear of listeners) hear({ kind: "line", text, at: 0 });
  };
  const view = (): void => {
    const ways = [...(at < 2 ? ["east"] : []), ...(at > 0 ? ["west"] : [])].join(", ");
    say("Bob leaves.", titles[at] ?? "", "It smells of tar.", `Exits: ${ways}`);
  };
  const answer = (line: string): void => {
    const to = at + (line === "east" ? 1 : -1);
    if (line === "score") return say(...STANDING);
    if (line === "look") return view();
    if (line.startsWith("open")) {
      open = true;
      return say("You open the door.");
    }
    if (Math.min(at, to) === 0 && !open) return say(`The door is closed. OPEN ${line.toUpperCase()} first.`);
    at = to;
    view();
  };
  return {
    onLine: (listener: (item: ScreenItem) => void) => listeners.push(listener),
    sendMany: (lines: readonly string[]) => lines.forEach(answer),
  } as unknown as BotClient;
}

describe("a newcomer", () => {
  it("reads where it is although others are told of first, and how it stands", async () => {
    const ann = new Newcomer(corridor(1));
    await ann.act("look");
    expect(ann.room).toMatchObject({ title: "The Pier", exits: ["east", "west"] });
    expect(ann.now).toMatchObject({ name: "Ann", health: 20, fighting: false });
  });

  it("opens a door that is in the way, and knows the way back from then on", async () => {
    const ann = new Newcomer(corridor(0));
    await ann.act("look");
    await ann.follow("east", "east");
    await ann.goTo("The Shed");
    expect(ann.room?.title).toBe("The Shed");
  });

  it("finds its way from a place that it has never seen by trying the exits", async () => {
    const ann = new Newcomer(corridor(2));
    ann.map.note("The Pier", "west", "The Shed");
    await ann.act("look");
    await ann.goTo("The Shed");
    expect(ann.room?.title).toBe("The Shed");
  });

  it("says what it was answered when that was not what it came for", async () => {
    const ann = new Newcomer(corridor(1));
    await expect(ann.expect("look", /^A bell rings/)).rejects.toThrow(
      /'look' was answered without .*It smells of tar/,
    );
  });
});
