import type { Entity } from "@wyldlands/ecs";
import type { TalkLine } from "@wyldlands/voice";
import { Conversation } from "../components/index.ts";
import { MOST_TALK, MOST_TALK_CHARACTERS } from "../components/conversation.ts";
import type { Game } from "../game.ts";
import { openLines } from "../memory/hearing.ts";
import { openRecord, recordId, recordOf } from "../society/records.ts";
import { plainName } from "../views/names.ts";

/** Lines older than that (world milliseconds) are no part of a conversation any more. */
const OLD_MS = 15 * 60_000;

/** Two who spoke to each other so lately (world milliseconds) are in talk: the next line is meant for the other. */
const IN_TALK_MS = 120_000;

const KIND = "conversation";

/** By what a line of an npc's own was found: a `ReplySource`, or `authored`; `key` names its phrasing. */
export interface Found {
  readonly source: string;
  readonly key: string;
}

/** One more line that an npc has heard or said; `to`: whom it was meant for, `alone`: nobody else heard it. What is too old or too much is forgotten. Only inside a deed. */
export function keepTalk(
  game: Game,
  npc: Entity,
  who: Entity,
  text: string,
  to?: Entity,
  { alone, found }: { alone?: boolean; found?: Found } = {},
): void {
  const now = game.clock.now();
  const record =
    recordOf(game, KIND, npc.id) ??
    openRecord(game, [Conversation({ lines: [] })], { under: npc, id: recordId(KIND, npc.id) });
  const kept = record.need(Conversation).lines.filter(({ at }) => now - at < OLD_MS);
  const line = {
    who: who.id,
    name: plainName(who),
    text: text.slice(0, MOST_TALK_CHARACTERS),
    at: now,
    ...(to && { to: to.id }),
    ...(alone === true && { alone: true as const }),
    ...(found && { found: { ...found } }),
  };
  record.edit(Conversation).lines = [...kept.map((one) => ({ ...one })), line].slice(-MOST_TALK);
}

/**
 * What the npc has heard and said of late, the newest last. `but`: a line of that text by that one is left out, when it is the last; so is
 * what others have told the npc in confidence, or into its ear, and what it answered into theirs.
 */
export function talkOf(game: Game, npc: Entity, but?: { who: Entity; text: string }): TalkLine[] {
  const now = game.clock.now();
  const lines = (recordOf(game, KIND, npc.id)?.get(Conversation)?.lines ?? []).filter(
    ({ at }) => now - at < OLD_MS,
  );
  const last = lines.at(-1);
  const answered =
    but !== undefined && last?.who === but.who.id && last.text === but.text.slice(0, MOST_TALK_CHARACTERS);
  const before = answered ? lines.slice(0, -1) : lines;
  const own = but?.who.id;
  const open =
    own === undefined
      ? before
      : openLines(
          game,
          before.filter(({ alone, who, to }) => !alone || who === own || to === own),
          own,
        );
  return open.map(({ who, name, text, at, to }) => ({
    who,
    name,
    text,
    at,
    ...(to !== undefined && { to }),
  }));
}

/** World time at which the two last spoke to each other; undefined: they are not in talk. */
export function inTalkSince(game: Game, npc: Entity, speaker: Entity): number | undefined {
  const since = game.clock.now() - IN_TALK_MS;
  const last = recordOf(game, KIND, npc.id)
    ?.get(Conversation)
    ?.lines.findLast(
      ({ who, to }) => (who === speaker.id && to === npc.id) || (who === npc.id && to === speaker.id),
    );
  return last && last.at >= since ? last.at : undefined;
}

/** The last line that the npc said to somebody; undefined: none of late. */
export function lastSaidTo(
  game: Game,
  npc: Entity,
  to: Entity,
): { text: string; at: number; found: Found | undefined } | undefined {
  const now = game.clock.now();
  const line = recordOf(game, KIND, npc.id)
    ?.get(Conversation)
    ?.lines.findLast((one) => one.who === npc.id && one.to === to.id && now - one.at < OLD_MS);
  return line && { text: line.text, at: line.at, found: line.found };
}

/** In which phrasings the npc has answered others of late. */
export function saidToOthers(game: Game, npc: Entity, to: Entity): string[] {
  const now = game.clock.now();
  const lines = recordOf(game, KIND, npc.id)?.get(Conversation)?.lines ?? [];
  return lines.flatMap((one) =>
    one.who === npc.id && one.to !== to.id && now - one.at < OLD_MS ? (one.found?.key ?? []) : [],
  );
}
