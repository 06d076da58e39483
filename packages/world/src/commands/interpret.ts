import { Refusal } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { nearest } from "../content/nearest.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import { go } from "../deeds/movement/go.ts";
import { aboutOf } from "../deeds/refusals.ts";
import type { CommandContext } from "./command.ts";
import { directionOf } from "./directions.ts";
import { asDirection, splitLine, type Entry, type Registry } from "./registry.ts";
import { resolve } from "./resolve.ts";

/** Runs one line of a character in play. Every line gets an answer, even an empty one gets its prompt. */
export function interpret(
  context: CommandContext,
  registry: Registry,
  runner: DeedRunner,
  line: string,
): void {
  const { word, rest } = splitLine(line);
  if (word === "") return;
  const exact = registry.find(word);
  const direction = asDirection(word, rest);
  if (direction !== undefined && exact?.spec.name !== word) {
    answer(context, runner.run(go, context.actor, { direction }).refusal);
    executed(context, "go");
  } else if (exact) {
    run(context, runner, exact, rest);
    executed(context, exact.spec.name);
  } else if (directionOf(word) !== undefined) {
    context.tell(`<hint>To walk, type ${word.toUpperCase()} and nothing after it.</hint>`);
  } else {
    const meant = nearest(word, registry.words());
    const advice =
      meant === undefined ? "HELP lists what you can do." : `Did you mean ${meant.toUpperCase()}?`;
    context.tell(`<error>There is no command '${escapeMarkup(word)}'.</error> <hint>${advice}</hint>`);
  }
}

function run(context: CommandContext, runner: DeedRunner, entry: Entry, rest: string): void {
  if ("command" in entry) {
    entry.command.run(context, rest);
    return;
  }
  const { game, actor } = context;
  const words = rest === "" ? [] : rest.split(/\s+/);
  const text = entry.forms.some((form) => form.some((part) => "scope" in part && part.scope === "text"));
  // Text keeps its own spacing: only what stands before it is split into words.
  const resolved = resolve(game, actor, entry.forms, text ? keepSpaces(rest) : words);
  if (resolved === undefined) {
    context.tell(`<hint>${escapeMarkup(entry.spec.usage)}</hint>`);
    return;
  }
  if (resolved instanceof Refusal) {
    answer(context, resolved);
    return;
  }
  if (resolved.length === 0) context.tell("There is nothing of that kind.");
  for (const args of resolved) answer(context, runner.run(entry.deed, actor, args).refusal);
}

/** Splits at single spaces, so that joining with one space gives the very same text back. */
function keepSpaces(rest: string): string[] {
  return rest === "" ? [] : rest.split(" ");
}

function answer(context: CommandContext, refusal: Refusal<string> | undefined): void {
  if (refusal) context.tell(refusal.words, aboutOf(refusal));
}

function executed({ game, actor }: CommandContext, command: string): void {
  if (actor.alive) game.events.publish({ type: "CommandExecuted", entity: actor, command });
}
