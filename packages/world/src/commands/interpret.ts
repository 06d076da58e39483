import { Refusal } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { isBusy } from "../bodies/activity.ts";
import { channelEntry } from "../channels/channel-command.ts";
import { coolDown } from "../deeds/lines/cool-down.ts";
import { aboutOf } from "../deeds/refusals.ts";
import type { Deed, DeedArgs } from "../deeds/deed.ts";
import { isAwaited, tryDeed } from "../deeds/life/try-deed.ts";
import { social } from "../deeds/social/social.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import { findPerson } from "../moderation/find-person.ts";
import { allows, isGuarded, rightsOf } from "../permissions/rights.ts";
import { hold, type Hold } from "../sessions/hold.ts";
import { audit } from "../society/audit.ts";
import { plainName } from "../views/names.ts";
import type { Game } from "../game.ts";
import type { CommandContext } from "./command.ts";
import { isBuilding } from "./building/build.ts";
import { parseForm } from "./forms.ts";
import { cooldownName, forbidden, frozen } from "./permit.ts";
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
 * What a command means: a direction before anything that only begins so, then a command's, channel's or gesture's whole name,
 * then a command's beginning, then a channel's, then a gesture's.
 */
export function meaningOf(context: CommandContext, registry: Registry, command: string): Meant {
  const { word, rest } = splitLine(command);
  const role = rightsOf(context.session);
  const exact = registry.exact(word, role);
  const direction = asDirection(word, rest);
  const go = registry.exact("go");
  if (direction !== undefined && exact?.spec.name !== word && go) return { entry: go, rest: direction };
  const build = isBuilding(word, rest) ? registry.exact("build", role) : undefined;
  if (build) return { entry: build, rest: `${word} ${rest}` };
  const channel = exact ? undefined : channelEntry(context, word, role, true);
  if (channel) return { entry: channel, rest };
  const whole = exact ? undefined : socialNamed(context.game, word, true);
  if (whole !== undefined) return { social: whole, rest };
  const entry = registry.find(word, role);
  if (entry) return { entry, rest };
  const begunChannel = channelEntry(context, word, role, false);
  if (begunChannel) return { entry: begunChannel, rest };
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
  const tried = tryOut(context, registry, runner, command);
  if (tried !== undefined) return tried;
  const meant = meaningOf(context, registry, command);
  if ("unknown" in meant) {
    teach(context, registry, command);
    return false;
  }
  if ("social" in meant) {
    const still = frozen(context.game, context.actor);
    if (still) return answer(context, still);
    const done = gesture(context, runner, meant.social, meant.rest);
    executed(context, runner, "social", done);
    return done;
  }
  const { game, actor } = context;
  context.subject = undefined;
  context.refused = undefined;
  const refusal = forbidden(game, actor, meant.entry);
  if (refusal) {
    noteGuarded(context, meant.entry, command, false);
    return answer(context, refusal);
  }
  const done = run(context, runner, meant.entry, meant.rest);
  if (context.held) {
    context.held = whenAsked(context, meant.entry, command, context.held);
    return true;
  }
  noteGuarded(context, meant.entry, command, done);
  const { cooldown, name } = meant.entry.spec;
  if (done && cooldown !== undefined && actor.alive)
    runner.run(coolDown, actor, { name: cooldownName(meant.entry), seconds: cooldown });
  executed(context, runner, name, done);
  return done;
}

/**
 * A line of several words that something here waits for goes before every command, one of one word before all that is no whole
 * command: nobody is kept from QUIT. Undefined: nothing waits for it.
 */
function tryOut(
  context: CommandContext,
  registry: Registry,
  runner: DeedRunner,
  command: string,
): boolean | undefined {
  const { game, actor } = context;
  if (!game.authored.awaited.occasions.has("command")) return undefined;
  const { word, rest } = splitLine(command);
  const whole = rest === "" && registry.exact(word, rightsOf(context.session)) !== undefined;
  if (whole || !isAwaited(game, actor, command)) return undefined;
  const still = frozen(game, actor);
  if (still) return answer(context, still);
  const done = answer(context, runner.run(tryDeed, actor, { text: command }).refusal);
  executed(context, runner, tryDeed.name, done);
  return done;
}

function run(context: CommandContext, runner: DeedRunner, entry: Entry, rest: string): boolean {
  if ("command" in entry) {
    entry.command.run(context, rest);
    return context.refused !== true;
  }
  const { game, actor } = context;
  const text = entry.forms.some((form) => form.some((part) => "scope" in part && part.scope === "text"));
  // Text keeps its own spacing: only what stands before it is split into words.
  let deed: Deed | undefined;
  const resolved = resolve(
    game,
    actor,
    entry.forms,
    text ? keepSpaces(rest) : splitWords(rest),
    (form) => (deed = entry.deeds.get(form)),
  );
  if (resolved === undefined) {
    context.tell(`<hint>${escapeMarkup(entry.spec.usage)}</hint>`);
    return false;
  }
  if (resolved instanceof Refusal) return answer(context, resolved);
  if (resolved.length === 0) context.tell("There is nothing of that kind.");
  if (isGuarded(entry.spec)) context.subject = subjectOf(game, resolved[0] ?? {});
  let done = resolved.length > 0;
  for (const [index, args] of resolved.entries()) {
    // The first of several may take time, or the actor elsewhere: the others are left as they are.
    if (index > 0 && (!actor.alive || isBusy(actor))) break;
    done = deed !== undefined && answer(context, runner.run(deed, actor, args).refusal) && done;
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

/** What not everybody may do is noted, done or refused: here, for every such command that there is. */
function noteGuarded(context: CommandContext, { spec }: Entry, line: string, done: boolean): void {
  if (!isGuarded(spec)) return;
  audit(context.game, context.session, { action: spec.name, subject: context.subject, line, done });
}

/** The command goes on when the answer is there, if its player still may. */
function whenAsked(context: CommandContext, entry: Entry, line: string, held: Hold): Hold {
  return hold(held.ask, (apply) => {
    if (!allows(rightsOf(context.session), entry.spec) || context.session.character !== context.actor) return;
    apply();
    noteGuarded(context, entry, line, context.refused !== true);
  });
}

/** Whom or what a deed is about, by name. */
function subjectOf(game: Game, { who, text: _words, ...args }: DeedArgs): string | undefined {
  if (typeof who === "string") return findPerson(game, who)?.name ?? who;
  for (const one of [who, ...Object.values(args)]) if (typeof one === "object") return plainName(one);
  return Object.values(args).find((one) => typeof one === "string");
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
