import type { Basis } from "./editor-lines.ts";
import { tabStore, type TabStore } from "./tab-store.ts";

/** A text on its way to the world. `from` and `upTo`: numbers of the first and the last line sent for it so far. */
export interface Sending {
  /** put: the lines of the text go over · save: the text is to be taken · leave: it is given up. */
  step: "put" | "save" | "leave";
  /** What the world had when this began. */
  basis: Basis;
  /** How many of the put commands are sent. */
  at: number;
  from: number;
  upTo: number;
}

/** What is written in the composer, and not in the world yet. */
export interface Draft {
  /** Whose text it is: another one who plays in this tab must not find it. */
  character: string;
  /** The editor's title. */
  title: string;
  text: string;
  sending?: Sending;
}

export type DraftStore = TabStore<Draft>;

export function draftStore(storage: () => Storage): DraftStore {
  return tabStore(storage, "wyldlands.draft", read);
}

function read(value: unknown): Draft | undefined {
  const draft = value as Partial<Draft> | null;
  const words = [draft?.character, draft?.title, draft?.text];
  if (words.some((word) => typeof word !== "string")) return undefined;
  const { sending, ...rest } = draft as Draft;
  return isSending(sending) ? { ...rest, sending } : rest;
}

function isSending(value: unknown): value is Sending {
  const sending = value as Partial<Sending> | null | undefined;
  const numbers = [sending?.at, sending?.from, sending?.upTo, sending?.basis?.had, sending?.basis?.keep];
  return (
    ["put", "save", "leave"].includes(String(sending?.step)) &&
    numbers.every((number) => typeof number === "number")
  );
}
