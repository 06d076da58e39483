import { Refusal } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { isBusy } from "../bodies/activity.ts";
import { coolDown } from "../deeds/lines/cool-down.ts";
import { aboutOf } from "../deeds/refusals.ts";
import { social } from "../deeds/social/social.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import type { CommandContext } from "./command.ts";
import { parseForm } from "./forms.ts";
import { cooldownName, forbidden, roleOf } from "./permit.ts";
import type { Entry, Registry } from "./registry.ts";
import { asDirection, splitLine } from "./split-line.ts";
import { resolve } from "./resolve.ts";
import { socialNamed } from "./socials.ts";
import { teach } from "./teach.ts";
import { keepSpaces, splitWords } from "./tokens.ts";

/** What one command of a line is: a command with what follows it, a gesture, or nothing that is known. */
export type Meant = { entry: Entry; rest: string } | { social: string; rest: string } | { unknown: true };

const SOCIAL_FORMS = [
  "social <to:beings>",
  "social at <to:beings>",
  "social to <to:beings>",
  "social with <to:beings>",
].map(parseForm);

/**
 * What a command means: a direction before anything that only begins so, then a command's or gesture's whole name, then a
 * command's beginning, then a gesture's.
 */
export function meaningOf(context: CommandContext, registry: Registry, command: string): Meant {
  const { word, rest } = splitLine(command);
  const role = roleOf(context.session);
  const exact = registry.exact(word, role);
  const direction = asDirection(word, rest);
  const go = registry.exact("go");
  if (direction !== undefined && exact?.spec.name !== word && go) return { entry: go, rest: direction };
  const whole = exact ? undefined : socialNamed(context.game, word, true);
  if (whole !== undefined) return { social: whole, rest };
  const entry = registry.find(word, role);
  if (entry) return { entry, rest };
  const begun = socialNamed(context.game, word, false);
  return begun === undefined ? { unknown: true } : { social: begun, rest };
}

/** Runs one command of a character in play. Every command gets an answer. False: it was refused, or is none. */
export function interpret(
  context: CommandContext,
  registry: Registry,
  runner: DeedRunner,
  command: string,
): boolean {
  const meant = meaningOf(context, registry, command);
  if ("unknown" in meant) {
    teach(context, registry, command);
    return false;
  }
  if ("social" in meant) {
    const done = gesture(context, runner, meant.social, meant.rest);
    executed(context, runner, "social", done);
    return done;
  }
  const { game, actor } = context;
  const refusal = forbidden(game, actor, meant.entry);
  if (refusal) return answer(context, refusal);
  const done = run(context, runner, meant.entry, meant.rest);
  const { cooldown, name } = meant.entry.spec;
  if (done && cooldown !== undefined && actor.alive)
    runner.run(coolDown, actor, { name: cooldownName(meant.entry), seconds: cooldown });
  executed(context, runner, name, done);
  return done;
}

function run(context: CommandContext, runner: DeedRunner, entry: Entry, rest: string): boolean {
  if ("command" in entry) {
    entry.command.run(context, rest);
    return true;
  }
  const { game, actor } = context;
  const text = entry.forms.some((form) => form.some((part) => "scope" in part && part.scope === "text"));
  // Text keeps its own spacing: only what stands before it is split into words.
  const resolved = resolve(game, actor, entry.forms, text ? keepSpaces(rest) : splitWords(rest));
  if (resolved === undefined) {
    context.tell(`<hint>${escapeMarkup(entry.spec.usage)}</hint>`);
    return false;
  }
  if (resolved instanceof Refusal) return answer(context, resolved);
  if (resolved.length === 0) context.tell("There is nothing of that kind.");
  let done = resolved.length > 0;
  for (const [index, args] of resolved.entries()) {
    // The first of several may take time, or the actor elsewhere: the others are left as they are.
    if (index > 0 && (!actor.alive || isBusy(actor))) break;
    done = answer(context, runner.run(entry.deed, actor, args).refusal) && done;
  }
  return done;
}

function gesture(context: CommandContext, runner: DeedRunner, name: string, rest: string): boolean {
  const { game, actor } = context;
  if (rest === "") return answer(context, runner.run(social, actor, { name }).refusal);
  const resolved = resolve(game, actor, SOCIAL_FORMS, splitWords(rest));
  if (resolved instanceof Refusal) return answer(context, resolved);
  const to = resolved?.[0]?.["to"];
  return answer(context, runner.run(social, actor, typeof to === "object" ? { name, to } : { name }).refusal);
}

/** True when there is nothing to answer. */
function answer(context: CommandContext, refusal: Refusal<string> | undefined): boolean {
  if (refusal) context.tell(refusal.words, aboutOf(refusal));
  return refusal === undefined;
}

/** Tells that a command was given, and does what follows from that. */
function executed({ game, actor }: CommandContext, runner: DeedRunner, command: string, done: boolean): void {
  if (!actor.alive) return;
  game.events.publish({ type: "CommandExecuted", entity: actor, command, done });
  runner.drain();
}
