import type { StoredLine } from "./line-queue.ts";
import { tabStore, type TabStore } from "./tab-store.ts";

/** What a reload of the page must not lose. */
export interface SavedSession {
  token: string;
  /** The next line's number. */
  next: number;
  lines: StoredLine[];
}

export type SessionStore = TabStore<SavedSession>;

export function sessionStore(storage: () => Storage): SessionStore {
  return tabStore(storage, "wyldlands.session", read);
}

function read(value: unknown): SavedSession | undefined {
  const saved = value as Partial<SavedSession> | null;
  const whole =
    typeof saved?.token === "string" && typeof saved.next === "number" && Array.isArray(saved.lines);
  return whole ? (saved as SavedSession) : undefined;
}
