import { findPerson } from "../../moderation/find-person.ts";
import { letOut } from "../../moderation/prison.ts";
import { outranked, permitted } from "../../permissions/rights.ts";
import type { SanctionKind } from "../../persistence/port.ts";
import { SANCTIONED } from "../../society/sanction-words.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { staffCommand } from "./staff-command.ts";

/** Takes a sanction from a player before its time. */
function lifting(kind: SanctionKind, name: string) {
  return defineDeed<{ who: string }>({
    name,
    check({ who }, { game, actor }) {
      const refusal = permitted(game, actor, kind);
      if (refusal) return refusal;
      const person = findPerson(game, who);
      if (!person)
        return refuse("There is no player called '{who}'. <hint>Type the whole name.</hint>", { who });
      if (!game.sanctions.of(person.subject, kind))
        return refuse("{name} is not {state}.", { name: person.name, state: SANCTIONED[kind] });
      if (person.being === actor) return refuse("Not yourself: ask another of the staff.");
      return outranked(game, actor, person.role, person.name);
    },
    perform({ who }, context) {
      const { game, actor, show, emit } = context;
      const person = findPerson(game, who);
      if (!person) return;
      const values = { name: person.name, state: SANCTIONED[kind] };
      show([actor], "<system>{name} is no longer {state}.</system>", values);
      if (person.being) {
        show([person.being], "<system>You are no longer {state}.</system>", values);
        if (kind === "jail") letOut(context, person.being);
      }
      emit({ type: "SanctionLifted", subject: person.subject, kind });
    },
    commands: [
      staffCommand({
        name,
        permission: kind,
        forms: [`${name} <who:word>`],
        usage: `${name.toUpperCase()} whom? SANCTIONS lists what is laid on players.`,
        help: `Ends what ${kind.toUpperCase()} laid on a player.`,
      }),
    ],
  });
}

export const unmute = lifting("mute", "unmute");
export const thaw = lifting("freeze", "unfreeze");
export const unjail = lifting("jail", "unjail");
