import type { Preferences } from "../sessions/preferences.ts";
import { defineCommand, type Command } from "./command.ts";

/** A wish that is on or off: its words in both cases, as `settings` and its own command say them. */
export interface Switch {
  name: "brief" | "autoexits" | "compact" | "autosplit";
  help: string;
  on: string;
  off: string;
}

export const SWITCHES: readonly Switch[] = [
  {
    name: "brief",
    help: "Leaves out a room's text when you walk into it; look shows it: brief on, brief off.",
    on: "Rooms are told briefly when you walk in; LOOK tells them whole.",
    off: "Rooms are told whole when you walk in.",
  },
  {
    name: "autoexits",
    help: "Says whether the line of exits stands below each room: autoexits on, autoexits off. exits always tells them.",
    on: "The exits stand below each room.",
    off: "The exits stand below no room; EXITS tells them.",
  },
  {
    name: "compact",
    help: "Says whether the prompt follows the words at once, or a blank line stands before it: compact on, compact off.",
    on: "The prompt follows the words at once.",
    off: "A blank line stands before the prompt.",
  },
  {
    name: "autosplit",
    help: "Shares out the coins that you take from a kill among those of your group who are there: autosplit on, autosplit off. split does it by hand.",
    on: "Coins that you take from a kill are shared out with your group.",
    off: "Coins that you take from a kill are yours.",
  },
];

/** One command for each; without a word it says how it is. */
export const switches: readonly Command[] = SWITCHES.map(({ name, help, on, off }) =>
  defineCommand(
    {
      name,
      forms: [name, `${name} <setting:word>`],
      usage: `${name.toUpperCase()} ON or ${name.toUpperCase()} OFF.`,
      help,
      instant: true,
      position: "sleeping",
    },
    ({ session, services, tell }, rest) => {
      const word = rest.toLowerCase();
      const now = session.preferences[name];
      if (word === "on" || word === "off") {
        const wished: Preferences = { ...session.preferences, [name]: word === "on" };
        services.prefer(session, wished);
        tell(word === "on" ? on : off);
      } else tell(`${now ? on : off} <hint>${name.toUpperCase()} ${now ? "OFF" : "ON"} changes that.</hint>`);
    },
  ),
);
