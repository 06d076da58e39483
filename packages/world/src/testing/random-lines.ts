import type { ComponentType, Entity } from "@wyldlands/ecs";
import { parseForm, type FormPart } from "../commands/forms.ts";
import {
  Container,
  ContainedIn,
  Damaged,
  Edible,
  Enterable,
  LightSource,
  Lit,
  Name,
  Room,
  Shop,
  Usable,
  Vessel,
  Weapon,
  Wearable,
  Worn,
} from "../components/index.ts";
import { DIRECTIONS } from "../content/directions.ts";
import type { Scope } from "../deeds/deed.ts";
import { DEED_COMMANDS } from "../deeds/index.ts";
import type { Game } from "../game.ts";
import { ATTRIBUTES } from "../rules/words.ts";
import type { Rng } from "../turn/rng.ts";
import { isBeing } from "../views/names.ts";

/** How often a command is tried beside the others, which are tried once. */
const OFTEN: Readonly<Record<string, number>> = {
  go: 14,
  attack: 8,
  get: 10,
  drop: 4,
  give: 3,
  cast: 4,
  wear: 3,
};

/** What a command is for: a thing like that is tried before others. */
export const FITTING: Readonly<Record<string, ComponentType>> = {
  drink: Vessel,
  eat: Edible,
  enter: Enterable,
  extinguish: Lit,
  fill: Vessel,
  light: LightSource,
  pour: Vessel,
  quaff: Edible,
  repair: Damaged,
  throw: Weapon,
  use: Usable,
  wear: Wearable,
  wield: Weapon,
};

/**
 * What somebody types who tries everything: any form of any deed's command, its slots filled mostly with what is there, and now
 * and then with what is not. The same chance and the same world give the same lines.
 */
export class RandomLines {
  readonly #game: Game;
  readonly #rng: Rng;
  readonly #forms: readonly { name: string; parts: readonly FormPart[] }[];

  constructor(game: Game, rng: Rng) {
    this.#game = game;
    this.#rng = rng;
    this.#forms = DEED_COMMANDS.flatMap(({ spec }) => {
      const forms = spec.forms.map((form) => ({ name: spec.name, parts: parseForm(form) }));
      return Array.from({ length: OFTEN[spec.name] ?? 1 }, () => forms).flat();
    });
  }

  next(being: Entity): string {
    const { name, parts } = this.#rng.pick(this.#forms);
    const words = parts.map((part) => ("literal" in part ? part.literal : this.#fill(being, name, part)));
    return [name, ...words].join(" ");
  }

  #fill(
    being: Entity,
    command: string,
    { slot, scope, many }: { slot: string; scope: Scope; many: boolean },
  ): string {
    if (scope === "text" || scope === "word") return this.#any(this.#wordsFor(slot)) ?? "hm";
    if (scope === "number") return String(1 + this.#rng.int(9));
    if (scope === "direction" || (scope === "closable" && this.#rng.int(3) > 0))
      return this.#any(this.#ways(being)) ?? "north";
    const odd = this.#rng.int(12) === 0;
    const all = this.#scope(being, odd ? "near" : scope);
    const kind = slot === "item" ? FITTING[command] : slot === "container" ? Container : undefined;
    const fit = kind && !odd ? all.filter((one) => one.has(kind)) : all;
    const named = this.#word(this.#any(fit.length > 0 ? fit : all));
    if (!many) return this.#rng.int(8) === 0 ? `2.${named}` : named;
    const how = this.#rng.int(8);
    if (how === 0) return "all";
    return how === 1 ? `all.${named}` : how < 4 ? `${this.#rng.int(9)} ${named}` : named;
  }

  #scope(being: Entity, scope: Scope): readonly Entity[] {
    const room = this.#game.placeOf(being);
    const there = room.sources(ContainedIn);
    const held = being.sources(ContainedIn);
    switch (scope) {
      case "here":
      case "closable":
        return there.filter((one) => !isBeing(one));
      case "carried":
      case "wearable":
        return held.filter((one) => !one.has(Worn));
      case "worn":
        return held.filter((one) => one.has(Worn));
      case "beings":
        return there.filter(isBeing);
      case "anyone":
        return this.#game.players.characters().filter((one) => one !== being);
      case "inside":
        return [...there, ...held]
          .filter((one) => one.has(Container))
          .flatMap((one) => one.sources(ContainedIn));
      default:
        return [...there, ...held];
    }
  }

  #wordsFor(slot: string): readonly string[] {
    const { rules } = this.#game;
    const known: Readonly<Record<string, readonly string[]>> = {
      spell: Object.keys(rules.skills),
      skill: Object.values(rules.skills).map((skill) => skill.name),
      recipe: Object.values(rules.recipes).map((recipe) => recipe.name),
      folk: Object.keys(rules.folk),
      calling: Object.keys(rules.callings),
      attribute: ATTRIBUTES,
      percent: ["0", "30", "90", "off"],
      quest: [...this.#game.quests.all].map((quest) => quest.name),
      topic: ["Constance", "the lamp", "hm"],
      ware: this.#wares(),
    };
    return known[slot] ?? ["hm", "crab", "a <damage>b</damage>"];
  }

  /** The last words of what any shop sells. */
  #wares(): readonly string[] {
    const { world, content } = this.#game;
    const sold = [...world.query(Shop)].flatMap((keeper) => keeper.need(Shop).sells);
    return sold.flatMap(({ item }) => content.items.get(item)?.keywords.at(-1) ?? []);
  }

  #ways(being: Entity): readonly string[] {
    const ways = Object.keys(this.#game.placeOf(being).get(Room)?.exits ?? {});
    return this.#rng.int(10) === 0 ? DIRECTIONS : ways;
  }

  #word(entity: Entity | undefined): string {
    return entity?.get(Name)?.keywords.at(-1) ?? "moon";
  }

  #any<T>(list: readonly T[]): T | undefined {
    return list.length === 0 ? undefined : this.#rng.pick(list);
  }
}
