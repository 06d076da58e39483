import { Opt, type Side } from "@wyldlands/telnet";
import { defineOption, type OptionClient } from "./define-option.ts";

/**
 * MUD client compression protocol, version 2: behind `IAC SB 86 IAC SE` everything that we send is one zlib stream,
 * negotiation included. DONT ends the stream; a DO while it runs changes nothing, for a second start would corrupt it.
 */
export const mccp2 = defineOption({
  code: Opt.MCCP2,
  local: "offer",
  available: (client: OptionClient) => client.offersCompression.v2,
  onChange(_side: Side, enabled: boolean, client: OptionClient) {
    if (!enabled) {
      client.compress(false);
    } else if (client.claimCompression()) {
      client.subnegotiate(Opt.MCCP2);
      client.compress(true);
    } else {
      client.machine.disableLocal(Opt.MCCP2);
    }
  },
});
