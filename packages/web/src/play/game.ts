import { signal, type ReadonlySignal } from "@preact/signals";
import { escapeMarkup, plainText } from "@wyldlands/protocol/markup";
import type { TopicName, Topics } from "@wyldlands/protocol/topics";
import { Announcer } from "../shared/announcer.ts";
import { LogView } from "../shared/log-view.ts";
import { markupLines, spokenText } from "../shared/markup-lines.ts";
import { Composer } from "./composer.ts";
import { Connection, type ConnectionEvents, type Phase, type SocketLike } from "./connection.ts";
import type { QueuedLine } from "./line-queue.ts";
import { Panes } from "./panes.ts";
import type { DraftStore } from "./saved-draft.ts";
import type { SessionStore } from "./saved-session.ts";
import { SETTINGS_FILE } from "./settings-file.ts";
import { words } from "./words.ts";

/** What the components see, and the little that they may do. */
export interface Game {
  readonly phase: ReadonlySignal<Phase>;
  /** What stands before the cursor: bare words. */
  readonly prompt: ReadonlySignal<string>;
  /** The server hides what is typed. */
  readonly masked: ReadonlySignal<boolean>;
  readonly room: ReadonlySignal<Topics["room"]>;
  /** How the character is: null while there is none in play. */
  readonly vitals: ReadonlySignal<Topics["vitals"]>;
  readonly status: ReadonlySignal<Topics["status"]>;
  readonly effects: ReadonlySignal<Topics["effects"]>;
  /** How the player wishes the log to look. */
  readonly display: ReadonlySignal<Topics["display"]>;
  /** Company, quests, talk and trade, beside the log. */
  readonly panes: Panes;
  readonly composer: Composer;
  /** Lines below what the reader looks at. */
  readonly unread: ReadonlySignal<number>;
  /** What a screen reader is to say next. */
  readonly spoken: ReadonlySignal<string>;
  readonly log: LogView;
  /** False when the line was not taken; its text must then stay in the input. */
  send(text: string): boolean;
  /** The world's last answer to how a line could go on. */
  readonly completions: ReadonlySignal<Topics["completions"]>;
  /** Asks the world how a line could go on. False outside of play: nobody answers there. */
  complete(line: string): boolean;
  /** Asks the world for what the player has set, and hands it out as a file. */
  saveSettings(): void;
  /** Has a screen reader say what was put into the input. */
  announce(text: string): void;
  resize(width: number, height: number): void;
  tryNow(): void;
  again(): void;
}

export interface GameSetup {
  open(): SocketLike;
  store: SessionStore;
  drafts: DraftStore;
  size: { width: number; height: number };
  /** Hands the player a file. */
  download(name: string, text: string): void;
}

/** Joins the connection with what is on the page, and starts it. */
export function startGame(setup: GameSetup): Game {
  const phase = signal<Phase>({ name: "connecting" });
  const prompt = signal("");
  const masked = signal(false);
  const room = signal<Topics["room"]>(null);
  const vitals = signal<Topics["vitals"]>(null);
  const status = signal<Topics["status"]>(null);
  const effects = signal<Topics["effects"]>(null);
  const display = signal<Topics["display"]>({});
  const completions = signal<Topics["completions"]>(null);
  const panes = new Panes();
  let self: string | undefined;
  /** The settings that come next were asked for: they are not handed out again when a page comes back. */
  let wanted = false;
  const unread = signal(0);
  const spoken = signal("");
  const log = new LogView(
    (count) => (unread.value = count),
    (command) => {
      // What the text names is done in play; at a question it would be an answer that nobody meant, in the editor a line.
      const open = composer.open.value !== null;
      if (room.value !== null && !masked.value && !open && !asks(prompt.value)) send(command);
    },
  );
  const announcer = new Announcer((text) => (spoken.value = respoken(spoken.value, text)));

  const show = (kind: "words" | "notice", markup: string, again = false): void => {
    for (const line of markupLines(markup)) {
      log.add({ kind, ...line, again });
      announcer.add(spokenText(line));
    }
  };
  const notice = (markup: string): void => show("notice", markup);
  const topics: { [K in TopicName]?: (value: Topics[K]) => void } = {
    prompt: ({ text }) => {
      const next = plainText(text, display.value.screenReader === true ? "ear" : "eye").trim();
      if (asks(next) && next !== prompt.value) announcer.add(next);
      prompt.value = next;
    },
    echo: ({ on }) => (masked.value = !on),
    room: (value) => (room.value = value),
    vitals: (value) => (vitals.value = value),
    status: (value) => (status.value = value),
    effects: (value) => (effects.value = value),
    display: (value) => (display.value = value),
    completions: (value) => (completions.value = value),
    group: (value) => (panes.group.value = value),
    quests: (value) => panes.quested(value, Date.now()),
    channels: (value) => panes.talk.channels(value?.channels ?? []),
    trade: (value) => panes.traded(value),
    mail: (value) => (panes.unreadMail.value = value?.unread ?? 0),
    settings(value) {
      if (wanted && value !== null) setup.download(SETTINGS_FILE, `${JSON.stringify(value, null, 2)}\n`);
      wanted = false;
    },
    character(value) {
      self = value?.name;
      panes.playing.value = value !== null;
      composer.character(value?.id);
    },
    editor: (value) => composer.editor(value),
  };
  const events: ConnectionEvents = {
    phase(next) {
      phase.value = next;
      if (next.name !== "ended") return;
      log.settleAll();
      notice(next.text);
      forget();
      prompt.value = "";
      masked.value = false;
    },
    notice,
    out(markup, again, channel) {
      show("words", markup, again);
      if (channel) panes.talk.heard(channel.id, plainText(markup), channel.talker === self);
    },
    topic: (topic, value) => topics[topic]?.(value),
    queued(line) {
      if (!composer.owns(line.n)) log.add({ kind: "typed", spans: typed(line), waiting: line.n });
    },
    answered(lines) {
      for (const { n } of lines) if (!composer.answered(n)) log.settle(n);
    },
    refused(line, why) {
      if (!composer.refused(line.n)) log.settle(line.n);
      notice(words.refused(escapeMarkup(shown(line)), why));
    },
    anew(unsent) {
      log.settleAll();
      notice(words.anew);
      if (unsent.length > 0) notice(words.unsent(escapeMarkup(unsent.map(shown).join(" · "))));
      forget();
    },
    lost(lines) {
      for (const { n } of lines) if (!composer.refused(n)) log.settle(n);
      notice(words.lost);
    },
  };
  /** What belongs to the session that is over. */
  function forget(): void {
    room.value = null;
    vitals.value = null;
    status.value = null;
    effects.value = null;
    display.value = {};
    panes.forget();
    composer.gone();
  }
  const connection = new Connection({ ...setup, events });
  const composer = new Composer(connection, setup.drafts);
  function send(text: string): boolean {
    const taken = connection.send(text, masked.value);
    if (taken) log.toEnd();
    else if (phase.value.name !== "ended") notice(words.full);
    return taken;
  }
  connection.start();

  return {
    phase,
    prompt,
    masked,
    room,
    vitals,
    status,
    effects,
    display,
    panes,
    composer,
    unread,
    spoken,
    log,
    send,
    completions,
    complete(line) {
      const plays = room.value !== null && composer.open.value === null && !asks(prompt.value);
      if (plays) connection.complete(line);
      return plays;
    },
    saveSettings() {
      wanted = connection.askSettings();
    },
    announce: (text) => announcer.add(text),
    resize: (width, height) => connection.resize(width, height),
    tryNow: () => connection.tryNow(),
    again: () => connection.again(),
  };
}

/** A prompt that asks for something is announced; the ordinary one, with its changing figures, is not. */
function asks(prompt: string): boolean {
  return /[:?]$/.test(prompt);
}

function shown({ text, secret }: QueuedLine): string {
  return secret ? words.hiddenLine : text;
}

function typed(line: QueuedLine): { text: string; tags: [] }[] {
  return [{ text: `> ${shown(line)}`, tags: [] }];
}

/** The same words twice running would not be spoken again: an invisible space makes them others. */
function respoken(before: string, text: string): string {
  return before === text ? `${text}\u00a0` : text;
}
