import type { Open, Out, Policy, Status } from "@wyldlands/protocol";

/** What words are about, for side channels: spoken on a channel, or no way in that direction. */
export type About = NonNullable<Out["about"]>;

/** What the link tells the rest of the gateway. Calls of one frame come in order; `batchEnd` closes them. */
export interface LinkEvents {
  /** Words for these sessions: semantic markup. */
  out(sessions: readonly number[], text: string, about?: About): void;
  /** A state topic, latest wins. `json` is the value as the world encoded it. */
  state(sessions: readonly number[], topic: string, json: string): void;
  /**
   * A line is answered (its words came before this call). `clientNo` is 0 when the client does not count; `tookMs` is
   * the time from its acceptance to the frame with its answer.
   */
  answered(session: number, clientNo: number, tookMs: number): void;
  /** The world ended the session; its connection is closed after these last words. */
  closing(session: number, text: string): void;
  /** The texts of a batch are out: print the prompt of whoever got any. */
  batchEnd(): void;
  /** How the world is; called on changes only. `silent`: attached, but nothing acked for 3 s. */
  world(state: "here" | "away" | "silent"): void;
  status(status: Status): void;
  /** Whom to turn away, in place of what was said before. */
  policy(policy: Policy): void;
  /** The world gave this boot up: every session is closed; the link goes on with a new boot and new numbers. */
  bootGone(): void;
}

/** What the rest of the gateway asks of the link. Session numbers are the gateway's own, from 1, never used twice in a boot. */
export interface Link {
  readonly world: "here" | "away" | "silent";
  open(session: number, open: Open): void;
  /** False when the session's queue is full: the line is refused, in words, by the caller. */
  line(session: number, text: string, clientNo: number): boolean;
  size(session: number, width: number, height: number): void;
  side(session: number, topic: string, json: string): void;
  /** The connection ended. Nothing more is sent for the session, and what still comes for it is dropped. */
  close(session: number, deliberate: boolean): void;
  stop(): Promise<void>;
}
