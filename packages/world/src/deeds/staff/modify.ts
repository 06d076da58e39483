import type { Entity, Refusal } from "@wyldlands/ecs";
import { levelBegins } from "../../bodies/experience.ts";
import { mostOf, setVital, type Vital } from "../../bodies/vitals.ts";
import { Body, Character, ContainedIn, Experience, Name, Stack } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { coinsOf, purseOf } from "../../items/purse.ts";
import { outrankedBy, permitted } from "../../permissions/rights.ts";
import { silenced } from "../../society/silenced.ts";
import { countOf, isBeing, nameOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { staffCommand } from "./staff-command.ts";

interface Field {
  /** What it takes, for who got it wrong. */
  takes: string;
  /** Why the target has no such field, or the value is none for it. */
  check(game: Game, target: Entity, value: string): Refusal<string> | undefined;
  set(game: Game, target: Entity, value: string): void;
}

const wholeNumber = /^\d{1,9}$/;
const change = /^[+-]\d{1,7}$/;

function vital(which: Vital): Field {
  return {
    takes: "a whole number, 1 or more",
    check: (game, target, value) =>
      livingOnly(target) ??
      numeric(value, 1) ??
      (Number(value) > mostOf(game, target, which)
        ? refuse("{target} has at most {most}.", { target, most: mostOf(game, target, which) })
        : undefined),
    set: (game, target, value) => setVital(game, target, which, Number(value)),
  };
}

/** Everything that can be modified: nothing else of an entity is. */
const FIELDS: Readonly<Record<string, Field>> = {
  health: vital("health"),
  mana: vital("mana"),
  stamina: vital("stamina"),
  level: {
    takes: "a level that the rules have",
    check: (game, target, value) =>
      livingOnly(target) ??
      numeric(value, 1) ??
      (Number(value) > game.rules.levels.experience.length
        ? refuse("The rules have {most} levels.", { most: game.rules.levels.experience.length })
        : undefined),
    set(game, target, value) {
      const level = Number(value);
      target.add(Body({ ...target.need(Body), level }));
      if (target.has(Experience)) target.edit(Experience).points = levelBegins(game, level) ?? 0;
    },
  },
  experience: {
    takes: "a whole number",
    check: (_game, target, value) =>
      target.has(Experience)
        ? numeric(value, 0)
        : refuse("{target} does not learn by experience.", { target }),
    set(game, target, value) {
      const points = Number(value);
      target.edit(Experience).points = points;
      const level = game.rules.levels.experience.filter((begins) => begins <= points).length;
      target.edit(Body).level = Math.max(1, level);
    },
  },
  lessons: {
    takes: "a whole number up to 1000",
    check: (_game, target, value) =>
      target.has(Experience) && numeric(value, 0) === undefined && Number(value) <= 1_000
        ? undefined
        : refuse("{target} takes lessons from 0 to 1000, if it learns at all.", { target }),
    set: (_game, target, value) => void (target.edit(Experience).lessons = Number(value)),
  },
  coins: {
    takes: "how many more or fewer, such as +50 or -20",
    check: (game, target, value) =>
      livingOnly(target) ??
      (change.test(value) ? undefined : refuse("Coins are given as +50 or taken as -20.")) ??
      (coinsOf(game, target) + Number(value) < 0
        ? refuse("{target} has only {coins}.", { target, coins: coinsOf(game, target) })
        : undefined),
    set(game, target, value) {
      const more = Number(value);
      const purse = purseOf(game, target);
      const count = (purse ? countOf(purse) : 0) + more;
      if (!purse) game.spawnThing(game.content.world.coin, count, target);
      else if (count === 0) purse.despawn();
      else purse.edit(Stack).count = count;
    },
  },
  name: {
    takes: "a name of 3 to 40 letters, spaces, hyphens and apostrophes, with its article",
    check(_game, target, value) {
      if (target.has(Character))
        return refuse("A player's name is changed by RENAME, so that everything knows of it.");
      if (target.has(Stack)) return refuse("What lies in heaps is called as its kind is.");
      return /^[\p{Script=Latin}][\p{Script=Latin} '-]{2,39}$/u.test(value)
        ? undefined
        : refuse("A name has 3 to 40 letters, spaces, hyphens and apostrophes: a bent nail.");
    },
    set(_game, target, value) {
      const keywords = value
        .toLowerCase()
        .split(/[\s'-]+/)
        .filter((word) => word.length > 1 && !["a", "an", "the", "of", "some"].includes(word));
      target.add(Name({ name: value, keywords: keywords.length > 0 ? keywords : [value.toLowerCase()] }));
    },
  },
};

/** Changes a figure or the name of what is here, within what the rules allow. Of coins it is a source and a sink. */
export const modify = defineDeed<{ target: Entity; field: string; text: string }>({
  name: "modify",
  check({ target, field, text }, { game, actor }) {
    const refusal = permitted(game, actor, "modify");
    if (refusal) return refusal;
    const rule = fieldOf(field);
    const fields = Object.keys(FIELDS).join(", ");
    if (!rule)
      return refuse("There is no field '{field}'. <hint>It can be: {fields}.</hint>", { field, fields });
    const place = target.alive ? target.target(ContainedIn) : undefined;
    if (place === undefined || (place !== actor && place !== game.placeOf(actor)))
      return refuse("It is not here. <hint>AT and GOTO take you to what is elsewhere.</hint>");
    return (
      outrankedBy(game, actor, target) ??
      (field.toLowerCase() === "name" ? silenced(game, actor) : undefined) ??
      rule.check(game, target, text.trim())
    );
  },
  perform({ target, field, text }, { game, actor, show }) {
    const rule = fieldOf(field);
    if (!rule) return;
    const before = { markup: nameOf(target) };
    rule.set(game, target, text.trim());
    const values = { target: before, field: field.toLowerCase(), text: text.trim() };
    show([actor], "<system>{target}: {field} {text}.</system>", values);
    if (target !== actor && target.has(Character))
      show([target], "<system>One of the staff changed your {field}: {text}.</system>", values);
  },
  commands: [
    staffCommand({
      name: "modify",
      permission: "modify",
      forms: ["modify <target:near> <field:word> <text:text>"],
      usage: `Change what of whom, to what? MODIFY TERN HEALTH 20. It can be: ${Object.keys(FIELDS).join(", ")}.`,
      help: `Changes something of a thing or being here: ${Object.entries(FIELDS)
        .map(([name, { takes }]) => `${name} (${takes})`)
        .join("; ")}.`,
    }),
  ],
});

function fieldOf(word: string): Field | undefined {
  const key = word.toLowerCase();
  return Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
}

function livingOnly(target: Entity): Refusal<string> | undefined {
  return isBeing(target) && target.has(Body) ? undefined : refuse("{target} is no living being.", { target });
}

function numeric(value: string, least: number): Refusal<string> | undefined {
  return wholeNumber.test(value) && Number(value) >= least
    ? undefined
    : refuse("That takes a whole number, {least} or more.", { least });
}
