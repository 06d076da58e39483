import { defineVoiceAct } from "./voice-act.ts";
import { nameIn } from "./words.ts";

/** Says no: whatever else the answer asks for is not done (`performActs`). */
export const refuse = defineVoiceAct({
  verb: "refuse",
  legal: ({ speaker }) => [{ about: `refuse what ${nameIn(speaker)} asks for; goes with no other act` }],
  perform: () => undefined,
});
