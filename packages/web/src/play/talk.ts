import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { ChannelTopic } from "@wyldlands/protocol/topics";

/** Lines that are kept of each channel. */
const MOST_LINES = 200;

/** Somewhere that people talk. `say`: what is typed before the words to speak there; without it one can only listen. */
export interface Place {
  id: string;
  name: string;
  unread: number;
  say?: string;
}

export interface TalkLine {
  n: number;
  text: string;
}

/** How players speak besides the world's channels, in the order in which it is shown. */
const SPEECH: readonly { id: string; name: string; say?: string }[] = [
  { id: "say", name: "Say", say: "say" },
  { id: "tell", name: "Tell", say: "reply" },
  { id: "whisper", name: "Whisper" },
  { id: "shout", name: "Shout", say: "shout" },
  { id: "group", name: "Group", say: "gtell" },
  { id: "clan", name: "Clan", say: "ctell" },
];

/** What was said since the page was opened, by channel, and how much of it nobody has looked at. */
export class Talk {
  readonly #lines = signal<ReadonlyMap<string, readonly TalkLine[]>>(new Map());
  readonly #unread = signal<ReadonlyMap<string, number>>(new Map());
  readonly #channels = signal<readonly ChannelTopic[]>([]);
  readonly #shown = signal<string | undefined>(undefined);
  #count = 0;

  /** Channels that the player listens to, and whatever else something was said on. */
  readonly places: ReadonlySignal<readonly Place[]> = computed(() => {
    const heard = this.#lines.value;
    const unread = this.#unread.value;
    const channels = this.#channels.value
      .filter(({ id, on }) => on || heard.has(id))
      .map(({ id, name }) => ({ id, name, say: id }));
    const speech = SPEECH.filter(({ id }) => heard.has(id));
    const rest = [...heard.keys()].filter((id) => ![...channels, ...SPEECH].some((one) => one.id === id));
    return [...channels, ...speech, ...rest.map((id) => ({ id, name: id }))].map((place) => ({
      ...place,
      unread: unread.get(place.id) ?? 0,
    }));
  });

  readonly unread: ReadonlySignal<number> = computed(() =>
    [...this.#unread.value.values()].reduce((sum, one) => sum + one, 0),
  );

  /** The channel that is looked at. */
  get shown(): ReadonlySignal<string | undefined> {
    return this.#shown;
  }

  lines(id: string): readonly TalkLine[] {
    return this.#lines.value.get(id) ?? [];
  }

  /** `own`: the player said it, and knows. */
  heard(id: string, text: string, own: boolean): void {
    const line = { n: ++this.#count, text };
    const lines = [...this.lines(id), line].slice(-MOST_LINES);
    this.#lines.value = new Map([...this.#lines.value, [id, lines]]);
    if (own || this.#shown.value === id) return;
    this.#unread.value = new Map([...this.#unread.value, [id, (this.#unread.value.get(id) ?? 0) + 1]]);
  }

  /** The world's channels. */
  channels(channels: readonly ChannelTopic[]): void {
    this.#channels.value = channels;
  }

  /** The reader looks at it, and at no other; at none when it is undefined. */
  show(id: string | undefined): void {
    this.#shown.value = id;
    if (id === undefined || !this.#unread.value.has(id)) return;
    this.#unread.value = new Map([...this.#unread.value].filter(([key]) => key !== id));
  }

  forget(): void {
    this.#lines.value = new Map();
    this.#unread.value = new Map();
    this.#channels.value = [];
    this.#shown.value = undefined;
  }
}
