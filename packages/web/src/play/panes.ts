import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Topics } from "@wyldlands/protocol/topics";
import { Talk } from "./talk.ts";

export const PANES = ["group", "quests", "talk", "trade", "settings"] as const;

export type PaneName = (typeof PANES)[number];

/** What is told beside the log: of each pane its facts, which there are now, and which one is open. */
export class Panes {
  readonly talk = new Talk();
  readonly group = signal<Topics["group"]>(null);
  readonly quests = signal<Topics["quests"]>(null);
  readonly trade = signal<Topics["trade"]>(null);
  /** A character is in play. */
  readonly playing = signal(false);
  /** Letters that wait unread. */
  readonly unreadMail = signal(0);
  /** When the quests came, in milliseconds: what they say of time left runs from then. */
  questsAt = 0;
  readonly #open = signal<PaneName | undefined>(undefined);
  /** What was open before the sheet of a trade took its place. */
  #before: PaneName | undefined;

  /** The panes that there is something in. */
  readonly there: ReadonlySignal<readonly PaneName[]> = computed(() => {
    const filled: Record<PaneName, boolean> = {
      group: this.group.value !== null,
      quests: (this.quests.value?.quests.length ?? 0) > 0,
      talk: this.talk.places.value.length > 0,
      trade: this.trade.value !== null,
      settings: this.playing.value,
    };
    return PANES.filter((pane) => filled[pane]);
  });

  /** The open pane; none when there is nothing in it any more. */
  readonly open: ReadonlySignal<PaneName | undefined> = computed(() => {
    const pane = this.#open.value;
    return pane !== undefined && this.there.value.includes(pane) ? pane : undefined;
  });

  toggle(pane: PaneName): void {
    this.#show(this.open.value === pane ? undefined : pane);
  }

  close(): void {
    this.#show(undefined);
  }

  /** Looks at what is said on a channel. */
  look(channel: string): void {
    this.talk.show(channel);
  }

  /** A sheet that opens is to be seen at once: what stands on it is agreed to. */
  traded(value: Topics["trade"]): void {
    const opens = this.trade.value === null && value !== null;
    const ends = this.trade.value !== null && value === null;
    const shown = this.open.value;
    this.trade.value = value;
    if (opens) {
      this.#before = shown;
      this.#show("trade");
    } else if (ends && shown === "trade") this.#show(this.#before);
  }

  quested(value: Topics["quests"], now: number): void {
    this.quests.value = value;
    this.questsAt = now;
  }

  forget(): void {
    this.group.value = null;
    this.quests.value = null;
    this.trade.value = null;
    this.unreadMail.value = 0;
    this.playing.value = false;
    this.talk.forget();
    this.#open.value = undefined;
    this.#before = undefined;
  }

  #show(pane: PaneName | undefined): void {
    this.#open.value = pane;
    if (pane !== "talk") this.talk.show(undefined);
    else this.talk.show(this.#newest());
  }

  /** Where something is unread, else the first. */
  #newest(): string | undefined {
    const places = this.talk.places.value;
    return (places.find(({ unread }) => unread > 0) ?? places[0])?.id;
  }
}
