import { defineCommand, type Command } from "../../../packages/world/src/commands/command.ts";
import { ContainedIn, Stack } from "../../../packages/world/src/components/index.ts";

function plain(name: string, run: Command["run"]): Command {
  return defineCommand({ name, forms: [name], usage: name, help: name }, run);
}

/** Lines that no game should have. `perish`: ends the world as a fault in native code would, in a way nothing explains. */
export function testCommands(perish: () => void): readonly Command[] {
  return [plain("perish", perish), ...HARMFUL];
}

const HARMFUL: readonly Command[] = [
  // Takes the actor's money away, says so, and then breaks: none of it may remain.
  plain("boom", ({ actor, tell }) => {
    for (const thing of actor.sources(ContainedIn)) if (thing.has(Stack)) thing.despawn();
    tell("Your money is gone.");
    throw new Error("boom");
  }),
  plain("hang", () => {
    for (;;);
  }),
  // So many KiB of words, begun with what tells them apart: `flood 100 a`.
  plain("flood", ({ tell }, rest) => {
    const [size = "1", mark = ""] = rest.split(" ");
    tell(`[${mark}]`.padEnd(Number(size) * 1_024, "."));
  }),
];
