import { ContainedIn } from "../components/index.ts";
import { nameOf } from "../views/names.ts";
import { defineCommand } from "./command.ts";

/** Lists what the actor carries, in the order it came. */
export const inventory = defineCommand(
  {
    name: "inventory",
    aliases: ["i", "inv"],
    forms: ["inventory"],
    usage: "INVENTORY takes no more words.",
    help: "Lists what you carry.",
  },
  ({ actor, tell }) => {
    const things = actor.sources(ContainedIn);
    if (things.length === 0) tell("You carry nothing.");
    else tell(["You carry:", ...things.map((thing) => `  ${nameOf(thing)}`)].join("\n"));
  },
);
