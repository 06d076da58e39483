import { Cloaked } from "../../components/index.ts";
import { permitted, roleOf } from "../../permissions/rights.ts";
import { isCloakedFrom } from "../../views/cloak.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { staffCommand } from "./staff-command.ts";

/** Goes unseen by those of a lesser role, or is seen again. */
export const invis = defineDeed<{ state?: string | undefined }>({
  name: "invis",
  check({ state = "" }, { game, actor }) {
    const refusal = permitted(game, actor, "invis");
    if (refusal) return refusal;
    const session = game.players.sessionOf(actor);
    if (!session || roleOf(session) === "player")
      return refuse("You are a player by role: there is nobody below you to go unseen by.");
    return /^(?:on|off|)$/i.test(state) ? undefined : refuse("INVIS ON or INVIS OFF.");
  },
  perform({ state = "" }, { game, actor, show }) {
    const session = game.players.sessionOf(actor);
    if (!session) return;
    const on = state === "" ? !actor.has(Cloaked) : state.toLowerCase() === "on";
    const others = game.witnesses(actor);
    if (on) {
      show(others, "{actor} fades, and there is nobody.", { actor });
      actor.add(Cloaked({ role: roleOf(session) }));
      show([actor], "<system>Those of a lesser role do not see you now.</system>");
    } else {
      const blind = others.filter((one) => isCloakedFrom(game, one, actor));
      if (actor.has(Cloaked)) actor.remove(Cloaked);
      show(blind, "{actor} is here, and may have been all along.", { actor });
      show([actor], "<system>Everybody sees you now.</system>");
    }
  },
  commands: [
    staffCommand({
      name: "invis",
      aliases: ["wizinvis"],
      permission: "invis",
      forms: ["invis", "invis <state:word>"],
      usage: "INVIS ON or INVIS OFF.",
      help: "Has you go unseen by those of a lesser role: in rooms, in WHO, and when you come and go.",
    }),
  ],
});
