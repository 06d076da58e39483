import { signal, type ReadonlySignal } from "@preact/signals";
import type { EditorTopic } from "@wyldlands/protocol/topics";
import { BATCH, basisOf, putCommands, roomLeft, sameLines, textLines } from "./editor-lines.ts";
import type { Draft, DraftStore, Sending } from "./saved-draft.ts";
import { words } from "./words.ts";

/** The line to the world, as far as the composer needs it. */
export interface ComposerLine {
  /** Sends all or none; the number of the last one. */
  sendAll(lines: readonly string[]): number | undefined;
  /** Is a line up to this number unanswered? */
  waits(upTo: number): boolean;
}

/** With everything answered, the world's own word on the editor may still be on its way for this long, in milliseconds. */
const GRACE_MS = 2_000;

/**
 * The text that the world's line editor has open, written as a whole. Saving types it: first the lines; only when the world
 * shows exactly these as its text is it told to save, so half a text is never saved. What is written is the writer's until the
 * world has taken it: no refusal, reload or restart loses it.
 */
export class Composer {
  readonly #open = signal<EditorTopic | null>(null);
  readonly #text = signal("");
  readonly #sending = signal<Sending | undefined>(undefined);
  readonly #said = signal("");
  readonly #byLine = signal(false);
  readonly #line: ComposerLine;
  readonly #store: DraftStore;
  /** Lines that were sent from here and are not answered. */
  readonly #owned = new Set<number>();
  #world: EditorTopic | null = null;
  #character: string | undefined;
  #typing = false;
  #grace: ReturnType<typeof setTimeout> | undefined;

  constructor(line: ComposerLine, store: DraftStore) {
    this.#line = line;
    this.#store = store;
  }

  /** The world's editor, null while there is none. */
  get open(): ReadonlySignal<EditorTopic | null> {
    return this.#open;
  }

  get text(): ReadonlySignal<string> {
    return this.#text;
  }

  get sending(): ReadonlySignal<Sending | undefined> {
    return this.#sending;
  }

  /** What became of the last try, for the writer. */
  get said(): ReadonlySignal<string> {
    return this.#said;
  }

  /** The writer types to the line editor as one does over telnet. */
  get byLine(): ReadonlySignal<boolean> {
    return this.#byLine;
  }

  /** Is something written that the world does not have? */
  get changed(): boolean {
    return !sameLines(textLines(this.#text.value), this.#world?.lines ?? []);
  }

  write(text: string): void {
    if (this.#sending.value !== undefined || text === this.#text.value) return;
    this.#text.value = text;
    this.#said.value = "";
    this.#keep();
  }

  setByLine(on: boolean): void {
    this.#byLine.value = on;
  }

  /** False when the text is not such as may be saved, or is on its way already. */
  save(): boolean {
    const most = this.#open.value?.most;
    if (most === undefined || this.#sending.value !== undefined) return false;
    if (roomLeft(this.#text.value, 0, most).excess !== undefined) {
      this.#said.value = words.composer.tooLong;
      return false;
    }
    if (this.changed) this.#put();
    else this.#step("save", ".s");
    return true;
  }

  giveUp(): void {
    if (this.#open.value !== null && this.#sending.value === undefined) this.#step("leave", ".q");
  }

  /** The state topic `editor`. */
  editor(value: EditorTopic | null): void {
    this.#world = value;
    if (value !== null) this.#consider();
    else if (this.#open.value !== null || this.#store.load()?.sending !== undefined) this.#closed();
  }

  /** Who is in play; a text is opened only once that is known. */
  character(id: string | undefined): void {
    this.#character = id;
    this.#consider();
  }

  /** Was this line typed by the composer, and not by the player? Asked when it is queued. */
  owns(n: number): boolean {
    const sending = this.#store.load()?.sending;
    const own = this.#typing || (sending !== undefined && n >= sending.from && n <= sending.upTo);
    if (own) this.#owned.add(n);
    return own;
  }

  /** Returns whether the line was the composer's. */
  answered(n: number): boolean {
    const own = this.#owned.delete(n);
    this.#progress();
    return own;
  }

  refused(n: number): boolean {
    const own = this.#owned.delete(n);
    if (own && this.#sending.value !== undefined) this.#fail(words.composer.notTaken);
    return own;
  }

  /** The session is gone, and with it the editor. What is written stays for when the same text is opened again. */
  gone(): void {
    this.#world = null;
    this.#character = undefined;
    this.#owned.clear();
    const draft = this.#store.load();
    this.#shut();
    if (draft !== undefined) this.#store.save(withoutSending(draft));
  }

  #consider(): void {
    const [world, character, open] = [this.#world, this.#character, this.#open.value];
    if (world === null || character === undefined) return;
    if (open?.title === world.title) {
      const untouched = sameLines(textLines(this.#text.value), open.lines);
      this.#open.value = world;
      if (untouched && this.#sending.value === undefined && this.changed) this.#text.value = joined(world);
    } else {
      this.#begin(world, character);
    }
    this.#progress();
  }

  #begin(world: EditorTopic, character: string): void {
    this.#shut();
    const draft = this.#store.load();
    const mine = draft?.character === character && draft.title === world.title ? draft : undefined;
    this.#text.value = mine?.text ?? joined(world);
    this.#sending.value = mine?.sending;
    this.#open.value = world;
    if (mine !== undefined && mine.sending === undefined && this.changed)
      this.#said.value = words.composer.restored;
  }

  /** Types the first, or the next, lines of the text. */
  #put(before?: Sending): void {
    const lines = textLines(this.#text.value);
    const basis = before?.basis ?? basisOf(this.#world?.lines ?? [], lines);
    const at = before?.at ?? 0;
    const batch = putCommands(lines, basis).slice(at, at + BATCH);
    this.#send(batch, { step: "put", basis, at: at + batch.length }, before?.from);
  }

  #step(step: "save" | "leave", command: string): void {
    this.#send([command], { step, basis: { had: 0, keep: 0 }, at: 0 });
  }

  #send(commands: readonly string[], what: Omit<Sending, "from" | "upTo">, from?: number): void {
    clearTimeout(this.#grace);
    this.#typing = true;
    const upTo = this.#line.sendAll(commands);
    this.#typing = false;
    if (upTo === undefined) {
      this.#fail(words.full);
      return;
    }
    this.#said.value = "";
    this.#sending.value = { ...what, from: from ?? upTo - commands.length + 1, upTo };
    this.#keep();
  }

  #progress(): void {
    const sending = this.#sending.value;
    if (sending === undefined || this.#world === null || this.#line.waits(sending.upTo)) return;
    const { step, at, basis } = sending;
    const lines = textLines(this.#text.value);
    if (step === "put" && at < putCommands(lines, basis).length) {
      this.#put(sending);
    } else if (step === "put" && sameLines(lines, this.#world.lines)) {
      this.#step("save", ".s");
    } else {
      clearTimeout(this.#grace);
      this.#grace = setTimeout(() => this.#fail(words.composer.notTaken), GRACE_MS);
    }
  }

  #fail(why: string): void {
    clearTimeout(this.#grace);
    this.#sending.value = undefined;
    this.#said.value = why;
    this.#keep();
  }

  /** The world has no editor any more. Writing that nobody saved or gave up is kept: it was closed from elsewhere. */
  #closed(): void {
    const draft = this.#store.load();
    const settled =
      draft?.sending !== undefined || sameLines(textLines(this.#text.value), this.#open.value?.lines ?? []);
    if (settled) this.#store.save(undefined);
    this.#shut();
  }

  #shut(): void {
    clearTimeout(this.#grace);
    this.#open.value = null;
    this.#sending.value = undefined;
    this.#text.value = "";
    this.#said.value = "";
    this.#byLine.value = false;
  }

  #keep(): void {
    const [open, character, sending] = [this.#open.value, this.#character, this.#sending.value];
    if (open === null || character === undefined) return;
    const draft: Draft = { character, title: open.title, text: this.#text.value };
    this.#store.save(sending === undefined ? draft : { ...draft, sending });
  }
}

function joined({ lines }: EditorTopic): string {
  return lines.join("\n");
}

function withoutSending({ character, title, text }: Draft): Draft {
  return { character, title, text };
}
