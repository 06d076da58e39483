import type { Topics } from "@wyldlands/protocol/topics";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeSocket } from "../testing/fake-socket.ts";
import { Connection, type Phase } from "./connection.ts";
import type { SavedSession } from "./saved-session.ts";

/** A page: what it shows, what its tab remembers, and the sockets that it opened. */
class Page {
  readonly sockets: FakeSocket[] = [];
  readonly shown: string[] = [];
  readonly phases: Phase[] = [];
  readonly waiting = new Map<number, string>();
  saved: SavedSession | undefined;
  readonly connection: Connection;

  constructor(saved?: SavedSession) {
    this.saved = saved;
    this.connection = new Connection({
      open: () => {
        const socket = new FakeSocket();
        this.sockets.push(socket);
        return socket;
      },
      store: { load: () => this.saved, save: (session) => (this.saved = session) },
      size: { width: 90, height: 30 },
      events: {
        phase: (phase) => this.phases.push(phase),
        notice: (text) => this.shown.push(`notice ${text}`),
        out: (markup, again) => this.shown.push(again ? `again ${markup}` : markup),
        topic: (topic, value) => {
          if (topic === "prompt") this.shown.push(`prompt ${(value as Topics["prompt"]).text}`);
        },
        queued: (line) => this.waiting.set(line.n, line.text),
        answered: (lines) => lines.forEach(({ n }) => this.waiting.delete(n)),
        refused: (line, text) => this.shown.push(`refused ${line.text}: ${text}`),
        anew: (unsent) => this.shown.push(`anew without ${unsent.map(({ text }) => text).join(", ")}`),
        lost: (lines) => this.shown.push(`lost ${lines.map(({ n }) => n).join(", ")}`),
      },
    });
    this.connection.start();
  }

  get socket(): FakeSocket {
    return this.sockets.at(-1) as FakeSocket;
  }

  get phase(): string | undefined {
    return this.phases.at(-1)?.name;
  }

  type(...lines: string[]): void {
    for (const line of lines) expect(this.connection.send(line)).toBe(true);
  }

  /** Breaks the line and lets the next try begin. */
  reconnect(hello: { token?: string; resumed?: boolean; accepted?: number }): void {
    this.socket.break();
    vi.advanceTimersByTime(5_000);
    this.socket.greet(hello);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("the first message tells the window's size and no token", () => {
  const page = new Page();
  page.socket.greet();
  expect(page.socket.sent[0]).toEqual({ t: "hello", width: 90, height: 30 });
  expect(page.phases.map(({ name }) => name)).toEqual(["connecting", "here"]);
});

test("lines are numbered from 1 and wait until they are acked", () => {
  const page = new Page();
  page.socket.greet();
  page.type("guest", "north", "look");
  expect(page.socket.lines).toEqual(["1 guest", "2 north", "3 look"]);
  page.socket.say({ t: "ack", n: 1 }, { t: "ack", n: 2 });
  expect([...page.waiting.values()]).toEqual(["look"]);
});

test("what is typed before the connection stands is sent when it does", () => {
  const page = new Page();
  page.type("guest");
  expect(page.socket.lines).toEqual([]);
  page.socket.greet();
  expect(page.socket.lines).toEqual(["1 guest"]);
});

test("after a break unacked lines beyond the accepted ones are sent again, in order, under their numbers", () => {
  const page = new Page();
  page.socket.greet();
  page.type("one", "two", "three");
  page.socket.say({ t: "ack", n: 1 });
  page.socket.break();
  page.type("four");
  vi.advanceTimersByTime(500);
  page.socket.greet({ token: "token-2", resumed: true, accepted: 2 });
  expect(page.socket.sent[0]).toMatchObject({ resume: { token: "token-1" } });
  expect(page.socket.lines).toEqual(["3 three", "4 four"]);
  expect([...page.waiting.values()]).toEqual(["two", "three", "four"]);
  page.type("five");
  expect(page.socket.lines.at(-1)).toBe("5 five");
});

test("a line accepted but unanswered is sent again when a later gateway does not know it", () => {
  const page = new Page();
  page.socket.greet();
  page.type("one");
  page.reconnect({ resumed: true, accepted: 1 });
  expect(page.socket.lines).toEqual([]);
  page.reconnect({ resumed: true, accepted: 0 });
  expect(page.socket.lines).toEqual(["1 one"]);
});

test("an ack that went down with the line is made good by what the world says it has applied", () => {
  const page = new Page();
  page.socket.greet();
  page.type("one", "two");
  page.reconnect({ resumed: true, accepted: 2 });
  page.socket.say({ t: "state", topic: "session", value: { id: "s", clientNo: 1 } });
  expect([...page.waiting.values()]).toEqual(["two"]);
});

test("outputs are asked for from the last one shown, and a double is shown once", () => {
  const page = new Page();
  page.socket.greet();
  page.socket.say({ t: "out", n: 1, text: "The Salt Quay" }, { t: "out", n: 2, text: "Gulls argue." });
  page.reconnect({ resumed: true });
  expect(page.socket.sent[0]).toMatchObject({ resume: { last: 2 } });
  page.socket.say({ t: "out", n: 2, text: "Gulls argue." }, { t: "out", n: 3, text: "A bell rings." });
  expect(page.shown).toEqual(["The Salt Quay", "Gulls argue.", "A bell rings."]);
});

test("the same words under a new number are shown again", () => {
  const page = new Page();
  page.socket.greet();
  page.socket.say({ t: "out", n: 1, text: "A bell rings." }, { t: "out", n: 2, text: "A bell rings." });
  expect(page.shown).toHaveLength(2);
});

test("another gateway that counts its outputs anew is not taken for a repeater", () => {
  const page = new Page();
  page.socket.greet();
  for (const n of [1, 2, 3]) page.socket.say({ t: "out", n, text: `old ${n}` });
  page.reconnect({ resumed: true });
  page.socket.say({ t: "out", n: 1, text: "The Salt Quay", again: true }, { t: "out", n: 2, text: "new 2" });
  expect(page.shown.slice(3)).toEqual(["again The Salt Quay", "new 2"]);
});

test("a refused line is shown with its reason and waits no longer", () => {
  const page = new Page();
  page.socket.greet();
  page.type("north");
  page.socket.say({ t: "refused", n: 1, text: "64 lines wait already." });
  expect(page.shown).toEqual(["refused north: 64 lines wait already."]);
  page.reconnect({ resumed: true, accepted: 0 });
  expect(page.socket.lines).toEqual([]);
});

test("a session that the server forgot starts anew: numbers from 1, nothing sent blindly, the old lines named", () => {
  const page = new Page();
  page.socket.greet();
  page.type("give ring to Anwen");
  page.reconnect({ token: "token-9", resumed: false });
  expect(page.shown).toEqual(["anew without give ring to Anwen"]);
  expect(page.socket.lines).toEqual([]);
  page.type("guest");
  expect(page.socket.lines).toEqual(["1 guest"]);
});

test("a reload keeps the token and the unanswered lines, and shows what is replayed", () => {
  const before = new Page();
  before.socket.greet({ token: "kept" });
  before.type("one", "two");
  before.socket.say({ t: "ack", n: 1 });

  const page = new Page(JSON.parse(JSON.stringify(before.saved)) as SavedSession);
  expect([...page.waiting.values()]).toEqual(["two"]);
  page.socket.greet({ token: "rotated", resumed: true, accepted: 1 });
  expect(page.socket.sent[0]).toMatchObject({ resume: { token: "kept", last: 0 } });
  page.socket.say({ t: "out", n: 7, text: "The Salt Quay", again: true });
  expect(page.shown).toEqual(["again The Salt Quay"]);
  expect(page.socket.lines).toEqual(["2 two"]);
  expect(page.saved?.token).toBe("rotated");
  page.type("three");
  expect(page.socket.lines).toEqual(["2 two", "3 three"]);
});

test("a hidden line is never stored, and one lost by a reload takes along what was typed after it", () => {
  const before = new Page();
  before.socket.greet();
  before.type("anwen");
  before.connection.send("salt herring", true);
  before.type("look");
  expect(JSON.stringify(before.saved)).not.toContain("salt herring");

  const page = new Page(before.saved);
  page.socket.greet({ resumed: true, accepted: 1 });
  expect(page.shown).toEqual(["lost 2, 3"]);
  page.type("salt herring");
  expect(page.socket.lines).toEqual(["2 salt herring"]);
});

test("the tries to reconnect come after 0.5, 1, 2, 4 and then every 5 seconds", () => {
  const page = new Page();
  const waits: number[] = [];
  for (let i = 0; i < 6; i++) {
    page.socket.break();
    const phase = page.phases.at(-1);
    waits.push(phase?.name === "offline" ? phase.retryMs : -1);
    vi.advanceTimersByTime(5_000);
  }
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 5_000, 5_000]);
});

test("a connection that held for long makes the next try quick again", () => {
  const page = new Page();
  page.socket.break();
  vi.advanceTimersByTime(500);
  page.socket.greet();
  vi.advanceTimersByTime(10_000);
  page.socket.break();
  expect(page.phases.at(-1)).toEqual({ name: "offline", retryMs: 500 });
});

test("trying now does not wait, and opens no second connection beside a living one", () => {
  const page = new Page();
  page.socket.break();
  page.connection.tryNow();
  expect(page.sockets).toHaveLength(2);
  page.connection.tryNow();
  vi.advanceTimersByTime(5_000);
  expect(page.sockets).toHaveLength(2);
});

test("while the world is away lines are still sent, and the state says so", () => {
  const page = new Page();
  page.socket.greet();
  page.socket.say({ t: "link", world: "away", text: "The world holds its breath." });
  expect(page.phase).toBe("away");
  page.type("north");
  expect(page.socket.lines).toEqual(["1 north"]);
  page.socket.say({ t: "link", world: "here", text: "It breathes again." });
  expect(page.phase).toBe("here");
  expect(page.shown).toEqual(["notice The world holds its breath.", "notice It breathes again."]);
});

test("a goodbye of the world ends it: nothing is tried, and coming back begins at the door", () => {
  const page = new Page();
  page.socket.greet();
  page.type("quit");
  page.socket.say({ t: "bye", text: "Fair winds." });
  page.socket.break();
  vi.advanceTimersByTime(60_000);
  expect(page.sockets).toHaveLength(1);
  expect(page.phase).toBe("ended");
  expect(page.saved).toBeUndefined();
  expect(page.connection.send("look")).toBe(false);
  page.connection.again();
  page.socket.greet();
  expect(page.socket.sent[0]).toEqual({ t: "hello", width: 90, height: 30 });
  page.type("guest");
  expect(page.socket.lines).toEqual(["1 guest"]);
});

test("a session taken over by another window is let go, not fetched back", () => {
  const page = new Page();
  page.socket.greet();
  page.socket.break(4_000, "This session went on in another window.");
  vi.advanceTimersByTime(60_000);
  expect(page.sockets).toHaveLength(1);
  expect(page.phases.at(-1)).toEqual({ name: "ended", text: "This session went on in another window." });
  expect(page.saved).toBeUndefined();
});

test("a line that falls silent is given up after a ping without answer", () => {
  const page = new Page();
  page.socket.greet();
  vi.advanceTimersByTime(20_000);
  expect(page.socket.sent.at(-1)).toEqual({ t: "ping" });
  page.socket.say({ t: "pong" });
  vi.advanceTimersByTime(19_999);
  expect(page.phase).toBe("here");
  vi.advanceTimersByTime(10_001);
  expect(page.phase).toBe("offline");
  expect(page.socket.closed).toBe(true);
});

test("a new window size is told once", () => {
  const page = new Page();
  page.socket.greet();
  page.connection.resize(90, 30);
  page.connection.resize(40, 20);
  expect(page.socket.sent.filter(({ t }) => t === "size")).toEqual([{ t: "size", width: 40, height: 20 }]);
});

test("the hundred-and-first unanswered line is not taken, so its text can stay with the player", () => {
  const page = new Page();
  page.socket.greet();
  for (let i = 0; i < 100; i++) page.type("x");
  expect(page.connection.send("one too many")).toBe(false);
  page.socket.say({ t: "ack", n: 1 });
  expect(page.connection.send("now there is room")).toBe(true);
});

test("lines that belong together are taken all or none, and are waited for until the last is answered", () => {
  const page = new Page();
  page.socket.greet();
  expect(page.connection.sendAll([".c", "Tall.", "Quiet."])).toBe(3);
  expect(page.socket.lines).toEqual(["1 .c", "2 Tall.", "3 Quiet."]);
  page.socket.say({ t: "ack", n: 2 });
  expect(page.connection.waits(2)).toBe(false);
  expect(page.connection.waits(3)).toBe(true);
  expect(page.connection.sendAll(Array.from({ length: 100 }, () => "x"))).toBeUndefined();
  expect(page.socket.lines).toHaveLength(3);
  page.socket.say({ t: "bye", text: "" });
  expect(page.connection.sendAll(["x"])).toBeUndefined();
});
