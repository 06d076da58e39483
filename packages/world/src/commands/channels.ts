import { escapeMarkup } from "@wyldlands/protocol";
import { channelNamed, channelsFor, isOn, maySpeak, type Channel } from "../channels/channels.ts";
import { rightsOf } from "../permissions/rights.ts";
import { defineCommand, type CommandContext } from "./command.ts";

/** The channels: which there are, and which of them the player listens to. */
export const channels = defineCommand(
  {
    name: "channels",
    forms: ["channels", "channels on <channel:word>", "channels off <channel:word>"],
    usage: "CHANNELS alone, CHANNELS OFF GOSSIP, or CHANNELS ON ALL.",
    help: "Lists the channels on which players talk across the world. Channels off gossip stops your ears to one, channels on gossip opens them; all means every one. HISTORY GOSSIP shows what was said.",
  },
  (context, rest) => {
    const { tell } = context;
    if (rest === "") {
      tell(listing(context));
      return;
    }
    const [first = "", second = ""] = rest.toLowerCase().split(/\s+/);
    // Either word may come first.
    const [wish, word] = second === "on" || second === "off" ? [second, first] : [first, second];
    if ((wish === "on" || wish === "off") && word !== "") turn(context, word, wish === "on");
    else tell("<hint>Type CHANNELS alone, CHANNELS OFF GOSSIP, or CHANNELS ON ALL.</hint>");
  },
);

function listing({ game, session }: CommandContext): string {
  const whom = rightsOf(session);
  const all = channelsFor(game, whom);
  if (all.length === 0)
    return "There are no channels here. <hint>SAY and TELL reach people all the same.</hint>";
  const lines = all.map((channel) => {
    const words = [channel.id, ...channel.aliases].map((word) => `<command>${word}</command>`).join(" or ");
    const state = isOn(channel, session.preferences) ? "On" : "Off";
    const mute = maySpeak(channel, whom) ? "" : ", for listening only";
    return `  ${channel.name}: type ${words}. ${channel.caption} ${state}${mute}.`;
  });
  return [
    "The channels:",
    ...lines,
    "<hint>CHANNELS OFF and a name stops your ears to one, CHANNELS ON opens them.</hint>",
  ].join("\n");
}

function turn({ game, session, services, tell }: CommandContext, word: string, on: boolean): void {
  const whom = rightsOf(session);
  const one = channelNamed(game, word, whom, false);
  const all = word === "all" ? channelsFor(game, whom) : one ? [one] : [];
  if (all.length === 0) {
    tell(`There is no channel called '${escapeMarkup(word)}'. <hint>CHANNELS lists them.</hint>`);
    return;
  }
  const wished = Object.fromEntries(all.map(({ id }) => [id, on]));
  services.prefer(session, {
    ...session.preferences,
    channels: { ...session.preferences.channels, ...wished },
  });
  tell(said(all, on));
}

function said(all: readonly Channel[], on: boolean): string {
  const name = all.length === 1 ? (all[0]?.name ?? "") : "every channel";
  return on ? `You listen to ${name}.` : `You listen to ${name} no longer.`;
}
