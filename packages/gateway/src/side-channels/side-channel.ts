import type { About } from "../link/events.ts";
import type { Words } from "../render/words.ts";

/** What runs beside the words of one session, for programs to read: GMCP, MSDP. Everything comes in the world's order. */
export interface SideChannel {
  out(words: Words, about: About | undefined): void;
  /** The topic has another value; the session keeps it. */
  state(topic: string): void;
  /** The texts and topics of a batch are out. */
  batchEnd(): void;
  /** The session ends from our side, with these last words. */
  end(words: Words | undefined): void;
}
