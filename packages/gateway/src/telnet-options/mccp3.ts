import { Opt, type Side } from "@wyldlands/telnet";
import { defineOption, type OptionClient } from "./define-option.ts";

/** MUD client compression protocol, version 3: behind `IAC SB 87 IAC SE` everything that the client sends is zlib. */
export const mccp3 = defineOption({
  code: Opt.MCCP3,
  local: "offer",
  available: (client: OptionClient) => client.offersCompression.v3,
  onChange(_side: Side, enabled: boolean, client: OptionClient) {
    if (enabled && !client.claimCompression()) client.machine.disableLocal(Opt.MCCP3);
  },
  onSubnegotiation(_bytes: Uint8Array, client: OptionClient) {
    client.inflate();
  },
});
