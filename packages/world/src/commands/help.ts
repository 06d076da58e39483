import { escapeMarkup } from "@wyldlands/protocol";
import { channelEntry } from "../channels/channel-command.ts";
import { channelsFor } from "../channels/channels.ts";
import type { HelpTopic } from "../content/types.ts";
import type { CommandSpec } from "../deeds/deed.ts";
import { rightsOf } from "../permissions/rights.ts";
import { defineCommand, type CommandContext } from "./command.ts";
import { directionOf } from "./directions.ts";
import { search, type Findable } from "./help-search.ts";
import { topicsFor } from "./help-topics.ts";
import type { Registry } from "./registry.ts";
import { socialNamed } from "./socials.ts";

const MOST_FOUND = 8;
/** Characters of a page that a search shows. */
const GLIMPSE = 90;

/** Explains a command or a topic, or finds one; alone, the first steps and the topics. */
export const help = (registry: () => Registry) =>
  defineCommand(
    {
      name: "help",
      aliases: ["?", "commands"],
      forms: ["help", "help commands", "help <topic:text>", "help search <words:text>"],
      usage: "Help on what?",
      help: "Explains a command or a topic: help, help get, help moving. Help commands lists every command. Help search broken lantern finds what speaks of both; help mo lists what begins so.",
    },
    (context, rest) => {
      const { game, tell } = context;
      const wanted = rest.toLowerCase();
      const pages = new Pages(context, registry());
      const sought = /^(?:search|find)\s+(.+)$/.exec(wanted)?.[1];
      if (wanted === "") tell(beginning(context));
      else if (wanted === "commands") tell(everyCommand(context, registry()));
      else if (sought !== undefined) tell(found(pages, rest.replace(/^\S+\s+/, ""), sought));
      else {
        const page = pages.exact(wanted) ?? pages.begun(wanted);
        tell(page ?? missing(pages, rest, game.content.help.size > 0));
      }
    },
  );

/** The pages of the help that somebody may read. */
class Pages {
  readonly #context: CommandContext;
  readonly #registry: Registry;

  constructor(context: CommandContext, registry: Registry) {
    this.#context = context;
    this.#registry = registry;
  }

  /** The page of just that word, as markup. */
  exact(wanted: string): string | undefined {
    const { game } = this.#context;
    const whom = rightsOf(this.#context.session);
    const whole = this.#registry.exact(wanted, whom)?.spec;
    const walks = directionOf(wanted) !== undefined && whole?.name !== wanted;
    const spec =
      (walks ? this.#registry.find("go")?.spec : whole) ??
      channelEntry(this.#context, wanted, whom, true)?.spec;
    const topics = topicsFor(this.#context);
    const topic =
      topics.find(({ name }) => name === wanted) ?? topics.find((one) => one.aliases.includes(wanted));
    if (spec || topic) return pageOf(spec, topic, topics);
    const gesture = socialNamed(game, wanted, true);
    return gesture === undefined
      ? undefined
      : `<command>${gesture.toUpperCase()}</command> is a gesture. <hint>Type it alone, or with a name: ${gesture.toUpperCase()} HESPER.</hint>`;
  }

  /** The one page that begins so, or a list of them. */
  begun(wanted: string): string | undefined {
    const names = [
      ...new Set(
        this.all
          .filter(({ name, aliases }) => [name, ...aliases].some((word) => word.startsWith(wanted)))
          .map(({ name }) => name),
      ),
    ].sort();
    const [only] = names;
    if (only === undefined) return undefined;
    if (names.length === 1) return this.exact(only);
    return `Help that begins with '${escapeMarkup(wanted)}': ${names.join(", ")}.`;
  }

  /** Everything that can be found. */
  get all(): Findable[] {
    const { game, session } = this.#context;
    const whom = rightsOf(session);
    const specs = this.#registry.specs(whom);
    const channels = channelsFor(game, whom);
    return [
      ...topicsFor(this.#context),
      ...specs.map(({ name, aliases = [], help: text }) => ({ name, aliases, text })),
      ...channels.map(({ id, aliases, caption }) => ({ name: id, aliases, text: caption })),
    ];
  }
}

/** The first steps and the topics: a newcomer reads this, and a hundred commands would bury it. */
function beginning(context: CommandContext): string {
  const start = context.game.content.help.get("start")?.text;
  return [
    ...(start === undefined ? [] : [start, ""]),
    `Topics: ${topicsFor(context)
      .map(({ name }) => name)
      .join(", ")}.`,
    "<hint>HELP and one of these words tells more. HELP COMMANDS lists every command; HELP SEARCH and some words finds what speaks of them.</hint>",
  ].join("\n");
}

function everyCommand({ session }: CommandContext, registry: Registry): string {
  const commands = registry.specs(rightsOf(session)).map((spec) => `<command>${spec.name}</command>`);
  return `Commands: ${commands.join(", ")}.\n<hint>HELP and one of these words tells more.</hint>`;
}

function pageOf(
  spec: CommandSpec | undefined,
  topic: HelpTopic | undefined,
  topics: readonly HelpTopic[],
): string {
  const parts: string[] = [];
  if (spec) {
    const aliases = spec.aliases && spec.aliases.length > 0 ? ` (also ${spec.aliases.join(", ")})` : "";
    parts.push(
      `<command>${spec.name.toUpperCase()}</command>${escapeMarkup(aliases)}: ${escapeMarkup(spec.help)}`,
    );
  }
  if (topic) parts.push(topic.text);
  const others = topic?.seeAlso.filter((other) => topics.some(({ name }) => name === other)) ?? [];
  if (others.length > 0) parts.push(`See also: ${others.join(", ")}.`);
  return parts.join("\n");
}

function found(pages: Pages, typed: string, sought: string): string {
  const best = search(pages.all, sought);
  if (best.length === 0)
    return `No help speaks of '${escapeMarkup(typed)}'. <hint>HELP alone lists what there is.</hint>`;
  const names = new Set<string>();
  const lines = best.flatMap(({ name, text }) => {
    // A topic and a command of one name are one page.
    if (names.has(name) || names.size === MOST_FOUND) return [];
    names.add(name);
    return [`  <command>${name}</command>: ${glimpse(text)}`];
  });
  return [
    `Help that speaks of '${escapeMarkup(typed)}', the likeliest first:`,
    ...lines,
    "<hint>HELP and one of these words tells all of it.</hint>",
  ].join("\n");
}

function missing(pages: Pages, typed: string, searchable: boolean): string {
  const names = [...new Set(search(pages.all, typed).map(({ name }) => name))].slice(0, 3);
  const where = searchable && names.length > 0 ? `It is spoken of in: ${names.join(", ")}. ` : "";
  return `There is no help on '${escapeMarkup(typed)}'. ${where}<hint>HELP alone lists what there is.</hint>`;
}

/** A page's beginning, without its markup. */
function glimpse(text: string): string {
  const plain = text
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();
  if (plain.length <= GLIMPSE) return plain;
  return `${plain.slice(0, plain.lastIndexOf(" ", GLIMPSE))} …`;
}
