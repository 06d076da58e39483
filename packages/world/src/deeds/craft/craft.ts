import { beginActivity } from "../../bodies/activity.ts";
import { gainExperience } from "../../bodies/experience.ts";
import { practise } from "../../bodies/skills.ts";
import { handy } from "../../items/handy.ts";
import { useUp } from "../../items/use-up.ts";
import { looseOf } from "../../items/worn.ts";
import { countOf, nameOf } from "../../views/names.ts";
import { defineDeed, type DeedContext } from "../deed.ts";
import { moveThings } from "../items/move-things.ts";
import { refuse } from "../refusals.ts";
import { cannotMake, findRecipe } from "./recipes.ts";

/** Sets about making something by a recipe; what it needs is used up only at the end. */
export const craft = defineDeed<{ recipe: string }>({
  name: "craft",
  check({ recipe }, { game, actor }) {
    const unable = handy(game, actor);
    if (unable) return unable;
    const found = findRecipe(game, recipe);
    if (!found)
      return refuse("There is no recipe for '{recipe}'. <hint>RECIPES lists what you know.</hint>", {
        recipe,
      });
    return cannotMake(game, actor, found[1]);
  },
  perform({ recipe }, context) {
    const { game, actor, show } = context;
    const found = findRecipe(game, recipe);
    if (!found) return;
    const [slug, { name, takes }] = found;
    show([actor], "You set about making {name}.", { name });
    show(game.witnesses(actor), "{actor} sets about making {name}.", { actor, name });
    beginActivity(context, {
      deed: crafted.name,
      args: { recipe: slug },
      doing: `making ${name}`,
      seconds: takes,
      breaksOn: ["move", "hurt", "attack"],
    });
  },
  commands: [
    {
      name: "craft",
      aliases: ["make", "cook", "brew"],
      forms: ["craft <recipe:text>"],
      usage: "Make what? RECIPES lists what you know; then, say, CRAFT FISH STEW.",
      help: "Makes something by a recipe, out of what you carry, at the place it takes: craft fish stew.",
    },
  ],
});

/** It is made: what went into it is used up, and something is learned. The end of `craft`. */
export const crafted = defineDeed<{ recipe: string }>({
  name: "crafted",
  check({ recipe }, { game, actor }) {
    const known = game.rules.recipes[recipe];
    return known ? cannotMake(game, actor, known) : refuse("Nobody knows any more how that was made.");
  },
  perform({ recipe }, context) {
    const { game, actor, show, emit } = context;
    const known = game.rules.recipes[recipe];
    if (!known) return;
    for (const [item, count] of Object.entries(known.needs)) spend(context, item, count);
    const stacks = game.content.items.get(known.makes)?.stack === true;
    const pieces = stacks ? 1 : known.count;
    let made = game.spawnThing(known.makes, stacks ? known.count : 1, actor);
    for (let more = 1; more < pieces; more += 1) game.spawnThing(known.makes, 1, actor);
    // A stack joins the one that is carried already.
    made = moveThings(game, made, countOf(made), actor);
    const values = { actor, made: { markup: nameOf(made, known.count) } };
    show([actor], "You have made {made}.", values);
    show(game.witnesses(actor), "{actor} has made {made}.", values);
    practise(context, actor, known.skill);
    gainExperience(context, actor, known.experience);
    emit({ type: "ItemMade", entity: actor, item: made, recipe });
  },
});

function spend({ actor }: DeedContext, prototype: string, count: number): void {
  let left = count;
  for (const thing of looseOf(actor)) {
    if (left === 0) return;
    if (thing.prototype?.id !== prototype) continue;
    const here = Math.min(left, countOf(thing));
    useUp(thing, here);
    left -= here;
  }
  if (left > 0) throw new Error("the check let too little material pass");
}
