import { Refusal, type Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { Weapon, Wearable } from "../components/index.ts";
import { capitalise } from "../content/prose.ts";
import { soundness } from "../items/condition.ts";
import { gramsOf } from "../items/load.ts";
import { inSlot, layerOf, placesOf, weaponOf } from "../items/worn.ts";
import { average, parseDice } from "../rules/dice.ts";
import type { Game } from "../game.ts";
import { nameOf } from "../views/names.ts";
import { defineCommand } from "./command.ts";
import { parseForm } from "./forms.ts";
import { resolve } from "./resolve.ts";

const FORMS = [
  "compare <item:near> with <other:near>",
  "compare <item:near> to <other:near>",
  "compare <item:near> and <other:near>",
  "compare <item:near>",
];
const PARSED = FORMS.map(parseForm);

/** Says which of two things is the better, each by what it is for. */
export const compare = defineCommand(
  {
    name: "compare",
    forms: FORMS,
    usage: "Compare what? For example COMPARE KNIFE WITH PIN, or COMPARE CAP with what you have on.",
    help: "Says which of two weapons strikes harder, or which of two things to wear turns more: compare knife with pin, compare cap.",
  },
  ({ game, actor, tell }, rest) => {
    const found = rest === "" ? undefined : resolve(game, actor, PARSED, rest.split(/\s+/));
    if (!found || found instanceof Refusal) {
      tell(
        found?.words ?? `<hint>${escapeMarkup("Compare what? For example COMPARE KNIFE WITH PIN.")}</hint>`,
      );
      return;
    }
    const { item, other = typeof item === "object" ? wornInstead(actor, item) : undefined } = found[0] ?? {};
    if (typeof item !== "object") return;
    if (typeof other !== "object") tell("You have nothing on to compare it with. Name a second thing.");
    else if (item === other) tell(`${capitalise(nameOf(item))} is very like itself.`);
    else tell(verdict(game, item, other));
  },
);

/** What the thing would take the place of. */
function wornInstead(actor: Entity, item: Entity): Entity | undefined {
  if (item.has(Weapon)) return weaponOf(actor);
  return placesOf(item)
    .flatMap((slot) => inSlot(actor, slot))
    .find((thing) => thing !== item && layerOf(thing) === layerOf(item));
}

function verdict(game: Game, one: Entity, other: Entity): string {
  const harm = [harmOf(one), harmOf(other)];
  const guard = [guardOf(one), guardOf(other)];
  const lines: string[] = [];
  if (harm[0] !== undefined && harm[1] !== undefined)
    lines.push(ranked(one, other, harm[0] - harm[1], 0.5, "strikes harder than", "strike about as hard"));
  else if (guard[0] !== undefined && guard[1] !== undefined)
    lines.push(ranked(one, other, guard[0] - guard[1], 0.5, "turns more than", "turn about as much"));
  else lines.push(`${capitalise(nameOf(one))} and ${nameOf(other)} are not for the same thing.`);
  const heavier = gramsOf(game, one) - gramsOf(game, other);
  lines.push(ranked(one, other, heavier, 50, "is heavier than", "weigh about the same"));
  const sound = soundness(one) - soundness(other);
  if (Math.abs(sound) >= 0.2) lines.push(ranked(one, other, sound, 0, "is in better shape than", ""));
  return lines.join("\n");
}

function ranked(
  one: Entity,
  other: Entity,
  difference: number,
  least: number,
  more: string,
  alike: string,
): string {
  if (Math.abs(difference) < least || difference === 0)
    return `${capitalise(nameOf(one))} and ${nameOf(other)} ${alike}.`;
  const [first, second] = difference > 0 ? [one, other] : [other, one];
  return `${capitalise(nameOf(first))} ${more} ${nameOf(second)}.`;
}

/** The mean harm of a round; undefined: it is no weapon. */
function harmOf(thing: Entity): number | undefined {
  const weapon = thing.get(Weapon);
  const dice = weapon && parseDice(weapon.dice);
  return dice && average(dice) * weapon.strikes + (thing.get(Wearable)?.modifiers.damage ?? 0);
}

/** What it turns of a blow, of whatever kind; undefined: it is not worn. */
function guardOf(thing: Entity): number | undefined {
  if (placesOf(thing).length === 0) return undefined;
  const { armour = 0, defence = 0 } = thing.need(Wearable).modifiers;
  return armour + defence / 2;
}
