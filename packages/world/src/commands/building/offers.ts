import { builderOf, draftOf, overlayOf } from "../../building/drafts.ts";
import { asKind, KINDS, type CATALOGUES, type Kind } from "../../building/kinds.ts";
import { siteOf } from "../../building/site.ts";
import { areaOf, isCopy, wordOf } from "../../building/slugs.ts";
import { keysAt, pathOf, wordsAt } from "../../building/values.ts";
import { BuildFault } from "../../building/fault.ts";
import { Workshop } from "../../building/workshop.ts";
import { DIRECTIONS } from "../../content/directions.ts";
import type { CommandContext } from "../command.ts";

type Catalogue = keyof typeof CATALOGUES;

/**
 * What could stand where the last word of a builder's line is: kinds, slugs of the area he works in, the keys that the schemas know
 * there, and the values of those that are a choice. `line`: with the command.
 */
export function offersFor(context: CommandContext, line: string): string[] {
  const words = line.split(/\s+/);
  const [command = "", ...rest] = words;
  const last = rest.at(-1) ?? "";
  const before = rest.slice(0, -1);
  switch (command) {
    case "set":
    case "unset":
      return forSet(context, before, last);
    case "npc":
    case "item":
      return forThing(context, command, before, last);
    case "room":
      return before.length === 0
        ? keysAt("room", [])
        : before[0] === "flag"
          ? flags()
          : values("room", before[0] ?? "");
    case "area":
      return before.length === 0 ? keysAt("area", []) : values("area", before[0] ?? "");
    case "quest":
      return before[0] === "set"
        ? forThing(context, "quest", before, last)
        : before.length === 1
          ? slugs(context, "quest")
          : [];
    case "spawn":
    case "copy":
    case "rename": {
      const kind = asKind(before[0] ?? "");
      return before.length === 1 && kind !== undefined && kind !== "area" ? slugs(context, kind) : [];
    }
    case "suggest": {
      if (before.length === 0) return ["room", "npc", "item"];
      const kind = asKind(before[0] ?? "");
      return before.length === 1 && (kind === "npc" || kind === "item") ? slugs(context, kind) : [];
    }
    case "shop":
      return before.length === 0
        ? slugs(context, "npc")
        : before[1] === "sells" && before.length === 2
          ? slugs(context, "item")
          : [];
    case "exit":
      return before[1] === "to" ? slugs(context, "room") : [...DIRECTIONS];
    case "door":
      return before.at(-1) === "key" ? slugs(context, "item") : [...DIRECTIONS];
    case "at":
      return slugs(context, "room");
    default:
      return [];
  }
}

function forSet(context: CommandContext, before: readonly string[], last: string): string[] {
  const kind = asKind(before[0] ?? "");
  if (kind === undefined) return before.length === 0 ? [...KINDS] : [];
  const isHere = kind === "room" || kind === "area";
  if (before.length === 1)
    return [...(isHere ? keysBehind(kind, last) : []), ...(kind === "area" ? [] : slugs(context, kind))];
  if (before.length === 2 && isHere && keysAt(kind, []).includes((before[1] ?? "").split(".")[0] ?? ""))
    return values(kind, before[1] ?? "");
  return before.length === 2 ? keysBehind(kind, last) : values(kind, before[2] ?? "");
}

function forThing(
  context: CommandContext,
  kind: Catalogue,
  before: readonly string[],
  last: string,
): string[] {
  if (before.length === 1 && before[0] !== "new") return slugs(context, kind);
  if (before[0] !== "set" && before[0] !== "unset") return [];
  return before.length === 2
    ? keysBehind(kind, last)
    : before[0] === "set"
      ? values(kind, before[2] ?? "")
      : [];
}

/** `body.l` goes on with the keys below `body`. */
function keysBehind(kind: Kind, typed: string): string[] {
  const dot = typed.lastIndexOf(".");
  if (dot < 0) return keysAt(kind, []);
  const holder = typed.slice(0, dot);
  return keysAt(kind, known(kind, holder)).map((key) => `${holder}.${key}`);
}

function values(kind: Kind, key: string): string[] {
  return wordsAt(kind, known(kind, key));
}

function flags(): string[] {
  return keysAt("room", []).filter((key) => wordsAt("room", [key]).includes("true"));
}

/** A path that cannot be is one that has nothing below. */
function known(kind: Kind, typed: string): (string | number)[] {
  try {
    return pathOf(kind, typed);
  } catch (error) {
    if (error instanceof BuildFault) return [typed, "?"];
    throw error;
  }
}

/** Slugs of the area in hand, published and drafted. */
function slugs({ game, actor, session }: CommandContext, kind: Catalogue): string[] {
  const builder = builderOf(session);
  const draft = builder && draftOf(game, builder.key);
  const { area } = siteOf(game, actor, draft);
  const { rooms, npcs, items, quests = new Map<string, unknown>() } = game.content;
  const shelf: ReadonlyMap<string, unknown> = { room: rooms, npc: npcs, item: items, quest: quests }[kind];
  const published = [...shelf.keys()].filter((id) => areaOf(id) === area && !isCopy(id));
  const drafted = new Workshop(new Map(), overlayOf(draft)).ids(kind, area);
  return [...new Set([...published, ...drafted])].map(wordOf);
}
