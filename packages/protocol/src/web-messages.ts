import type { TopicName, Topics } from "./topics.ts";

/** WebSocket subprotocol of our own clients. Text frames, one JSON message each. */
export const WEB_SUBPROTOCOL = "v1.wyldlands";

/** What our web client and our bots send. The first message is `hello`. */
export type WebUp =
  | {
      t: "hello";
      width: number;
      height: number;
      /** Token of the session to go on with, and the number of the last `out` that was shown. */
      resume?: { token: string; last: number };
    }
  /** `n` counts up from 1 over the whole session, over reconnections as well; a number once acked is not run again. */
  | { t: "line"; n: number; text: string }
  | { t: "size"; width: number; height: number }
  /** How could this line go on? Answered by the state topic `completions`; a new question replaces one that is on its way. */
  | { t: "complete"; line: string }
  /** What has the player set? Answered by the state topic `settings`. */
  | { t: "settings" }
  | { t: "ping" }
  /** The player leaves on purpose: the session is not kept. */
  | { t: "bye" };

/** What the gateway sends to them. */
export type WebDown =
  /** `accepted`: every line up to this number is safe; send again what lies beyond it. */
  | { t: "hello"; token: string; resumed: boolean; accepted: number }
  /**
   * Words: semantic markup. `n` counts the outputs of this gateway session; `again`: shown before, marked as repeated;
   * `channel`: they were said on it (`say`, `tell`, `group`, or a channel's id), and by whom.
   */
  | { t: "out"; n: number; text: string; again?: true; channel?: { id: string; talker: string } }
  | { t: "state"; topic: TopicName; value: Topics[TopicName] }
  /** The line is answered. */
  | { t: "ack"; n: number }
  /** The line was not taken, and why; it counts as answered. */
  | { t: "refused"; n: number; text: string }
  | { t: "link"; world: "here" | "away"; text: string }
  | { t: "pong" }
  | { t: "bye"; text: string };
