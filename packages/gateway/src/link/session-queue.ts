import type { Item } from "@wyldlands/protocol";

/** An accepted item that no frame has acked yet. */
export interface Entry {
  session: number;
  item: Item;
  /** Milliseconds at which it was accepted. */
  at: number;
}

/** What one session may have waiting: beyond it a new line is refused, an accepted one never dropped. */
export const QUEUE_LINES = 64;
export const QUEUE_BYTES = 16 * 1024;

interface Channel {
  nextSeq: number;
  entries: Entry[];
  lines: number;
  bytes: number;
  /** State that has no number yet: a newer value replaces it (link.md, "up"). */
  pending: Map<string, NonNullable<Item["body"]>>;
}

/**
 * Every accepted item of every session, in order of arrival, until a frame acks it. The order over all sessions
 * is kept, so that a replay tells the same story.
 */
export class ItemQueue {
  readonly #channels = new Map<number, Channel>();
  readonly #order = new Set<Entry>();
  /** Sessions with state that has no number yet: looking through all of them would cost every message of the link. */
  readonly #withPending = new Set<number>();

  get size(): number {
    return this.#order.size;
  }

  has(session: number): boolean {
    return this.#channels.has(session);
  }

  open(session: number): void {
    this.#channels.set(session, { nextSeq: 1, entries: [], lines: 0, bytes: 0, pending: new Map() });
  }

  /** Whether a line of this many bytes still fits. */
  fits(session: number, bytes: number): boolean {
    const channel = this.#channels.get(session);
    if (!channel) return false;
    return channel.lines < QUEUE_LINES && channel.bytes + bytes <= QUEUE_BYTES;
  }

  /** Numbers an item and keeps it; undefined for a session that is not open. */
  add(session: number, body: NonNullable<Item["body"]>, now: number): Entry | undefined {
    const channel = this.#channels.get(session);
    if (!channel) return undefined;
    const entry: Entry = { session, item: { session, seq: channel.nextSeq++, body }, at: now };
    channel.entries.push(entry);
    if (body.$case === "line") {
      channel.lines += 1;
      channel.bytes += Buffer.byteLength(body.line.text);
    }
    this.#order.add(entry);
    return entry;
  }

  /** Keeps state without a number; `topic` says what it replaces. */
  setPending(session: number, topic: string, body: NonNullable<Item["body"]>): void {
    const channel = this.#channels.get(session);
    if (!channel) return;
    channel.pending.set(topic, body);
    this.#withPending.add(session);
  }

  /** Numbers everything that waited for it, in order. */
  takePending(now: number): Entry[] {
    const entries: Entry[] = [];
    for (const session of this.#withPending) {
      const pending = this.#channels.get(session)?.pending;
      for (const body of pending?.values() ?? []) {
        const entry = this.add(session, body, now);
        if (entry) entries.push(entry);
      }
      pending?.clear();
    }
    this.#withPending.clear();
    return entries;
  }

  /** Takes off what is acked, up to and with `seq`, oldest first. */
  ack(session: number, seq: number): Entry[] {
    const channel = this.#channels.get(session);
    if (!channel) return [];
    let count = 0;
    for (const entry of channel.entries) {
      if (entry.item.seq > seq) break;
      count += 1;
      this.#order.delete(entry);
      if (entry.item.body?.$case === "line") {
        channel.lines -= 1;
        channel.bytes -= Buffer.byteLength(entry.item.body.line.text);
      }
    }
    return channel.entries.splice(0, count);
  }

  /** Forgets a session with everything it had waiting; gives what was not answered. */
  drop(session: number): Entry[] {
    const channel = this.#channels.get(session);
    if (!channel) return [];
    for (const entry of channel.entries) this.#order.delete(entry);
    this.#channels.delete(session);
    this.#withPending.delete(session);
    return channel.entries;
  }

  /** Everything unacked, in order of arrival. */
  *unacked(): Iterable<Entry> {
    yield* this.#order;
  }

  /** When the oldest unacked item was accepted. */
  oldest(): number | undefined {
    for (const entry of this.#order) return entry.at;
    return undefined;
  }

  clear(): void {
    this.#channels.clear();
    this.#order.clear();
    this.#withPending.clear();
  }
}
