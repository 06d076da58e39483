import type { CommandSpec } from "../deeds/deed.ts";
import { DEED_COMMANDS, type DeedCommand } from "../deeds/index.ts";
import type { Command } from "./command.ts";
import { auctions } from "../auction/auctions.ts";
import { achievements } from "./achievements.ts";
import { attributes } from "./attributes.ts";
import { alias, unalias } from "./alias.ts";
import { channels } from "./channels.ts";
import { characters } from "./characters.ts";
import { colour } from "./colour.ts";
import { compare } from "./compare.ts";
import { decorate } from "./decorate.ts";
import { describeSelf } from "./describe.ts";
import { effects } from "./effects.ts";
import { equipment } from "./equipment.ts";
import { exits } from "./exits.ts";
import { forget } from "./forget.ts";
import { parseForm, type FormPart } from "./forms.ts";
import { friends } from "./friends.ts";
import { goal } from "./goal.ts";
import { hearsay } from "./hearsay.ts";
import { help } from "./help.ts";
import { history } from "./history.ts";
import { ignore, unignore } from "./ignore.ts";
import { inventory } from "./inventory.ts";
import { examine, look } from "./look.ts";
import { map } from "./map.ts";
import { allows, isGuarded, type Whom } from "../permissions/rights.ts";
import { STAFF_COMMANDS } from "../moderation/staff-commands.ts";
import { motd, news } from "./news.ts";
import { PRIORITY } from "./priority.ts";
import { queue } from "./queue.ts";
import { quests } from "./quests.ts";
import { quit } from "./quit.ts";
import { rate } from "../voices/rate.ts";
import { read } from "./read.ts";
import { recipes } from "./recipes.ts";
import { register } from "./register.ts";
import { relations } from "./relations.ts";
import { score } from "./score.ts";
import { run } from "./run.ts";
import { screenreader } from "./screenreader.ts";
import { skills } from "./skills.ts";
import { socials } from "./socials.ts";
import { time } from "./time.ts";
import { weather } from "./weather.ts";
import { who } from "./who.ts";
import { whois } from "./whois.ts";
import { BUILDING_COMMANDS } from "./building/index.ts";
import { autoloot } from "./autoloot.ts";
import { prompt } from "./prompt.ts";
import { settings } from "./settings.ts";
import { switches } from "./switches.ts";
import { width } from "./width.ts";
import { wimpy } from "./wimpy.ts";

export type Entry =
  /** `deeds`: what each of the forms does. */
  | {
      spec: CommandSpec;
      forms: readonly (readonly FormPart[])[];
      deeds: ReadonlyMap<readonly FormPart[], DeedCommand["deed"]>;
    }
  | { spec: CommandSpec; command: Command };

/** Commands that must be typed whole: nobody leaves, or is thrown out, by a slip. */
const WHOLE: ReadonlySet<string> = new Set([
  "ban",
  "boot",
  "characters",
  "discard",
  "force",
  "forget",
  "grant",
  "jail",
  "preview",
  "publish",
  "purge",
  "quit",
  "register",
  "restart",
  "role",
  "shutdown",
  "unalias",
]);

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
      whois,
      forget,
      friends,
      ignore,
      unignore,
      channels,
      history,
      news,
      motd,
      score,
      attributes,
      skills,
      relations,
      effects,
      help(() => this),
      goal,
      hearsay,
      map,
      time,
      weather,
      colour,
      screenreader,
      width,
      prompt,
      ...switches,
      autoloot,
      wimpy,
      settings,
      describeSelf,
      decorate,
      auctions,
      alias,
      unalias,
      run,
      queue,
      quests,
      rate,
      achievements,
      socials,
      characters,
      register,
      quit,
      ...STAFF_COMMANDS,
      ...BUILDING_COMMANDS,
    ];
    const entries = [...deedEntries(), ...shown.map((command): Entry => ({ spec: command.spec, command }))];
    // What is not for everybody comes last: a role changes nothing of what fingers have learned.
    this.#entries = entries.sort(
      (a, b) => Number(isGuarded(a.spec)) - Number(isGuarded(b.spec)) || (a.spec.name < b.spec.name ? -1 : 1),
    );
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

  /** What somebody may use, by name; what is not for everybody comes last. */
  specs(role: Whom = "player"): CommandSpec[] {
    return this.#entries.filter((entry) => mayUse(entry, role)).map((entry) => entry.spec);
  }

  /** By name or alias. */
  exact(word: string, role: Whom = "player"): Entry | undefined {
    const entry = this.#exact.get(word);
    return entry && mayUse(entry, role) ? entry : undefined;
  }

  /** By name, alias or beginning: see `PRIORITY`. */
  find(word: string, role: Whom = "player"): Entry | undefined {
    const exact = this.exact(word, role);
    if (exact || word === "") return exact;
    const begun = word.length < 2 ? this.#short : this.#begun;
    return begun.find(
      ([name, entry]) => name.startsWith(word) && !WHOLE.has(entry.spec.name) && mayUse(entry, role),
    )?.[1];
  }

  /** Every word that is a command, in the order in which beginnings are tried. */
  ordered(role: Whom = "player"): string[] {
    return [...new Set(this.#begun.filter(([, entry]) => mayUse(entry, role)).map(([name]) => name))];
  }
}

/**
 * One entry for each command's name. Deeds that share a name (`group invite`, `group leave`) have their forms under it; the
 * first of them tells everything else about the command.
 */
function deedEntries(): Entry[] {
  const byName = new Map<string, DeedCommand[]>();
  for (const one of DEED_COMMANDS) byName.set(one.spec.name, [...(byName.get(one.spec.name) ?? []), one]);
  return [...byName.values()].flatMap((family): Entry[] => {
    const [head] = family;
    if (!head) return [];
    const deeds = new Map(
      family.flatMap(({ spec, deed }) => spec.forms.map((form) => [parseForm(form), deed] as const)),
    );
    const spec =
      family.length === 1 ? head.spec : { ...head.spec, forms: family.flatMap((one) => one.spec.forms) };
    return [{ spec, deeds, forms: [...deeds.keys()] }];
  });
}

function mayUse({ spec }: Entry, whom: Whom): boolean {
  return allows(whom, spec);
}
