import type { Phase } from "./connection.ts";
import type { Most, Room } from "./editor-lines.ts";

/** Everything this page says in its own voice, in one place. */
export const words = {
  title: "Wyldlands",
  skip: "Skip to the input line",
  log: "What happens",
  exits: "Ways out",
  nowhere: "Outside the world",
  body: {
    label: "How you are",
    health: "Health",
    mana: "Mana",
    stamina: "Stamina",
    foe: (name: string): string => `Fighting ${name}`,
    points: (left: number, most: number): string => `${left} of ${most}`,
    share: (percent: number): string => `${percent} % left`,
    level: (level: number, experience: number, next: number | undefined): string =>
      next === undefined ? `Level ${level}` : `Level ${level}, ${next - experience} to the next`,
    effects: "What lasts on you",
    harmful: "harmful",
    helpful: "helpful",
  },
  shut: (way: string): string => `${way}, shut`,
  panes: {
    label: "More",
    group: "Group",
    quests: "Quests",
    talk: "Talk",
    trade: "Trade",
    settings: "Settings",
    letters: (count: number): string => counted(count, "new letter"),
    close: (pane: string): string => `Close ${pane}`,
  },
  group: {
    about: (level: number, leads: boolean, here: boolean): string =>
      `Level ${level}${leads ? ", leads" : ""}${here ? "" : ", elsewhere"}`,
    share: (percent: number): string => `${percent} %`,
  },
  quests: {
    objective: (text: string, have: number, need: number): string => `${text}: ${have} of ${need}`,
    left: (seconds: number): string =>
      seconds >= 120 ? `${Math.floor(seconds / 60)} minutes left` : `${counted(seconds, "second")} left`,
  },
  talk: {
    tabs: "Channels",
    unread: (count: number): string => `${count} new`,
    nothing: "Nothing was said here yet.",
    speak: (place: string): string =>
      place === "Tell" ? "Answer the last one who told you something" : `Speak: ${place}`,
  },
  trade: {
    revision: (other: string, revision: number): string => `With ${other}, revision ${revision}`,
    mine: "You give",
    theirs: (other: string): string => `${other} gives`,
    coins: (count: number): string => counted(count, "coin"),
    nothing: "nothing",
    agreed: "Agreed",
    notAgreed: "Not agreed yet",
    agree: (revision: number): string => `Agree to revision ${revision}`,
    youAgreed: "You have agreed",
    cancel: "Call it off",
    how: "OFFER and UNOFFER change what you give.",
  },
  settings: {
    about: "Prompt, colours, channels and the like, for every character of your account.",
    list: "What is set",
    save: "Save to a file",
    take: "Take from a file",
    noFile: (name: string): string => `${name} is no file of settings. Nothing was changed.`,
    sent: (name: string): string => `${name} went to the world. The log says what became of it.`,
  },
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
  composer: {
    label: (title: string): string => `Write: ${title}`,
    save: "Save",
    giveUp: "Give up",
    byLine: "Type line by line",
    asWhole: "Write it as a whole",
    keys: "Control and Enter saves, Escape gives up.",
    askGiveUp: "Give up what you have written?",
    doGiveUp: "Give it up",
    keepOn: "Keep writing",
    saving: "On its way to the world. Nothing is lost if it takes a while.",
    leaving: "Giving it up.",
    restored: "What you wrote here before is back. The world does not have it yet.",
    tooLong: "Too long to be saved as it is.",
    notTaken: "Not saved. The log says why; what you wrote is all still here.",
    room: ({ line, left, excess }: Room, most: Most): string => {
      if (excess === undefined)
        return `Line ${line} of at most ${most.lines}, ${counted(left, "character")} left on it`;
      return "line" in excess
        ? `Line ${excess.line} has ${counted(excess.characters, "character")} too many; a line may have ${most.characters}`
        : `${counted(excess.lines, "line")} too many; there may be ${most.lines}`;
    },
  },
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

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
