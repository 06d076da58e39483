import { Opt, parseNaws, type Side } from "@wyldlands/telnet";
import { defineOption, type OptionClient } from "./define-option.ts";

/**
 * Window size, RFC 1073. 0 means unknown; clamped, because clients send nonsense (43x7, 0x0). Who has a window is a
 * terminal and gets colours; a script on a bare socket gets plain text.
 */
export const naws = defineOption({
  code: Opt.NAWS,
  remote: "want",
  onChange(_side: Side, enabled: boolean, client: OptionClient) {
    if (enabled) client.learn({ window: true });
  },
  onSubnegotiation(bytes: Uint8Array, client: OptionClient) {
    const size = parseNaws(bytes);
    if (size !== undefined) client.resize(size.width, size.height);
  },
});
