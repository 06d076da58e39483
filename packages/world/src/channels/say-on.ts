import type { Entity } from "@wyldlands/ecs";
import { escapeMarkup, type Tag } from "@wyldlands/protocol";
import type { DeedContext } from "../deeds/deed.ts";
import { onChannel } from "../deeds/speech/channel-words.ts";
import { heeding } from "../society/ignoring.ts";
import { nameOf } from "../views/names.ts";

/** Where something is said: a channel out of the rules, or another company of people such as a group. */
interface Place {
  /** As clients tell it from others: 'gossip'. */
  readonly id: string;
  /** As in '[Gossip] Ann: hello'. */
  readonly name: string;
  readonly tag?: Tag;
}

/**
 * Says something to listeners wherever they are: one message for all of them, the speaker included, but not those who
 * ignore the speaker. Only inside a deed, whose check has asked `silenced`.
 */
export function sayOn(
  { game, actor, show }: Pick<DeedContext, "game" | "actor" | "show">,
  { id, name, tag = "channel" }: Place,
  listeners: Iterable<Entity>,
  text: string,
): void {
  // A voice on a channel is known, seen or not: everyone reads the same.
  const line = { markup: spoken(nameOf(actor), text) };
  show(
    heeding(game, actor, listeners),
    `<${tag}>[{name}] {line}</${tag}>`,
    { name, line },
    onChannel(id, actor),
  );
}

/** 'Ann: hello', or 'Ann waves' of a text that begins with ':'. `speaker`: markup. */
export function spoken(speaker: string, text: string): string {
  const gesture = text.startsWith(":") ? text.slice(1).trim() : "";
  return gesture === "" ? `${speaker}: ${escapeMarkup(text)}` : `${speaker} ${escapeMarkup(gesture)}`;
}
