import { list } from "../content/prose.ts";
import { cannotMake, knownRecipes, nameOfItem } from "../deeds/craft/recipes.ts";
import { defineCommand } from "./command.ts";

/** What the actor could make, what it takes, and whether it could here and now. */
export const recipes = defineCommand(
  {
    name: "recipes",
    forms: ["recipes"],
    usage: "RECIPES takes no more words.",
    help: "Lists what you know how to make, what goes into it and where it is made.",
  },
  ({ game, actor, tell }) => {
    const known = knownRecipes(game, actor);
    if (known.length === 0) {
      tell("You have learned to make nothing yet. <hint>Cooks, smiths and ropemakers teach.</hint>");
      return;
    }
    const lines = known.map(([, recipe]) => {
      const needs = Object.entries(recipe.needs).map(([item, count]) => nameOfItem(game, item, count));
      const where = recipe.station === undefined ? "" : `, at a ${recipe.station}`;
      const tool = recipe.tool === undefined ? "" : `, with ${nameOfItem(game, recipe.tool)} at hand`;
      const ready = cannotMake(game, actor, recipe) ? "" : " You could make it now.";
      return `<item>${recipe.name}</item>: ${list(needs)}${where}${tool}.${ready}`;
    });
    tell(lines.join("\n"));
  },
);
