import type { Phase } from "./connection.ts";

/** Everything this page says in its own voice, in one place. */
export const words = {
  title: "Wyldlands",
  skip: "Skip to the input line",
  log: "What happens",
  exits: "Ways out",
  nowhere: "Outside the world",
  typeHere: "Type here, then Enter.",
  hiddenLine: "(hidden)",
  send: "Send",
  guest: "Play as a guest",
  newAccount: "New account",
  door: "At the door",
  playAgain: "Come back in",
  tryNow: "Try now",
  unread: (count: number): string => `${count} new ${count === 1 ? "line" : "lines"} below`,
  full: "Too many lines wait for the world already. Yours stays in the input line until there is room.",
  refused: (line: string, why: string): string => `Not taken: ${line}\n${why}`,
  anew: "The world no longer knows your last session, so you begin at the door again.",
  unsent: (lines: string): string => `Not sent: ${lines}`,
  lost: "The page was loaded anew while something hidden was on its way. Please type it again.",
  phase: (phase: Phase): string => {
    switch (phase.name) {
      case "connecting":
        return "Connecting";
      case "here":
        return "Connected";
      case "away":
        return "World restarting, input queued";
      case "offline":
        return "Offline, trying again";
      case "ended":
        return "Not in the world";
    }
  },
} as const;
