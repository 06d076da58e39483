import { isBusy } from "../bodies/activity.ts";
import { WaitingLines } from "../components/index.ts";
import { takeLine } from "../deeds/lines/waiting.ts";
import { escapeMarkup } from "@wyldlands/protocol";
import type { DeedRunner } from "../turn/deed-runner.ts";
import { whole } from "../turn/whole.ts";
import type { CommandContext } from "./command.ts";
import { interpret } from "./interpret.ts";
import type { Registry } from "./registry.ts";

/**
 * Runs the lines that waited, in order, until one of them takes time again. Each is taken out of the queue before it runs,
 * and both are stored together: a world that dies runs none of them twice. One that throws is undone and over.
 * `keep`: what a throw has to put back besides the world.
 */
export function runWaiting(
  context: CommandContext,
  registry: Registry,
  runner: DeedRunner,
  keep: () => () => void,
): void {
  const { game, actor, session, tell } = context;
  for (;;) {
    const line = actor.alive ? actor.get(WaitingLines)?.[0] : undefined;
    if (line === undefined || isBusy(actor)) return;
    if (session.character !== actor || session.stack.length > 0) return;
    runner.run(takeLine, actor, {});
    const restore = keep();
    try {
      whole(game, runner, () => {
        tell(`<hint>${escapeMarkup(line)}</hint>`);
        interpret(context, registry, runner, line);
      });
    } catch (error) {
      restore();
      game.log.error({ err: error }, "a line that waited threw and was undone");
      tell("<error>Something went wrong with what you meant to do next, and it was undone.</error>");
    }
  }
}
