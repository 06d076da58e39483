import type { Entity } from "@wyldlands/ecs";
import { channelNamed, roleOfSpeaker } from "../../channels/channels.ts";
import type { Game } from "../../game.ts";
import { findPerson } from "../../moderation/find-person.ts";
import { letOut } from "../../moderation/prison.ts";
import { outranked, permitted } from "../../permissions/rights.ts";
import type { SanctionKey, SanctionKind } from "../../persistence/port.ts";
import { sanctionedWords } from "../../society/sanction-words.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { staffCommand } from "./staff-command.ts";

/** Which sanction is meant; undefined: there is no such channel. */
function keyed(kind: SanctionKind) {
  return (game: Game, actor: Entity, subject: string, word: string | undefined): SanctionKey | undefined => {
    if (word === undefined) return { subject, kind };
    const channel = channelNamed(game, word, roleOfSpeaker(game, actor), false);
    return channel && { subject, kind, channel: channel.id };
  };
}

/** Takes a sanction from a player before its time. */
function lifting(kind: SanctionKind, name: string) {
  const keyOf = keyed(kind);
  return defineDeed<{ who: string; channel?: string | undefined }>({
    name,
    check({ who, channel: word }, { game, actor }) {
      const refusal = permitted(game, actor, kind);
      if (refusal) return refusal;
      const person = findPerson(game, who);
      if (!person)
        return refuse("There is no player called '{who}'. <hint>Type the whole name.</hint>", { who });
      const key = keyOf(game, actor, person.subject, word);
      if (!key)
        return refuse("There is no channel called '{word}'. <hint>CHANNELS lists them.</hint>", { word });
      if (!game.sanctions.of(key.subject, kind, key.channel))
        return refuse("{name} is not {state}. <hint>SANCTIONS lists what is laid on players.</hint>", {
          name: person.name,
          state: sanctionedWords(game, key),
        });
      if (person.being === actor) return refuse("Not yourself: ask another of the staff.");
      return outranked(game, actor, person.role, person.name);
    },
    perform({ who, channel: word }, context) {
      const { game, actor, show, emit } = context;
      const person = findPerson(game, who);
      const key = person && keyOf(game, actor, person.subject, word);
      if (!person || !key) return;
      const values = { name: person.name, state: sanctionedWords(game, key) };
      show([actor], "<system>{name} is no longer {state}.</system>", values);
      if (person.being) {
        show([person.being], "<system>You are no longer {state}.</system>", values);
        if (kind === "jail") letOut(context, person.being);
      }
      emit({ type: "SanctionLifted", sanction: key });
    },
    commands: [
      staffCommand({
        name,
        permission: kind,
        forms: [`${name} <who:word>`, ...(kind === "mute" ? ["unmute <who:word> on <channel:word>"] : [])],
        usage: `${name.toUpperCase()} whom? SANCTIONS lists what is laid on players.`,
        help: `Ends what ${kind.toUpperCase()} laid on a player${kind === "mute" ? "; unmute tern on gossip ends what is of one channel" : ""}.`,
      }),
    ],
  });
}

export const unmute = lifting("mute", "unmute");
export const thaw = lifting("freeze", "unfreeze");
export const unjail = lifting("jail", "unjail");
