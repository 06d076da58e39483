import type { StoredLine } from "./line-queue.ts";

/** What a reload of the page must not lose. */
export interface SavedSession {
  token: string;
  /** The next line's number. */
  next: number;
  lines: StoredLine[];
}

export interface SessionStore {
  load(): SavedSession | undefined;
  save(session: SavedSession | undefined): void;
}

const KEY = "wyldlands.session";

/** Keeps the session in the tab. A browser that forbids storage plays on; a reload then begins anew. */
export function tabStore(storage: () => Storage): SessionStore {
  return {
    load() {
      try {
        const text = storage().getItem(KEY);
        return text === null ? undefined : read(JSON.parse(text));
      } catch {
        return undefined;
      }
    },
    save(session) {
      try {
        if (session === undefined) storage().removeItem(KEY);
        else storage().setItem(KEY, JSON.stringify(session));
      } catch {
        return;
      }
    },
  };
}

function read(value: unknown): SavedSession | undefined {
  const saved = value as Partial<SavedSession> | null;
  const whole =
    typeof saved?.token === "string" && typeof saved.next === "number" && Array.isArray(saved.lines);
  return whole ? (saved as SavedSession) : undefined;
}
