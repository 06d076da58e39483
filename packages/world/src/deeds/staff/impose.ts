import type { Entity } from "@wyldlands/ecs";
import { breakActivity } from "../../bodies/activity.ts";
import { channelNamed, roleOfSpeaker, type Channel } from "../../channels/channels.ts";
import type { Game } from "../../game.ts";
import { plainName } from "../../views/names.ts";
import { findPerson } from "../../moderation/find-person.ts";
import { jailOf, lockUp } from "../../moderation/prison.ts";
import { outranked, permitted } from "../../permissions/rights.ts";
import type { SanctionKind } from "../../persistence/port.ts";
import { durationWords, parseDuration } from "../../society/duration.ts";
import { reasonWords, SANCTIONED, sanctionedWords } from "../../society/sanction-words.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { staffCommand } from "./staff-command.ts";

/** What is said of it to whoever it is laid on. */
const MEANS: Readonly<Record<SanctionKind, string>> = {
  mute: "Your words reach nobody.",
  freeze: "You can LOOK, read HELP, REPORT, and QUIT, and nothing else.",
  jail: "You stay in the lock-up.",
};

/** Characters of a reason. */
const MOST_REASON = 200;

/** Lays a sanction on a player, in play or away: for a time, or until somebody lifts it; never without a reason. */
function imposing(kind: SanctionKind, help: string) {
  return defineDeed<{ who: string; channel?: string | undefined; text: string }>({
    name: kind,
    check({ who, channel, text }, { game, actor }) {
      const refusal = permitted(game, actor, kind);
      if (refusal) return refusal;
      const person = findPerson(game, who);
      if (!person)
        return refuse("There is no player called '{who}'. <hint>Type the whole name.</hint>", { who });
      if (person.being === actor) return refuse("Not yourself.");
      const { reason } = readTerms(text);
      if (reason === "") return refuse("Say why, too: they will read it.");
      if (reason.length > MOST_REASON)
        return refuse("Say it in {most} characters: they will read it.", { most: MOST_REASON });
      if (channel !== undefined && !channelFor(game, actor, channel))
        return refuse("There is no channel called '{channel}'. <hint>CHANNELS lists them.</hint>", {
          channel,
        });
      if (kind === "jail" && !jailOf(game)) return refuse("This game has no jail (`jail` in world.yaml).");
      return outranked(game, actor, person.role, person.name);
    },
    perform({ who, channel: word, text }, context) {
      const { game, actor, show, emit } = context;
      const person = findPerson(game, who);
      if (!person) return;
      const { ms, reason } = readTerms(text);
      const channel = word === undefined ? undefined : channelFor(game, actor, word);
      const row = {
        subject: person.subject,
        kind,
        ...(channel && { channel: channel.id }),
        createdAt: game.wall(),
        until: ms === undefined ? null : game.wall() + ms,
        reason,
        by: plainName(actor),
      };
      const lasts = ms === undefined ? "until somebody lifts it" : `for ${durationWords(ms)}`;
      const values = { name: person.name, state: sanctionedWords(game, row), lasts, why: reasonWords(row) };
      show([actor], "<system>{name} is {state} {lasts}.</system>", values);
      const means = channel ? `Your words on ${channel.name} reach nobody.` : MEANS[kind];
      if (person.being) {
        show(
          [person.being],
          `<system>A moderator has {what} you{where} {lasts}. {means} {why} HELP MODERATION says what you can do.</system>`,
          { ...values, what: SANCTIONED[kind], where: channel ? ` on ${channel.name}` : "", means },
        );
        if (kind === "jail") lockUp(context, person.being);
        if (kind === "freeze") breakActivity(context, person.being);
      }
      emit({ type: "SanctionImposed", row });
    },
    commands: [
      staffCommand({
        name: kind,
        permission: kind,
        forms: [
          ...(kind === "mute" ? ["mute <who:word> on <channel:word> <text:text>"] : []),
          `${kind} <who:word> <text:text>`,
        ],
        usage: `${kind.toUpperCase()} whom, for how long, and why? For example ${kind.toUpperCase()} TERN 10M SHOUTING. Without a time it lasts until UN${kind.toUpperCase()}.`,
        help,
        speech: true,
      }),
    ],
  });
}

/** What one may hear oneself, one may mute somebody on. */
function channelFor(game: Game, actor: Entity, word: string): Channel | undefined {
  return channelNamed(game, word, roleOfSpeaker(game, actor), false);
}

/** `10m shouting`: how long, in milliseconds, and why. */
function readTerms(text: string): { ms: number | undefined; reason: string } {
  const [, first = "", rest = ""] = /^\s*(\S+)\s*([^]*)$/.exec(text) ?? [];
  const ms = parseDuration(first);
  return ms === undefined ? { ms, reason: text.trim() } : { ms, reason: rest.trim() };
}

export const mute = imposing(
  "mute",
  "Silences a player on every channel and in every text, for a time such as 10m, 2h or 3d, and says why: mute tern 10m shouting. On one channel alone: mute tern on gossip 2h shouting.",
);
export const freeze = imposing(
  "freeze",
  "Leaves a player nothing but LOOK, HELP, REPORT and QUIT, for a time such as 10m, 2h or 3d, and says why.",
);
export const jail = imposing(
  "jail",
  "Puts a player in the lock-up, for a time such as 10m, 2h or 3d, and says why. Its end brings them back to where they were.",
);
