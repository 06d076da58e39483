import { DO, DONT, WILL, WONT } from "./codes.ts";
import type { Verb } from "./codes.ts";
import { negotiate } from "./encode.ts";
import { RateWindow } from "./rate-window.ts";

/** `local`: what we do (we say WILL, they say DO). `remote`: what they do (they say WILL, we say DO). */
export type Side = "local" | "remote";

/** The states and queue bits of RFC 1143 §7. */
export interface QState {
  state: "NO" | "YES" | "WANTNO" | "WANTYES";
  queue: "EMPTY" | "OPPOSITE";
}

export interface OptionMachineSetup {
  send(bytes: Uint8Array): void;
  policy: {
    /** May we agree when the peer asks us to (DO)? */
    local(option: number): boolean;
    /** May we agree when the peer offers to (WILL)? */
    remote(option: number): boolean;
  };
  /** Called when `local(option)` or `remote(option)` has changed, after the bytes were sent. */
  onChange?(side: Side, option: number, enabled: boolean): void;
  limit?: Partial<NegotiationLimit>;
}

export interface NegotiationLimit {
  /** Words of the peer in one window before `receive` says `false`. */
  commands: number;
  /** Answers to unasked changes of one side of one option in one window. */
  replies: number;
  /** Length of the window. */
  milliseconds: number;
}

/** For a server. A client wants more replies: a server switches ECHO on and off with every password it asks for. */
export const SERVER_LIMIT: NegotiationLimit = { commands: 128, replies: 2, milliseconds: 10_000 };

/** Unanswered statements of ours that are told apart; beyond it the oldest pair is forgotten. */
const DEEPEST = 8;

interface Entry {
  /** What we said or agreed last. */
  want: boolean;
  /** Statements of ours, alternately on and off and ending with `want`, that the peer has not answered. */
  pending: number;
  /** The peer's request was turned down and it has not taken note of that. */
  refused: boolean;
  /** It took note, asked again, and got silence: it waits, and takes whatever we say next for the answer. */
  waits: boolean;
  replies: RateWindow;
}

const words = {
  local: { yes: WILL, no: WONT },
  remote: { yes: DO, no: DONT },
} as const;

/**
 * Option negotiation by the Q method (RFC 1143 §7), both sides, for server and client alike.
 *
 * It differs from the RFC in three ways, each for clients that exist:
 * 1. *The opposite request is sent at once*, not kept until the peer has answered the one before (some clients never answer
 *    WONT or DONT, and `ECHO` must go on again for the next password). The answers are still matched in order, so the state
 *    table is the RFC's own: queue OPPOSITE means "both requests are out" instead of "one is out, one waits".
 * 2. *A refusal is said once.* A peer that asks again without having taken note (WONT or DONT) gets silence.
 * 3. *At most `limit.replies` unasked changes of one option per window are answered.* Further ones are made or refused in
 *    silence: a peer that contradicts every answer cannot keep us talking.
 */
export class OptionMachine {
  readonly #setup: OptionMachineSetup;
  readonly #limit: NegotiationLimit;
  readonly #commands: RateWindow;
  readonly #entries: Record<Side, Map<number, Entry>> = { local: new Map(), remote: new Map() };

  constructor(setup: OptionMachineSetup) {
    this.#setup = setup;
    this.#limit = { ...SERVER_LIMIT, ...setup.limit };
    this.#commands = new RateWindow(this.#limit.commands, this.#limit.milliseconds);
  }

  /** Are we doing it, with the peer's consent? Off from the moment we say WONT. */
  local(option: number): boolean {
    return isOn(this.#entries.local.get(option));
  }

  /** Is the peer doing it? Off from the moment we say DONT. */
  remote(option: number): boolean {
    return isOn(this.#entries.remote.get(option));
  }

  state(side: Side, option: number): QState {
    const entry = this.#entries[side].get(option);
    if (entry === undefined || entry.pending === 0)
      return { state: isOn(entry) ? "YES" : "NO", queue: "EMPTY" };
    return {
      state: oldest(entry) ? "WANTYES" : "WANTNO",
      queue: entry.pending % 2 === 0 ? "OPPOSITE" : "EMPTY",
    };
  }

  /** Says WILL, unless that is said already. */
  enableLocal(option: number): void {
    this.#request("local", option, true);
  }

  /** Says WONT, unless it is off already. Counts as off at once: wait for no answer. */
  disableLocal(option: number): void {
    this.#request("local", option, false);
  }

  /** Says DO, unless that is said already. */
  enableRemote(option: number): void {
    this.#request("remote", option, true);
  }

  /** Says DONT, unless it is off already. Counts as off at once: wait for no answer. */
  disableRemote(option: number): void {
    this.#request("remote", option, false);
  }

  /**
   * Takes the peer's word at `now` (milliseconds of any steady clock). `false`: the peer is over the flood limit, the word
   * was not heeded, hang up.
   */
  receive(verb: Verb, option: number, now: number): boolean {
    if (!this.#commands.take(now)) return false;
    const side = verb === DO || verb === DONT ? "local" : "remote";
    const entry = this.#entry(side, option);
    const yes = verb === DO || verb === WILL;
    if (entry.pending > 0) {
      const before = isOn(entry);
      answer(entry, yes);
      this.#report(side, option, entry, before);
    } else if (yes !== entry.want) {
      this.#asked(side, option, entry, yes, now);
    } else if (!yes) {
      entry.refused = false;
      entry.waits = false;
    }
    return true;
  }

  #request(side: Side, option: number, want: boolean): void {
    const entry = this.#entry(side, option);
    if (entry.want === want) return;
    const before = isOn(entry);
    entry.want = want;
    // Who waits for an answer has it by this, and says nothing more.
    if (!entry.waits) entry.pending = entry.pending < DEEPEST ? entry.pending + 1 : DEEPEST - 1;
    entry.refused = false;
    entry.waits = false;
    this.#say(side, option, want);
    this.#report(side, option, entry, before);
  }

  /** The peer wants a change that we did not ask for. Off cannot be refused (RFC 854). */
  #asked(side: Side, option: number, entry: Entry, yes: boolean, now: number): void {
    const agreed = !yes || this.#setup.policy[side](option);
    if (!agreed && entry.refused) {
      entry.waits = true;
      return;
    }
    entry.waits = false;
    if (agreed) entry.want = yes;
    entry.refused = !agreed;
    if (entry.replies.take(now)) this.#say(side, option, agreed && yes);
    if (agreed) this.#setup.onChange?.(side, option, yes);
  }

  #say(side: Side, option: number, yes: boolean): void {
    this.#setup.send(negotiate(yes ? words[side].yes : words[side].no, option));
  }

  #report(side: Side, option: number, entry: Entry, before: boolean): void {
    const after = isOn(entry);
    if (after !== before) this.#setup.onChange?.(side, option, after);
  }

  #entry(side: Side, option: number): Entry {
    let entry = this.#entries[side].get(option);
    if (entry === undefined) {
      const replies = new RateWindow(this.#limit.replies, this.#limit.milliseconds);
      entry = { want: false, pending: 0, refused: false, waits: false, replies };
      this.#entries[side].set(option, entry);
    }
    return entry;
  }
}

function isOn(entry: Entry | undefined): boolean {
  return entry !== undefined && entry.want && entry.pending === 0;
}

/** Was the oldest unanswered statement "on"? They alternate and end with `want`. */
function oldest(entry: Entry): boolean {
  return entry.pending % 2 === 1 ? entry.want : !entry.want;
}

/**
 * Matches the peer's answer with the oldest statement it can belong to. A statement that the answer skips is answered with
 * it: the off that was never acknowledged before an on was, and the off that followed a refused on (nothing changed, so
 * RFC 854 asks for no answer).
 */
function answer(entry: Entry, yes: boolean): void {
  const matches = oldest(entry) === yes;
  if (entry.pending === 1) {
    entry.pending = 0;
    if (!matches) entry.want = false;
  } else {
    entry.pending -= matches ? 1 : 2;
  }
}
