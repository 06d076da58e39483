import { decodeTopic } from "@wyldlands/protocol";
import { Opt, type Side } from "@wyldlands/telnet";
import { FIRST_QUESTION } from "../side-channels/first-question.ts";
import { encodeMssp, msspText } from "../side-channels/mssp/encode.ts";
import { msspFacts, type MsspFact } from "../side-channels/mssp/facts.ts";
import { defineOption, type OptionClient } from "./define-option.ts";

/** MUD server status protocol: told once, when the client agrees; or typed as `MSSP-REQUEST` at the first question. */
export const mssp = defineOption({
  code: Opt.MSSP,
  local: "offer",
  onChange(_side: Side, enabled: boolean, client: OptionClient) {
    if (enabled) client.subnegotiate(Opt.MSSP, encodeMssp(factsFor(client)));
  },
  onLine(line: string, client: OptionClient) {
    if (line.trim() !== "MSSP-REQUEST" || !atFirstQuestion(client)) return false;
    client.write(msspText(factsFor(client)));
    return true;
  },
});

function factsFor({ context }: OptionClient): MsspFact[] {
  const { config, sessions, ports } = context;
  const status = sessions.worldStatus;
  return msspFacts({ config, status, ports: ports(), compresses: config.mccp.v2, wall: Date.now });
}

/** Or before it: a crawler does not wait. */
function atFirstQuestion({ session }: OptionClient): boolean {
  const prompt = session.topics.get("prompt");
  const asked = prompt === undefined ? undefined : decodeTopic("prompt", prompt)?.text.trim();
  return session.loggedOutSince !== undefined && (asked === undefined || asked === FIRST_QUESTION);
}
