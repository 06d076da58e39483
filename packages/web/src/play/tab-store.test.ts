import { expect, test } from "vitest";
import { draftStore } from "./saved-draft.ts";
import { sessionStore } from "./saved-session.ts";

function storage(items: Map<string, string>): Storage {
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  } as Storage;
}

const session = { token: "t", next: 3, lines: [{ n: 2, text: "north" }] };
const draft = { character: "c1", title: "how you look to others", text: "Tall.\nQuiet." };
const sending = { step: "put", basis: { had: 2, keep: 1 }, at: 3, from: 7, upTo: 9 } as const;

test("what is saved is loaded, and what is forgotten is gone", () => {
  const items = new Map<string, string>();
  const sessions = sessionStore(() => storage(items));
  const drafts = draftStore(() => storage(items));
  sessions.save(session);
  drafts.save({ ...draft, sending });
  expect(sessions.load()).toEqual(session);
  expect(drafts.load()).toEqual({ ...draft, sending });
  sessions.save(undefined);
  drafts.save(undefined);
  expect(sessions.load()).toBeUndefined();
  expect(drafts.load()).toBeUndefined();
  expect(items.size).toBe(0);
});

test("nonsense in the store is as good as nothing", () => {
  for (const text of ["{", "null", '{"token":5}', '{"character":"c"}', '"x"']) {
    const items = new Map([
      ["wyldlands.session", text],
      ["wyldlands.draft", text],
    ]);
    expect(sessionStore(() => storage(items)).load()).toBeUndefined();
    expect(draftStore(() => storage(items)).load()).toBeUndefined();
  }
  // A text is worth keeping even where its way to the world is not to be read.
  const items = new Map([["wyldlands.draft", JSON.stringify({ ...draft, sending: { step: "fly" } })]]);
  expect(draftStore(() => storage(items)).load()).toEqual(draft);
});

test("a browser that forbids storage is played in all the same", () => {
  const store = sessionStore(() => {
    throw new Error("forbidden");
  });
  expect(() => store.save(session)).not.toThrow();
  expect(store.load()).toBeUndefined();
});
