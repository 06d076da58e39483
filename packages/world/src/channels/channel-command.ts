import type { Entry } from "../commands/registry.ts";
import type { CommandContext } from "../commands/command.ts";
import { speak } from "../deeds/speech/speak.ts";
import type { CommandSpec } from "../deeds/deed.ts";
import type { Whom } from "../permissions/rights.ts";
import { channelNamed } from "./channels.ts";

/** A channel's word as a command: `gossip hello`. `whole` unless its beginning will do. */
export function channelEntry(
  { game }: Pick<CommandContext, "game">,
  word: string,
  whom: Whom,
  whole: boolean,
): Entry | undefined {
  const channel = channelNamed(game, word, whom, whole);
  if (!channel) return undefined;
  const { id, aliases, caption, name } = channel;
  const example = `${id} hello`;
  const spec: CommandSpec = {
    name: id,
    aliases,
    forms: [`${id} <text:text>`],
    usage: `Say what on ${name}? For example ${example.toUpperCase()}.`,
    help: `Speaks on the channel ${name}: ${example}. ${caption} HISTORY ${id.toUpperCase()} shows what was said; CHANNELS OFF ${id.toUpperCase()} turns it off.`,
    position: "sleeping",
    instant: true,
    speech: true,
  };
  return {
    spec,
    command: {
      spec,
      run: ({ services, actor, tell }, text) => {
        const refusal = services.act(actor, speak, { channel: id, text });
        if (refusal !== undefined) tell(refusal);
      },
    },
  };
}
