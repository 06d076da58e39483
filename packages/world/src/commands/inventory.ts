import { isWorn, looseOf } from "../items/worn.ts";
import { burdenOf } from "../items/load.ts";
import { markOf } from "../items/states.ts";
import { ContainedIn } from "../components/index.ts";
import { nameOf } from "../views/names.ts";
import { defineCommand } from "./command.ts";

/** Lists what the actor carries and does not wear, in the order it came; and how heavy all of it is, when it is. */
export const inventory = defineCommand(
  {
    name: "inventory",
    aliases: ["i", "inv"],
    forms: ["inventory"],
    usage: "INVENTORY takes no more words.",
    help: "Lists what you carry. EQUIPMENT lists what you wear and wield.",
  },
  ({ game, actor, tell }) => {
    const things = looseOf(actor);
    const lines =
      things.length === 0
        ? [
            actor.sources(ContainedIn).some(isWorn)
              ? "You carry nothing but what you wear."
              : "You carry nothing.",
          ]
        : ["You carry:", ...things.map((thing) => `  ${nameOf(thing)}${markOf(thing)}`)];
    const burden = burdenOf(game, actor);
    if (burden !== "free") lines.push(`You are ${burden}.`);
    tell(lines.join("\n"));
  },
);
