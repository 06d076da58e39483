import { Opt, type Side } from "@wyldlands/telnet";
import { MsdpChannel } from "../side-channels/msdp/msdp-channel.ts";
import { defineOption, type OptionClient } from "./define-option.ts";

/** MUD server data protocol: variables that a client asks for, or has reported to it. */
export const msdp = defineOption({
  code: Opt.MSDP,
  local: "offer",
  onChange(_side: Side, enabled: boolean, client: OptionClient) {
    if (enabled) client.session.sideChannels.set("msdp", channelOf(client));
    else client.session.sideChannels.delete("msdp");
  },
  onSubnegotiation(bytes: Uint8Array, client: OptionClient) {
    channelOf(client).receive(bytes);
  },
});

function channelOf(client: OptionClient): MsdpChannel {
  return client.memory(Opt.MSDP, () => {
    const { session, context } = client;
    return new MsdpChannel({
      session,
      serverName: context.config.mssp.name,
      metrics: context.metrics,
      wall: Date.now,
      learn: (facts) => client.learn(facts),
      send: (body) => client.subnegotiate(Opt.MSDP, body),
    });
  });
}
