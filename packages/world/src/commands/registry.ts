import { ROLES, type CommandSpec, type Role } from "../deeds/deed.ts";
import { DEED_COMMANDS, type DeedCommand } from "../deeds/index.ts";
import type { Command } from "./command.ts";
import { attributes } from "./attributes.ts";
import { alias, unalias } from "./alias.ts";
import { characters } from "./characters.ts";
import { colour } from "./colour.ts";
import { compare } from "./compare.ts";
import { describeSelf } from "./describe.ts";
import { effects } from "./effects.ts";
import { equipment } from "./equipment.ts";
import { exits } from "./exits.ts";
import { parseForm, type FormPart } from "./forms.ts";
import { goal } from "./goal.ts";
import { help } from "./help.ts";
import { inventory } from "./inventory.ts";
import { examine, look } from "./look.ts";
import { map } from "./map.ts";
import { PRIORITY } from "./priority.ts";
import { queue } from "./queue.ts";
import { quit } from "./quit.ts";
import { read } from "./read.ts";
import { recipes } from "./recipes.ts";
import { register } from "./register.ts";
import { score } from "./score.ts";
import { run } from "./run.ts";
import { screenreader } from "./screenreader.ts";
import { skills } from "./skills.ts";
import { socials } from "./socials.ts";
import { time } from "./time.ts";
import { weather } from "./weather.ts";
import { who } from "./who.ts";
import { width } from "./width.ts";

export type Entry =
  | { spec: CommandSpec; forms: readonly (readonly FormPart[])[]; deed: DeedCommand["deed"] }
  | { spec: CommandSpec; command: Command };

/** Commands that must be typed whole: nobody leaves by a slip. */
const WHOLE: ReadonlySet<string> = new Set(["characters", "quit", "register", "unalias"]);

/** All commands by name, alias and beginning. The order decides what a beginning means, and never changes by chance. */
export class Registry {
  readonly #entries: readonly Entry[];
  readonly #exact = new Map<string, Entry>();
  /** What one letter can begin. */
  readonly #short: readonly [string, Entry][];
  readonly #begun: readonly [string, Entry][];

  /** `more`: commands besides the game's own. */
  constructor(more: readonly Command[] = []) {
    const shown: Command[] = [
      ...more,
      look,
      examine,
      exits,
      inventory,
      read,
      recipes,
      equipment,
      compare,
      who,
      score,
      attributes,
      skills,
      effects,
      help(() => this),
      goal,
      map,
      time,
      weather,
      colour,
      screenreader,
      width,
      describeSelf,
      alias,
      unalias,
      run,
      queue,
      socials,
      characters,
      register,
      quit,
    ];
    const deeds = DEED_COMMANDS.map(
      ({ spec, deed }): Entry => ({ spec, deed, forms: spec.forms.map(parseForm) }),
    );
    const entries = [...deeds, ...shown.map((command): Entry => ({ spec: command.spec, command }))];
    this.#entries = entries.sort((a, b) => (a.spec.name < b.spec.name ? -1 : 1));
    const aliases: [string, Entry][] = [];
    for (const entry of this.#entries) {
      this.#exact.set(entry.spec.name, entry);
      for (const alias of entry.spec.aliases ?? []) aliases.push([alias, entry]);
    }
    for (const [alias, entry] of aliases) this.#exact.set(alias, entry);
    const first = PRIORITY.flatMap((word): [string, Entry][] => {
      const entry = this.#exact.get(word);
      return entry ? [[word, entry]] : [];
    });
    this.#short = first;
    this.#begun = [
      ...first,
      ...this.#entries.map((entry): [string, Entry] => [entry.spec.name, entry]),
      ...aliases.sort(([a], [b]) => (a < b ? -1 : 1)),
    ];
  }

  /** What somebody of that role may use, by name. */
  specs(role: Role = "player"): CommandSpec[] {
    return this.#entries.filter((entry) => mayUse(entry, role)).map((entry) => entry.spec);
  }

  /** By name or alias. */
  exact(word: string, role: Role = "player"): Entry | undefined {
    const entry = this.#exact.get(word);
    return entry && mayUse(entry, role) ? entry : undefined;
  }

  /** By name, alias or beginning: see `PRIORITY`. */
  find(word: string, role: Role = "player"): Entry | undefined {
    const exact = this.exact(word, role);
    if (exact || word === "") return exact;
    const begun = word.length < 2 ? this.#short : this.#begun;
    return begun.find(
      ([name, entry]) => name.startsWith(word) && !WHOLE.has(entry.spec.name) && mayUse(entry, role),
    )?.[1];
  }

  /** Every word that is a command, in the order in which beginnings are tried. */
  ordered(role: Role = "player"): string[] {
    return [...new Set(this.#begun.filter(([, entry]) => mayUse(entry, role)).map(([name]) => name))];
  }
}

function mayUse({ spec }: Entry, role: Role): boolean {
  return ROLES.indexOf(spec.role ?? "player") <= ROLES.indexOf(role);
}
