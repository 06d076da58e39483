import { definePackage } from "../define-package.ts";

/** What a client may fetch for this world; only what the operator has set (`gateway.gmcp`). */
export const client = definePackage({
  module: "Client",
  begin(to) {
    const { gui, gui_version: version, map } = to.config.gmcp;
    if (gui !== undefined) to.send("Client.GUI", { version, url: gui });
    if (map !== undefined) to.send("Client.Map", { url: map });
  },
});
