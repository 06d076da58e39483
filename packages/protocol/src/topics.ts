/**
 * State topics: what a client knows besides the words. Latest wins; the gateway keeps the last value per session and
 * the world sends all of them anew when a character is attached. The web client is fed from these and from the words alone.
 */
export interface Topics {
  /** What stands before the cursor: semantic markup, e.g. `Name: ` or `> `. */
  prompt: { text: string };
  /** Whether the client may show what is typed; false while a password is asked. */
  echo: { on: boolean };
  /** The world's id of the session, and the last numbered line it applied (0: none). */
  session: { id: string; clientNo: number };
  /** The character in play, null before and after. */
  character: { id: string; name: string } | null;
  /** The room the character is in. */
  room: { id: string; name: string; area: string; exits: Record<string, string> } | null;
  /** What the character carries. */
  inventory: { items: { id: string; name: string; count: number }[] } | null;
}

export type TopicName = keyof Topics;

/** Encodes a topic's value for the link. */
export function encodeTopic<K extends TopicName>(_topic: K, value: Topics[K]): string {
  return JSON.stringify(value);
}

/** Decodes a topic's value; undefined when a stranger sent something that is no JSON. */
export function decodeTopic<K extends TopicName>(_topic: K, json: string): Topics[K] | undefined {
  try {
    return JSON.parse(json) as Topics[K];
  } catch {
    return undefined;
  }
}
