import { Minded } from "../../components/index.ts";
import { refuse } from "../../deeds/refusals.ts";
import { waysOff } from "../../deeds/voice/walk-off.ts";
import { engaged, mindsTheShop } from "./engaged.ts";
import { defineVoiceAct, type Moment } from "./voice-act.ts";
import { nameIn } from "./words.ts";

/** What sends somebody off. */
const OCCASIONS: ReadonlySet<string> = new Set(["farewell", "insult", "threat", "decline", "odd"]);
/** It turns its back when it has said its say (milliseconds of world time). */
const TURNS_MS = 1_500;

/** Turns its back and goes, one room on, when it has said its say: the deed `go`. Its day brings it back. */
export const leave = defineVoiceAct({
  verb: "leave",
  legal: (moment) =>
    may(moment) ? [{ about: `leave ${nameIn(moment.speaker)} standing, and walk off` }] : [],
  perform(moment, _arg, { game }) {
    const { npc } = moment;
    if (!may(moment)) return refuse("{npc} stays.", { npc });
    game.due.schedule(npc, TURNS_MS, "walk-off", {});
    return undefined;
  },
});

function may({ game, npc, heard }: Moment): boolean {
  if (!OCCASIONS.has(heard.intent) || !npc.has(Minded)) return false;
  return !mindsTheShop(game, npc) && !engaged(game, npc) && waysOff(game, npc).length > 0;
}
