import type { Preferences } from "../sessions/preferences.ts";
import { defineCommand, type Command } from "./command.ts";

/** A wish that is on or off: its words in both cases, as `settings` and its own command say them. */
export interface Switch {
  name: "brief" | "autoexits";
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
