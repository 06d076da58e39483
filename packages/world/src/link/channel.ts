import type { Item, WorldStream } from "@wyldlands/protocol";
import type { Session } from "../sessions/session.ts";

/** One start of one gateway: attached now, or away and expected back. */
export class GatewayBoot {
  readonly gateway: string;
  readonly boot: string;
  readonly channels = new Map<number, Channel>();
  /** The stream, once everything committed before was sent on it. */
  stream: WorldStream | undefined;
  /** The newest stream that said Hello: the others do not count, whichever is served first. */
  newest: WorldStream | undefined;
  /** Highest session ever opened: numbers count up, so one up to here that has no channel was closed. */
  lastOpened = 0;
  /** Number of the last frame made for it, and of the last one committed. */
  lastFseq: number;
  committedFseq: number;
  /** Everything up to this frame has arrived there. */
  ackedFseq: number;
  /** Milliseconds (monotonic) since which it is away; undefined while attached. */
  awaySince: number | undefined;
  /** Declared gone: its sessions are over, and it is answered so. */
  gone: boolean;

  constructor(gateway: string, boot: string, lastFseq: number, gone: boolean, now: number) {
    this.gateway = gateway;
    this.boot = boot;
    this.lastFseq = lastFseq;
    this.committedFseq = lastFseq;
    this.ackedFseq = 0;
    this.awaySince = now;
    this.gone = gone;
  }
}

/** One numbered connection of a gateway boot: what came up on it and how far it is applied. */
export class Channel {
  readonly boot: GatewayBoot;
  readonly number: number;
  /** Highest item taken in, highest applied (in memory), and highest applied for good. */
  received: number;
  applied: number;
  committed: number;
  readonly inbox: Item[] = [];
  /** The first item of the inbox waits for an answer from outside; later ones wait with it. */
  held = false;
  closed = false;
  session: Session | undefined;
  /** An item whose attempt was committed before it ran (careful mode), and how often. */
  attemptSeq: number | undefined;
  attempts = 0;

  constructor(boot: GatewayBoot, number: number, applied: number) {
    this.boot = boot;
    this.number = number;
    this.received = applied;
    this.applied = applied;
    this.committed = applied;
  }
}
