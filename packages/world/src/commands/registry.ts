import type { CommandSpec } from "../deeds/deed.ts";
import { DEED_COMMANDS, type DeedCommand } from "../deeds/index.ts";
import type { Command } from "./command.ts";
import { characters } from "./characters.ts";
import { colour } from "./colour.ts";
import { compare } from "./compare.ts";
import { describeSelf } from "./describe.ts";
import { directionOf } from "./directions.ts";
import { equipment } from "./equipment.ts";
import { exits } from "./exits.ts";
import { parseForm, type FormPart } from "./forms.ts";
import { goal } from "./goal.ts";
import { help } from "./help.ts";
import { inventory } from "./inventory.ts";
import { examine, look } from "./look.ts";
import { map } from "./map.ts";
import { quit } from "./quit.ts";
import { register } from "./register.ts";
import { screenreader } from "./screenreader.ts";
import { who } from "./who.ts";
import { width } from "./width.ts";

export type Entry =
  | { spec: CommandSpec; forms: readonly (readonly FormPart[])[]; deed: DeedCommand["deed"] }
  | { spec: CommandSpec; command: Command };

/** Commands that must be typed whole: nobody leaves by a slip. */
const WHOLE: ReadonlySet<string> = new Set(["characters", "quit", "register"]);

/** All commands by name, alias and beginning. The order decides what a beginning means, and never changes by chance. */
export class Registry {
  readonly #entries: readonly Entry[];
  readonly #exact = new Map<string, Entry>();

  /** `more`: commands besides the game's own. */
  constructor(more: readonly Command[] = []) {
    const shown: Command[] = [
      ...more,
      look,
      examine,
      exits,
      inventory,
      equipment,
      compare,
      who,
      help(() => this),
      goal,
      map,
      colour,
      screenreader,
      width,
      describeSelf,
      characters,
      register,
      quit,
    ];
    const deeds = DEED_COMMANDS.map(
      ({ spec, deed }): Entry => ({ spec, deed, forms: spec.forms.map(parseForm) }),
    );
    const entries = [...deeds, ...shown.map((command): Entry => ({ spec: command.spec, command }))];
    this.#entries = entries.sort((a, b) => (a.spec.name < b.spec.name ? -1 : 1));
    for (const entry of this.#entries) {
      for (const word of [entry.spec.name, ...(entry.spec.aliases ?? [])]) this.#exact.set(word, entry);
    }
  }

  specs(): CommandSpec[] {
    return this.#entries.map((entry) => entry.spec);
  }

  /** By name, alias or, from two letters on, by beginning. */
  find(word: string): Entry | undefined {
    const exact = this.#exact.get(word);
    if (exact || word.length < 2) return exact;
    return this.#entries.find((entry) => entry.spec.name.startsWith(word) && !WHOLE.has(entry.spec.name));
  }

  /** Every word that is a command, for `nearest`. */
  words(): string[] {
    return [...this.#exact.keys()].filter((name) => name.length > 1);
  }
}

/** The parts of a line: the command's word and the rest. `'hello` and `:waves` need no space. */
export function splitLine(line: string): { word: string; rest: string } {
  const trimmed = line.trim();
  const first = trimmed[0] ?? "";
  if (first === "'" || first === ":" || first === "?") return { word: first, rest: trimmed.slice(1).trim() };
  const space = trimmed.search(/\s/);
  if (space < 0) return { word: trimmed.toLowerCase(), rest: "" };
  return { word: trimmed.slice(0, space).toLowerCase(), rest: trimmed.slice(space + 1).trim() };
}

/** A bare direction is the command `go`. */
export function asDirection(word: string, rest: string): string | undefined {
  return rest === "" ? directionOf(word) : undefined;
}
