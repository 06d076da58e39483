import type { TopicName, Topics } from "@wyldlands/protocol/topics";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeSocket } from "../testing/fake-socket.ts";
import { startGame, type Game } from "./game.ts";
import type { Draft } from "./saved-draft.ts";
import type { SavedSession } from "./saved-session.ts";
import { words } from "./words.ts";

const EDITOR = { title: "how you look to others", lines: ["Old."], most: { lines: 10, characters: 400 } };

/** What the tab keeps, and the pages loaded in it one after the other. */
class Tab {
  session: SavedSession | undefined;
  draft: Draft | undefined;
  readonly files: { name: string; text: string }[] = [];
  socket = new FakeSocket();
  game: Game = this.load();

  load(): Game {
    this.game = startGame({
      open: () => (this.socket = new FakeSocket()),
      store: { load: () => this.session, save: (session) => (this.session = session) },
      drafts: { load: () => this.draft, save: (draft) => (this.draft = draft) },
      size: { width: 80, height: 24 },
      download: (name, text) => void this.files.push({ name, text }),
    });
    return this.game;
  }

  state<K extends TopicName>(topic: K, value: Topics[K]): void {
    this.socket.say({ t: "state", topic, value });
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function writing(): Tab {
  const tab = new Tab();
  tab.socket.greet();
  tab.state("editor", EDITOR);
  tab.state("character", { id: "c1", name: "Anwen" });
  return tab;
}

test("the player's wishes for the log are followed until the session is over", () => {
  const tab = new Tab();
  tab.socket.greet();
  tab.state("display", { colours: 0, width: 60 });
  expect(tab.game.display.value).toEqual({ colours: 0, width: 60 });
  tab.socket.say({ t: "bye", text: "Farewell." });
  expect(tab.game.display.value).toEqual({});
});

test("settings are handed out as a file once, when they were asked for, and never by a page that comes back", () => {
  const tab = new Tab();
  tab.socket.greet();
  tab.state("settings", { brief: true });
  expect(tab.files).toEqual([]);
  tab.game.saveSettings();
  expect(tab.socket.sent.at(-1)).toEqual({ t: "settings" });
  tab.state("settings", { brief: true });
  tab.state("settings", { brief: true });
  expect(tab.files).toEqual([{ name: "wyldlands-settings.json", text: '{\n  "brief": true\n}\n' }]);
});

test("how the character is, is known until the session is over, and is spoken by nobody", () => {
  const tab = new Tab();
  tab.socket.greet();
  const points = { left: 8, most: 30 };
  tab.state("vitals", { health: points, mana: points, stamina: points });
  tab.state("effects", {
    effects: [{ id: "venom", name: "poisoned", harmful: true, does: "poisoned", left: 9 }],
  });
  tab.state("status", {
    level: 1,
    experience: 10,
    next: 400,
    lessons: 0,
    folk: "human",
    position: "fighting",
    gold: 3,
    foe: { id: "n1", name: "a rat", health: 60 },
  });
  vi.advanceTimersByTime(1_000);
  expect(tab.game.spoken.value).toBe("");
  expect(tab.game.vitals.value?.health).toEqual(points);
  expect(tab.game.status.value?.foe?.name).toBe("a rat");
  expect(tab.game.effects.value?.effects).toHaveLength(1);
  tab.socket.say({ t: "bye", text: "Farewell." });
  expect([tab.game.vitals.value, tab.game.status.value, tab.game.effects.value]).toEqual([null, null, null]);
});

test("a drawing is not spoken, and the words beside it are", () => {
  const tab = new Tab();
  tab.socket.greet();
  tab.socket.say({ t: "out", n: 1, text: "<art>@-[ ]</art>\n<aloud>East: the Fish Steps.</aloud>" });
  vi.advanceTimersByTime(1_000);
  expect(tab.game.spoken.value).toBe("East: the Fish Steps.");
});

test("a text that is on its way survives a reload, and is saved by the next page", () => {
  const tab = writing();
  tab.game.composer.write("Tall.");
  tab.game.composer.save();
  expect(tab.socket.lines).toEqual(["1 .c", "2 Tall."]);

  tab.load();
  tab.socket.greet({ resumed: true });
  expect(tab.socket.lines).toEqual(["1 .c", "2 Tall."]);
  tab.state("character", { id: "c1", name: "Anwen" });
  tab.state("editor", { ...EDITOR, lines: ["Tall."] });
  tab.socket.say({ t: "ack", n: 2 });
  expect(tab.socket.lines.at(-1)).toBe("3 .s");
  tab.state("editor", null);
  tab.socket.say({ t: "ack", n: 3 });
  expect(tab.game.composer.open.value).toBeNull();
  expect(tab.draft).toBeUndefined();
});

test("a session that the world has forgotten takes the editor along, and not what was written", () => {
  const tab = writing();
  tab.game.composer.write("Tall.");
  tab.game.composer.save();
  tab.socket.break();
  vi.advanceTimersByTime(5_000);
  tab.socket.greet({ token: "token-2" });
  expect(tab.game.composer.open.value).toBeNull();
  tab.state("character", { id: "c1", name: "Anwen" });
  tab.state("editor", EDITOR);
  expect(tab.game.composer.text.value).toBe("Tall.");
  expect(tab.game.composer.said.value).toBe(words.composer.restored);
});
