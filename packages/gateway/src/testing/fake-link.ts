import type { Open, Topics } from "@wyldlands/protocol";
import type { Link, LinkEvents } from "../link/events.ts";
import type { WorldState } from "../sessions/presenter.ts";
import { Waiting } from "./waiting.ts";

export interface TakenLine {
  session: number;
  text: string;
  clientNo: number;
}

/** A world that does what a test tells it. Records what the gateway asked of it. */
export class FakeLink implements Link {
  world: WorldState = "here";
  readonly opens = new Map<number, Open>();
  readonly lines: TakenLine[] = [];
  readonly sizes: { session: number; width: number; height: number }[] = [];
  readonly sides: { session: number; topic: string; json: string }[] = [];
  readonly closes: { session: number; deliberate: boolean }[] = [];
  stopped = false;
  /** Lines are refused: the session's queue is full. */
  full = false;
  /** Called for each line that is taken. */
  onLine: ((line: TakenLine) => void) | undefined;
  onOpen: ((session: number, open: Open) => void) | undefined;
  readonly waiting = new Waiting();
  readonly events: LinkEvents;

  constructor(events: LinkEvents) {
    this.events = events;
  }

  open(session: number, open: Open): void {
    this.opens.set(session, open);
    this.onOpen?.(session, open);
    this.waiting.changed();
  }

  line(session: number, text: string, clientNo: number): boolean {
    if (this.full) return false;
    const line = { session, text, clientNo };
    this.lines.push(line);
    this.onLine?.(line);
    this.waiting.changed();
    return true;
  }

  size(session: number, width: number, height: number): void {
    this.sizes.push({ session, width, height });
    this.waiting.changed();
  }

  side(session: number, topic: string, json: string): void {
    this.sides.push({ session, topic, json });
    this.waiting.changed();
  }

  close(session: number, deliberate: boolean): void {
    this.closes.push({ session, deliberate });
    this.waiting.changed();
  }

  stop(): Promise<void> {
    this.stopped = true;
    return Promise.resolve();
  }

  /** Says, to one session and in one batch: state topics, then words. */
  say(session: number, text: string | undefined, states: Partial<Topics> = {}): void {
    for (const [topic, value] of Object.entries(states))
      this.events.state([session], topic, JSON.stringify(value));
    if (text !== undefined) this.events.out([session], text);
    this.events.batchEnd();
  }

  /** Answers a line: its words, then that it is answered. */
  answer(line: TakenLine, text: string | undefined, states: Partial<Topics> = {}): void {
    for (const [topic, value] of Object.entries(states))
      this.events.state([line.session], topic, JSON.stringify(value));
    if (text !== undefined) this.events.out([line.session], text);
    this.events.answered(line.session, line.clientNo, 0);
    this.events.batchEnd();
  }

  become(state: WorldState): void {
    this.world = state;
    this.events.world(state);
  }

  /** The lines' texts, once there are `count` of them. */
  async typed(count: number): Promise<string[]> {
    await this.waiting.until(`${count} lines`, () => this.lines.length >= count);
    return this.lines.map((line) => line.text);
  }
}
