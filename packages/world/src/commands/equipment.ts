import { Worn } from "../components/index.ts";
import { conditionWords, isBroken } from "../items/condition.ts";
import { slotRule, wornBy } from "../items/worn.ts";
import { nameOf } from "../views/names.ts";
import { markOf } from "../items/states.ts";
import { defineCommand } from "./command.ts";

/** Lists what the actor wears, wields and holds, from head to hands. */
export const equipment = defineCommand(
  {
    name: "equipment",
    aliases: ["eq", "worn"],
    forms: ["equipment"],
    usage: "EQUIPMENT takes no more words.",
    help: "Lists what you wear, wield and hold. WEAR, WIELD, HOLD and REMOVE change it.",
  },
  ({ game, actor, tell }) => {
    const things = wornBy(actor);
    if (things.length === 0) {
      tell("You wear nothing but what you came in. <hint>WEAR, WIELD and HOLD change that.</hint>");
      return;
    }
    const lines = things.map((thing) => {
      const { where } = slotRule(game, thing.need(Worn).slot);
      const worn = !isBroken(thing) && conditionWords(thing) === "It is nearly worn out.";
      return `  ${where}: ${nameOf(thing)}${worn ? " (nearly worn out)" : markOf(thing)}`;
    });
    tell(["You have:", ...lines].join("\n"));
  },
);
