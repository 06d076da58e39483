import type { About } from "../link/events.ts";
import type { Words } from "../render/words.ts";

export type WorldState = "here" | "away" | "silent";

/** Why the gateway ends a connection. `moved`: the session lives on, the client may come back at once with its token. */
export type Ending = "closed" | "moved" | "taken-over";

/** How one connected client is shown what its session hears: as a terminal, or as messages for a client of ours. */
export interface Presenter {
  /** `n`: the output's number in a numbering session, else 0. */
  out(words: Words, n: number, about?: About): void;
  state(topic: string, json: string): void;
  /** The world answered a line; `clientNo` is 0 when the client does not count. */
  answered(clientNo: number): void;
  /** A line could not be taken. `reason`: markup. */
  refused(line: string, clientNo: number, reason: string): void;
  world(state: WorldState, words: Words): void;
  /** The texts of a batch are out. */
  batchEnd(): void;
  /** Says last words, if any, and ends the connection in good order. */
  end(ending: Ending, words: Words | undefined): void;
  /** Back-pressure on what the client types. */
  pause(): void;
  resume(): void;
}
