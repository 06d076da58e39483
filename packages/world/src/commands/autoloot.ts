import { AUTOLOOT } from "../sessions/preferences.ts";
import { defineCommand } from "./command.ts";

export const AUTOLOOT_WORDS: Readonly<Record<(typeof AUTOLOOT)[number], string>> = {
  off: "You leave what your kills had on them.",
  coins: "You take the coins from what you kill.",
  all: "You take everything from what you kill.",
};

/** Whether what a kill leaves is taken at once. */
export const autoloot = defineCommand(
  {
    name: "autoloot",
    forms: ["autoloot", "autoloot <setting:word>"],
    usage: "AUTOLOOT COINS, AUTOLOOT ALL or AUTOLOOT OFF.",
    help: "Takes the coins, or everything, from what you kill, at once: autoloot coins, autoloot all, autoloot off.",
    instant: true,
    position: "sleeping",
  },
  ({ session, services, tell }, rest) => {
    const word = rest.toLowerCase();
    const wished = word === "on" ? "all" : AUTOLOOT.find((one) => one === word);
    if (wished) {
      services.prefer(session, { ...session.preferences, autoloot: wished });
      tell(AUTOLOOT_WORDS[wished]);
    } else
      tell(
        `${AUTOLOOT_WORDS[session.preferences.autoloot]} <hint>AUTOLOOT COINS, AUTOLOOT ALL or AUTOLOOT OFF changes that.</hint>`,
      );
  },
);
