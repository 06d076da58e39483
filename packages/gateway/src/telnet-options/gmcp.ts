import { Opt, type Side } from "@wyldlands/telnet";
import { GmcpChannel } from "../side-channels/gmcp/gmcp-channel.ts";
import { defineOption, type OptionClient } from "./define-option.ts";

/** Generic MUD communication protocol: `Package.Sub JSON`, in UTF-8 whatever the client's text is in. */
export const gmcp = defineOption({
  code: Opt.GMCP,
  local: "offer",
  onChange(_side: Side, enabled: boolean, client: OptionClient) {
    if (enabled) client.session.sideChannels.set("gmcp", channelOf(client));
    else client.session.sideChannels.delete("gmcp");
  },
  onSubnegotiation(bytes: Uint8Array, client: OptionClient) {
    channelOf(client).receive(new TextDecoder().decode(bytes));
  },
});

function channelOf(client: OptionClient): GmcpChannel {
  return client.memory(Opt.GMCP, () => {
    const { session, context } = client;
    const { config, metrics, sessions, now } = context;
    const encoder = new TextEncoder();
    return new GmcpChannel({
      session,
      config,
      metrics,
      link: sessions.link,
      now,
      learn: (facts) => client.learn(facts),
      send: (message) => client.subnegotiate(Opt.GMCP, encoder.encode(message)),
    });
  });
}
