import { Opt, type Side } from "@wyldlands/telnet";
import { LOCK_LOCKED } from "../render/mxp.ts";
import { defineOption, type OptionClient } from "./define-option.ts";

/**
 * MUD extension protocol, for links and nothing else. It begins behind `IAC SB 91 IAC SE`, and every line is locked (its
 * text is no markup) but those that the renderer makes secure because it has put links in them.
 */
export const mxp = defineOption({
  code: Opt.MXP,
  local: "offer",
  available: (client: OptionClient) => client.context.config.mxp,
  onChange(_side: Side, enabled: boolean, client: OptionClient) {
    client.capabilities.mxp = enabled;
    if (!enabled) return;
    client.subnegotiate(Opt.MXP);
    client.write(LOCK_LOCKED);
  },
});
