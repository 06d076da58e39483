import type { EditorTopic } from "@wyldlands/protocol/topics";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Composer } from "./composer.ts";
import type { Draft } from "./saved-draft.ts";
import { words } from "./words.ts";

const MOST = { lines: 40, characters: 20 };
const TITLE = "how you look to others";

/** What the tab and the line remember when a page is loaded anew. */
class Tab {
  draft: Draft | undefined;
  sent: string[] = [];
  answeredUpTo = 0;
  full = false;
}

/** A page with a composer, and the world's editor as the test plays it. */
class Page {
  readonly tab: Tab;
  readonly composer: Composer;

  constructor(tab = new Tab()) {
    this.tab = tab;
    this.composer = new Composer(
      {
        sendAll: (lines) => {
          if (tab.full) return undefined;
          tab.sent.push(...lines);
          for (let i = tab.sent.length - lines.length; i < tab.sent.length; i++) this.composer.owns(i + 1);
          return tab.sent.length;
        },
        waits: (upTo) => upTo > tab.answeredUpTo,
      },
      {
        load: () => structuredClone(tab.draft),
        save: (draft) => (tab.draft = structuredClone(draft)),
      },
    );
  }

  opens(...lines: string[]): this {
    this.composer.character("anwen");
    this.world(...lines);
    return this;
  }

  world(...lines: string[]): void {
    this.composer.editor({ title: TITLE, lines, most: MOST } satisfies EditorTopic);
  }

  /** The world answers everything that was sent, and its text is then this; null: the editor is closed. */
  answers(lines: readonly string[] | null): void {
    const from = this.tab.answeredUpTo;
    this.tab.answeredUpTo = this.tab.sent.length;
    if (lines === null) this.composer.editor(null);
    else this.world(...lines);
    for (let n = from + 1; n <= this.tab.answeredUpTo; n++) this.composer.answered(n);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("it opens with the text so far once it is known who writes, and closes with the world's editor", () => {
  const page = new Page();
  page.world("Tall.", "Quiet.");
  expect(page.composer.open.value).toBeNull();
  page.composer.character("anwen");
  expect(page.composer.open.value?.title).toBe(TITLE);
  expect(page.composer.text.value).toBe("Tall.\nQuiet.");
  expect(page.composer.changed).toBe(false);
  page.composer.editor(null);
  expect(page.composer.open.value).toBeNull();
  expect(page.tab.draft).toBeUndefined();
});

test("saving types the whole text, and says save only when the world has exactly that", () => {
  const page = new Page().opens("Old.");
  page.composer.write("Tall.\n.dotted\n");
  expect(page.composer.save()).toBe(true);
  expect(page.tab.sent).toEqual([".c", "Tall.", "..dotted"]);
  expect(page.composer.sending.value?.step).toBe("put");
  page.answers(["Tall.", ".dotted"]);
  expect(page.tab.sent.slice(3)).toEqual([".s"]);
  page.answers(null);
  expect(page.composer.open.value).toBeNull();
  expect(page.tab.draft).toBeUndefined();
});

test("what is unchanged is saved as the world has it", () => {
  const page = new Page().opens("Tall.");
  page.composer.save();
  expect(page.tab.sent).toEqual([".s"]);
});

test("a long text goes over in parts that the world's queue holds", () => {
  const page = new Page().opens();
  const lines = Array.from({ length: 40 }, (_, i) => `line ${i}`);
  page.composer.write(lines.join("\n"));
  page.composer.save();
  expect(page.tab.sent).toHaveLength(24);
  page.answers(lines.slice(0, 24));
  expect(page.tab.sent).toEqual(lines);
  page.answers(lines);
  expect(page.tab.sent.at(-1)).toBe(".s");
});

test("when the world's text is another one after all answers, nothing is saved and nothing is lost", () => {
  const page = new Page().opens("Old.");
  page.composer.write("Tall.\nQuiet.");
  page.composer.save();
  page.answers(["Tall."]);
  vi.advanceTimersByTime(5_000);
  expect(page.tab.sent).not.toContain(".s");
  expect(page.composer.sending.value).toBeUndefined();
  expect(page.composer.said.value).toBe(words.composer.notTaken);
  expect(page.composer.text.value).toBe("Tall.\nQuiet.");
  page.composer.save();
  // The next try begins with what the world has now.
  expect(page.tab.sent).toEqual([".c", "Tall.", "Quiet.", "Quiet."]);
});

test("the answers may be there before the world's text is", () => {
  const page = new Page().opens();
  page.composer.write("Tall.");
  page.composer.save();
  page.answers([]);
  vi.advanceTimersByTime(500);
  page.world("Tall.");
  expect(page.tab.sent.at(-1)).toBe(".s");
  vi.advanceTimersByTime(60_000);
  // An unanswered line is waited for, however long the world is away.
  expect(page.composer.sending.value?.step).toBe("save");
});

test("a save that the world refuses leaves the text as it was written, to be changed and saved again", () => {
  const page = new Page().opens();
  page.composer.write("Naked.");
  page.composer.save();
  page.answers(["Naked."]);
  page.answers(["Naked."]);
  vi.advanceTimersByTime(5_000);
  expect(page.composer.said.value).toBe(words.composer.notTaken);
  expect(page.composer.text.value).toBe("Naked.");
  page.composer.write("Clothed.");
  expect(page.composer.said.value).toBe("");
  page.composer.save();
  page.answers(["Clothed."]);
  page.answers(null);
  expect(page.composer.open.value).toBeNull();
});

test("a line that the gateway refuses ends the try at once, and half a text is never saved", () => {
  const page = new Page().opens();
  page.composer.write("One.\nTwo.");
  page.composer.save();
  expect(page.composer.refused(1)).toBe(true);
  page.answers(["Two."]);
  vi.advanceTimersByTime(5_000);
  expect(page.tab.sent).toEqual(["One.", "Two."]);
  expect(page.composer.said.value).toBe(words.composer.notTaken);
  expect(page.composer.text.value).toBe("One.\nTwo.");
});

test("when too many lines wait, the text is not sent, and stays", () => {
  const page = new Page().opens();
  page.composer.write("Tall.");
  page.tab.full = true;
  page.composer.save();
  expect(page.tab.sent).toEqual([]);
  expect(page.composer.said.value).toBe(words.full);
  expect(page.composer.text.value).toBe("Tall.");
});

test("a text that is too long is not sent at all", () => {
  const page = new Page().opens();
  page.composer.write("x".repeat(21));
  expect(page.composer.save()).toBe(false);
  expect(page.composer.said.value).toBe(words.composer.tooLong);
  page.composer.write("x\n".repeat(41));
  expect(page.composer.save()).toBe(false);
  expect(page.tab.sent).toEqual([]);
});

test("what is written outlives a reload, and is shown to nobody else", () => {
  const before = new Page().opens("Old.");
  before.composer.write("Not yet saved");
  const after = new Page(before.tab).opens("Old.");
  expect(after.composer.text.value).toBe("Not yet saved");
  expect(after.composer.said.value).toBe(words.composer.restored);
  const other = new Page(before.tab);
  other.composer.character("berta");
  other.world("Stout.");
  expect(other.composer.text.value).toBe("Stout.");
});

test.each(["put", "save"])("a reload in the middle of '%s' goes on with saving", (step) => {
  const before = new Page().opens("Old.");
  before.composer.write("Tall.\nQuiet.");
  before.composer.save();
  if (step === "save") before.answers(["Tall.", "Quiet."]);
  const after = new Page(before.tab);
  // The queue is restored before the world is heard of: its lines are the composer's, and are not shown as typed.
  for (let n = before.tab.answeredUpTo + 1; n <= before.tab.sent.length; n++)
    expect(after.composer.owns(n)).toBe(true);
  expect(after.composer.owns(99)).toBe(false);
  after.opens("Tall.");
  after.answers(["Tall.", "Quiet."]);
  if (step === "put") after.answers(null);
  else after.composer.editor(null);
  expect(after.tab.sent).toEqual([".c", "Tall.", "Quiet.", ".s"]);
  expect(after.composer.open.value).toBeNull();
  expect(after.tab.draft).toBeUndefined();
});

test("a text that was saved while the page was loaded anew is not offered again", () => {
  const before = new Page().opens();
  before.composer.write("Tall.");
  before.composer.save();
  before.answers(["Tall."]);
  const after = new Page(before.tab);
  after.tab.answeredUpTo = 2;
  after.composer.character("anwen");
  after.composer.editor(null);
  expect(after.opens("Tall.").composer.said.value).toBe("");
  expect(after.tab.draft).toBeUndefined();
});

test("a lost session keeps what was written, for when the text is opened again", () => {
  const page = new Page().opens("Old.");
  page.composer.write("Tall.");
  page.composer.save();
  page.composer.gone();
  expect(page.composer.open.value).toBeNull();
  page.opens("Old.");
  expect(page.composer.text.value).toBe("Tall.");
  expect(page.composer.sending.value).toBeUndefined();
});

test("lines that are typed one by one show in the text, unless something is written there", () => {
  const page = new Page().opens("Old.");
  page.world("Old.", "And bent.");
  expect(page.composer.text.value).toBe("Old.\nAnd bent.");
  page.composer.write("Mine.");
  page.world("Old.");
  expect(page.composer.text.value).toBe("Mine.");
});

test("giving up tells the world so, and forgets what was written", () => {
  const page = new Page().opens("Old.");
  page.composer.write("Nonsense.");
  page.composer.giveUp();
  page.composer.giveUp();
  expect(page.tab.sent).toEqual([".q"]);
  page.answers(null);
  expect(page.tab.draft).toBeUndefined();
  expect(page.composer.open.value).toBeNull();
});

test("when the editor is closed from elsewhere, unsaved writing is kept", () => {
  const page = new Page().opens("Old.");
  page.composer.write("Unsaved.");
  page.composer.editor(null);
  expect(page.composer.open.value).toBeNull();
  expect(page.opens("Old.").composer.text.value).toBe("Unsaved.");
});

test("lines of the player's own are not the composer's", () => {
  const page = new Page().opens();
  expect(page.composer.owns(1)).toBe(false);
  expect(page.composer.answered(1)).toBe(false);
  expect(page.composer.refused(1)).toBe(false);
});
