import { defineCommand } from "./command.ts";

/** Walks several steps, one after the other. */
export const run = defineCommand(
  {
    name: "run",
    aliases: ["speedwalk"],
    forms: ["run <way:text>"],
    usage: "Run where? Say how often and which way: RUN 3N2E is three times north and twice east.",
    help: "Walks several steps in a row: run 3n2e, run 2 south west. It ends at the first way that is barred. Without RUN a walk begins with a number: 3n2e.",
  },
  // A walk that can be read is taken apart before (`expand`): what comes here is none.
  ({ tell }) =>
    tell(
      "Run where? Say how often and which way, thirty steps at most: <command>RUN 3N2E</command> is three times north and twice east.",
    ),
);
