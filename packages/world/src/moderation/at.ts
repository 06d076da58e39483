import { Refusal } from "@wyldlands/ecs";
import { defineCommand, turnDown } from "../commands/command.ts";
import { splitLine } from "../commands/split-line.ts";
import { shift } from "../deeds/staff/shift.ts";
import { staffCommand } from "../deeds/staff/staff-command.ts";
import { plainName } from "../views/names.ts";
import { findPlace } from "./find-place.ts";

/** Does something as if somewhere else, and is back before anybody knows. */
export const at = defineCommand(
  staffCommand({
    name: "at",
    permission: "at",
    forms: ["at <place:word> <line:text>"],
    usage: "Do what, and where? AT HARBOR:CHAPEL LOOK, AT TERN SAY HUSH.",
    help: "Does something as if you were in another room, or where a player or a being is, and brings you back: at tern look.",
    speech: true,
  }),
  (context, rest) => {
    const { game, actor, session, services } = context;
    const [, where = "", line = ""] = /^(\S+)\s+([^]+)$/.exec(rest) ?? [];
    if (line === "")
      return turnDown(context, "Do what, and where? <command>AT HARBOR:CHAPEL LOOK</command>.");
    const place = findPlace(game, actor, where);
    if (place instanceof Refusal) return turnDown(context, place.words);
    context.subject = plainName(place);
    const spec = services.desk.commandNamed(session, splitLine(line).word);
    if (spec?.name === "at" || spec?.name === "quit" || spec?.name === "characters")
      return turnDown(context, "Not that: do it where you are.");
    const from = game.placeOf(actor);
    const refusal = services.act(actor, shift, { to: place });
    if (refusal !== undefined) return turnDown(context, refusal);
    if (!services.desk.command(session, line)) context.refused = true;
    // Who walked on from there stays where that led.
    if (session.character === actor && game.placeOf(actor) === place)
      services.act(actor, shift, { to: from });
    return undefined;
  },
);
