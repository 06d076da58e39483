import type { Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { levelOf } from "../bodies/body.ts";
import { levelBegins } from "../bodies/experience.ts";
import { mostOf, vitalOf, type Vital } from "../bodies/vitals.ts";
import { foeOf } from "../combat/foes.ts";
import { Combatant, Experience, Health, Name } from "../components/index.ts";
import type { Game } from "../game.ts";
import { coinsOf } from "../items/purse.ts";
import { plainName } from "./names.ts";
import { canSee } from "./sight.ts";

/** What every prompt ends with: programs wait for it. */
export const PROMPT_END = "> ";

/** Templates that have a name. */
export const PROMPT_PRESETS: Readonly<Record<string, string>> = {
  short: "%hhp %mmp %sst",
  full: "%h/%H health %m/%M mana %s/%S stamina %f",
  words: "Health %h, mana %m, stamina %s. %f",
  hunter: "%hhp %sst %xxp, %X to go %f",
};

/** What stands for what in a template. */
export const PROMPT_CODES: readonly (readonly [code: string, what: string])[] = [
  ["h", "health"],
  ["H", "health when whole"],
  ["m", "mana"],
  ["M", "mana when whole"],
  ["s", "stamina"],
  ["S", "stamina when whole"],
  ["l", "level"],
  ["x", "experience"],
  ["X", "experience that the next level still needs"],
  ["g", "coins"],
  ["r", "the room"],
  ["f", "whom you fight, and how much of its health is left"],
];

/**
 * The prompt of somebody in play, as markup; it ends with `> ` for the eye. `template`: "" for the default, which tells how one
 * is while that matters: hurt, or in a fight; "off" for none of it.
 */
export function promptOf(game: Game, being: Entity, template: string): string {
  if (template === "") return defaultPrompt(game, being);
  const written = template === "off" ? "" : filled(game, being, template);
  const text = written.replace(/[\s>]+$/, "");
  return text === "" ? PROMPT_END : `${escapeMarkup(text)} ${PROMPT_END}`;
}

const SHORT: readonly (readonly [Vital, short: string])[] = [
  ["health", "hp"],
  ["mana", "mp"],
  ["stamina", "st"],
];

function defaultPrompt(game: Game, being: Entity): string {
  const fights = being.has(Combatant);
  // Nothing is kept of who is whole.
  if (!fights && !being.has(Health)) return PROMPT_END;
  const points = SHORT.map(([vital, short]) => ({ vital, short, ...pointsOf(game, being, vital) }));
  const [health] = points;
  if (!fights && health && health.left >= health.most) return PROMPT_END;
  const shown = points.filter(({ most }) => most > 0);
  const seen = shown.map(({ short, left, most }) => `${left}/${most}${short}`);
  const said = shown.map(({ vital, left, most }) => `${vital} ${left} of ${most}`).join(", ");
  const foe = foeWords(game, being);
  const eye = [...seen, foe].filter(Boolean).join(" ");
  const ear = [said, foe].filter(Boolean).join(". ");
  // Read aloud, a mark would be a word too many; and a colon asks for something.
  return `<art>${escapeMarkup(eye)} ${PROMPT_END}</art><aloud>${escapeMarkup(`${ear}. `)}</aloud>`;
}

function filled(game: Game, being: Entity, template: string): string {
  return template.replace(/%(.)/g, (whole, code: string) => valueOf(game, being, code) ?? whole);
}

function valueOf(game: Game, being: Entity, code: string): string | undefined {
  const { points = 0 } = being.get(Experience) ?? {};
  switch (code) {
    case "h":
      return String(pointsOf(game, being, "health").left);
    case "H":
      return String(pointsOf(game, being, "health").most);
    case "m":
      return String(pointsOf(game, being, "mana").left);
    case "M":
      return String(pointsOf(game, being, "mana").most);
    case "s":
      return String(pointsOf(game, being, "stamina").left);
    case "S":
      return String(pointsOf(game, being, "stamina").most);
    case "l":
      return String(levelOf(being));
    case "x":
      return String(points);
    case "X":
      return String(Math.max(0, (levelBegins(game, levelOf(being) + 1) ?? points) - points));
    case "g":
      return String(coinsOf(game, being));
    case "r":
      return game.placeOf(being).get(Name)?.name ?? "";
    case "f":
      return foeWords(game, being);
    case "%":
      return "%";
    default:
      return undefined;
  }
}

function pointsOf(game: Game, being: Entity, vital: Vital): { left: number; most: number } {
  return {
    left: Math.max(0, Math.ceil(vitalOf(game, being, vital))),
    most: mostOf(game, being, vital),
  };
}

/** `a gull 40%`; "" without a foe. */
function foeWords(game: Game, being: Entity): string {
  const foe = foeOf(game, being);
  if (!foe) return "";
  const share = Math.ceil((vitalOf(game, foe, "health") / Math.max(1, mostOf(game, foe, "health"))) * 100);
  const name = canSee(game, being, foe) ? plainName(foe, 1) : "somebody";
  return `${name} ${Math.max(0, Math.min(100, share))}%`;
}
