import { escapeMarkup } from "@wyldlands/protocol";
import { isBusy } from "../bodies/activity.ts";
import { Activity, Aliases, WaitingLines } from "../components/index.ts";
import { waitLine } from "../deeds/lines/waiting.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import { numberWord } from "../views/names.ts";
import { rightsOf } from "../permissions/rights.ts";
import type { CommandContext } from "./command.ts";
import { expand, MOST_STEPS } from "./expand.ts";
import { interpret, meaningOf } from "./interpret.ts";
import { isInstant } from "./permit.ts";
import type { Registry } from "./registry.ts";

/** Lines that `!` can repeat. Kept while the process lives: a line that is repeated by mistake would be worse than one that is not. */
const MOST_REMEMBERED = 50;

/**
 * Runs a line of a character in play: what `!` repeats, the commands it comes to by `;`, aliases and walks, each run at
 * once or kept until the actor has finished what takes time.
 */
export function runLine(
  context: CommandContext,
  registry: Registry,
  runner: DeedRunner,
  typed: string,
): void {
  const line = typed.trimStart().startsWith("!") ? repeated(context, typed.trim()) : typed;
  if (line === undefined) return;
  remember(context, line);
  const { actor, session } = context;
  const { steps, over } = expand(line, {
    aliases: actor.get(Aliases) ?? {},
    isSpeech: (word) => {
      const meant = meaningOf(context, registry, word);
      return "entry" in meant && meant.entry.spec.speech === true;
    },
    isRun: (word) => word.length > 1 && registry.find(word, rightsOf(session))?.spec.name === "run",
  });
  if (over)
    context.tell(
      `<error>That line comes to more than ${numberWord(MOST_STEPS)} commands, or is too long: none of it was done.</error>`,
    );
  let barred: number | undefined;
  context.alone = steps.length === 1;
  for (const { text, walk } of steps) {
    // A command may open an editor or leave the game: what follows it was not meant for that.
    if (session.character !== actor || session.stack.length > 0) return;
    if (walk !== undefined && walk === barred) continue;
    const done = mustWait(context, registry, text)
      ? wait(context, runner, text)
      : interpret(context, registry, runner, text);
    if (!done) barred = walk;
  }
}

/** Whether the command has to wait until the actor has finished something, or until others that wait have run. */
function mustWait(context: CommandContext, registry: Registry, text: string): boolean {
  const { actor } = context;
  if (!isBusy(actor) && !actor.has(WaitingLines)) return false;
  const meant = meaningOf(context, registry, text);
  return "entry" in meant && !isInstant(meant.entry);
}

function wait(context: CommandContext, runner: DeedRunner, line: string): boolean {
  const { actor, tell } = context;
  const { refusal } = runner.run(waitLine, actor, { line });
  if (refusal) {
    tell(refusal.words);
    return false;
  }
  const doing = actor.get(Activity)?.doing;
  const busy = doing === undefined ? "" : `You are ${escapeMarkup(doing)}. `;
  const before = (actor.get(WaitingLines)?.length ?? 1) - 1;
  const place = before === 0 ? "comes next" : `waits behind ${numberWord(before)} more`;
  tell(`<hint>${busy}'${escapeMarkup(line)}' ${place}; STOP gives it all up.</hint>`);
  return true;
}

/** `!` is the last line again, `!get` the last that began so. */
function repeated({ session, tell }: CommandContext, typed: string): string | undefined {
  const begun = typed.slice(1).trim().toLowerCase();
  const line = session.lines.findLast((one) => one.toLowerCase().startsWith(begun));
  if (line === undefined)
    tell(
      begun === ""
        ? "There is nothing to repeat yet."
        : `You have typed nothing lately that begins with '${escapeMarkup(begun)}'.`,
    );
  else tell(`<hint>${escapeMarkup(line)}</hint>`);
  return line;
}

function remember({ session }: CommandContext, line: string): void {
  if (line.trim() === "") return;
  session.lines.push(line.trim());
  if (session.lines.length > MOST_REMEMBERED) session.lines.shift();
}
