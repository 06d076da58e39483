import type { Entity } from "@wyldlands/ecs";
import type { CompletionsTopic } from "@wyldlands/protocol";
import { channelsFor } from "../channels/channels.ts";
import { Aliases, Container, ContainedIn, Name, Room, Skills } from "../components/index.ts";
import { withoutArticle } from "../content/prose.ts";
import { rightsOf } from "../permissions/rights.ts";
import type { CommandContext } from "./command.ts";
import { parseForm, type FormPart } from "./forms.ts";
import { isVerb } from "./building/build.ts";
import { forbidden } from "./permit.ts";
import type { Entry, Registry } from "./registry.ts";
import { splitLine } from "./split-line.ts";
import { candidates, contents } from "./scopes.ts";
import { topicsFor } from "./help-topics.ts";

/** Lines that are offered at most, and the longest that is completed. */
export const MOST_COMPLETIONS = 20;
const MOST_CHARACTERS = 200;

/**
 * How the last word of a line could go on, as whole lines: commands that the actor may use as they stand or lie, then what
 * the command's forms take there, of what the actor can see. `value`: JSON, `{line}`, as a client sent it.
 */
export function completionsOf(context: CommandContext, registry: Registry, value: string): CompletionsTopic {
  const line = lineOf(value);
  const at = line.lastIndexOf(";") + 1;
  const before = line.slice(0, at) + (/^\s*/.exec(line.slice(at))?.[0] ?? "");
  const begun = line.slice(before.length);
  if (line === "" || begun.length > MOST_CHARACTERS) return { line, lines: [] };
  const found = /\s/.test(begun) ? argumentsFor(context, registry, begun) : words(context, registry, begun);
  // The same in other letters is the same: a player beside one, and that player anywhere.
  const unlike = new Map(found.toReversed().map((one) => [one.toLowerCase(), one]));
  const lines = [...unlike.values()]
    .toReversed()
    .filter((one) => one !== begun)
    .slice(0, MOST_COMPLETIONS);
  return { line, lines: lines.map((one) => before + one) };
}

/** What a client sent is a stranger's. */
function lineOf(value: string): string {
  if (value.length > 4 * MOST_CHARACTERS) return "";
  try {
    const asked: unknown = JSON.parse(value);
    const line =
      typeof asked === "object" && asked !== null ? (asked as Record<string, unknown>)["line"] : undefined;
    return typeof line === "string" ? line : "";
  } catch {
    return "";
  }
}

function words(context: CommandContext, registry: Registry, begun: string): string[] {
  const { game, actor, session } = context;
  const word = begun.toLowerCase();
  if (word === "") return [];
  const role = rightsOf(session);
  const exits = Object.keys(game.placeOf(actor).get(Room)?.exits ?? {});
  const commands = registry.ordered(role).filter((name) => {
    const entry = name.startsWith(word) && name.length > 1 ? registry.exact(name, role) : undefined;
    return entry !== undefined && forbidden(game, actor, entry) === undefined;
  });
  return [
    ...exits,
    ...Object.keys(actor.get(Aliases) ?? {}),
    ...commands,
    ...channelsFor(game, role).map(({ id }) => id),
    ...Object.keys(game.rules.socials).sort(),
  ].filter((name) => name.startsWith(word));
}

function argumentsFor(context: CommandContext, registry: Registry, begun: string): string[] {
  const { word, rest } = splitLine(begun);
  const entry = registry.find(word, rightsOf(context.session));
  const isSocial = !entry && Object.hasOwn(context.game.rules.socials, word);
  if (!entry && !isSocial) return [];
  const forms = entry ? formsOf(entry) : [parseForm("social <to:beings>")];
  // An empty last word asks for everything that could stand there.
  const typed = /\s$/.test(begun) && rest !== "" ? `${rest} ` : rest;
  const parts = typed.split(/\s+/);
  const last = parts.at(-1) ?? "";
  const head = begun.slice(0, begun.length - last.length);
  const own = entry && "command" in entry ? (entry.command.offers?.(context, typed) ?? []) : [];
  // A builder's command may share its word with a player's: `shop wen sells …`.
  const build = isVerb(word) ? registry.exact("build", rightsOf(context.session)) : undefined;
  if (build && build !== entry && "command" in build)
    own.push(...(build.command.offers?.(context, `${word} ${typed}`) ?? []));
  const offers = [
    ...own,
    ...forms.flatMap((form) => expected(form, parts)).flatMap((part) => offersOf(context, entry, part)),
  ];
  const wanted = last.toLowerCase();
  // `2.mug` and `all.mug` keep what stands before the dot.
  const [, pick = "", noun = ""] = /^((?:\d+|all)\.)?(.*)$/.exec(wanted) ?? [];
  const repeats = parts.at(-2)?.toLowerCase();
  return offers
    .filter((offer) => offer.toLowerCase().startsWith(noun) && offer !== repeats)
    .map((offer) => head + pick + offer);
}

function formsOf(entry: Entry): readonly (readonly FormPart[])[] {
  return "deeds" in entry ? entry.forms : entry.spec.forms.map(parseForm);
}

/** The parts of a form that the last of these words could be the beginning of. */
function expected(form: readonly FormPart[], words: readonly string[]): FormPart[] {
  const [part, ...rest] = form;
  if (!part) return [];
  const [word = "", ...others] = words;
  if (others.length === 0) return [part];
  if ("literal" in part) return word.toLowerCase() === part.literal ? expected(rest, others) : [];
  const parts: FormPart[] = [];
  const most = part.scope === "word" || part.scope === "number" ? 1 : others.length;
  for (let taken = 1; taken <= most; taken += 1) parts.push(...expected(rest, words.slice(taken)));
  return parts;
}

function offersOf(context: CommandContext, entry: Entry | undefined, part: FormPart): string[] {
  if ("literal" in part) return [part.literal];
  const { game, actor } = context;
  const place = game.placeOf(actor);
  switch (part.scope) {
    case "direction":
      return Object.keys(place.get(Room)?.exits ?? {});
    case "anyone":
      return candidates(game, actor, "anyone").map((one) => one.get(Name)?.name ?? "");
    case "word":
      if (part.slot === "channel") return channelsFor(game, rightsOf(context.session)).map(({ id }) => id);
      return /^(?:skill|spell)s?$/.test(part.slot) ? Object.keys(actor.get(Skills) ?? {}) : [];
    case "number":
      return [];
    case "text":
      return entry?.spec.name === "help" ? topicsFor(context).map(({ name }) => name) : [];
    case "inside":
      return candidates(game, actor, "near")
        .filter((one) => one.has(Container))
        .flatMap(insideNames);
    default: {
      const details = entry?.spec.name === "look" || entry?.spec.name === "examine";
      return [
        ...candidates(game, actor, part.scope).map(wordFor),
        ...(details ? Object.keys(place.get(Room)?.details ?? {}) : []),
      ];
    }
  }
}

function insideNames(container: Entity): string[] {
  const list = contents(container);
  return Array.isArray(list) && container.sources(ContainedIn).length > 0 ? list.map(wordFor) : [];
}

/** The word that is likeliest to be meant: the last of its name that is a keyword of it, 'a long sword' → `sword`. */
function wordFor(entity: Entity): string {
  const name = entity.get(Name);
  if (!name) return "";
  const own = withoutArticle(name.name).toLowerCase().split(/\s+/);
  const first = /\s(?:of|in|on|with|from|for|to)\s/.exec(withoutArticle(name.name).toLowerCase());
  const head = first ? withoutArticle(name.name).toLowerCase().slice(0, first.index).split(/\s+/) : own;
  return head.findLast((word) => name.keywords.includes(word)) ?? name.keywords[0] ?? "";
}
