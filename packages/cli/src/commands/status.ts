import { EXIT } from "../exit-codes.ts";
import { askControl } from "../supervisor/control-socket.ts";
import type { Command } from "./command.ts";
import { findControl } from "./find-control.ts";

interface Status {
  pid: number;
  world: { state: string; pid?: number };
  gateway: { state: string; pid?: number };
}

export const status: Command = {
  name: "status",
  summary: "Says how the world and the gateway of a running server are.",
  usage: "",
  help: "Exit code 0 when both are ready, 1 when one is not or no server runs.",
  options: {},
  maxRest: 0,
  async run(context) {
    const said = (await askControl(findControl(context), { do: "status" })) as Status;
    for (const role of ["world", "gateway"] as const) {
      const { state, pid } = said[role];
      context.out(`${role.padEnd(8)} ${state}${pid === undefined ? "" : ` (process ${pid})`}\n`);
    }
    const ready = said.world.state === "ready" && said.gateway.state === "ready";
    return ready ? EXIT.ok : EXIT.findings;
  },
};
