import { expect, test } from "vitest";
import { tabStore } from "./saved-session.ts";

function storage(items: Map<string, string>): Storage {
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  } as Storage;
}

const session = { token: "t", next: 3, lines: [{ n: 2, text: "north" }] };

test("what is saved is loaded, and what is forgotten is gone", () => {
  const store = tabStore(() => storage(items));
  const items = new Map<string, string>();
  store.save(session);
  expect(store.load()).toEqual(session);
  store.save(undefined);
  expect(store.load()).toBeUndefined();
  expect(items.size).toBe(0);
});

test("nonsense in the store is as good as nothing", () => {
  for (const text of ["{", "null", '{"token":5}', '"x"']) {
    const items = new Map([["wyldlands.session", text]]);
    expect(tabStore(() => storage(items)).load()).toBeUndefined();
  }
});

test("a browser that forbids storage is played in all the same", () => {
  const store = tabStore(() => {
    throw new Error("forbidden");
  });
  expect(() => store.save(session)).not.toThrow();
  expect(store.load()).toBeUndefined();
});
