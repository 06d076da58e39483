import { escapeMarkup } from "@wyldlands/protocol";

/** Everything the gateway itself says, as semantic markup. The world's words never stand here. */
export const words = {
  worldAway: "<system>The world holds its breath… Type on: nothing you say now is lost.</system>",
  /** Before this gateway has seen any world: nothing was interrupted. */
  worldWaking: "<system>The world is waking. A moment…</system>",
  worldBack: "<system>The world breathes out, and goes on.</system>",
  worldSilent: "<system>The world is slow to answer. Your lines are kept, and will run in order.</system>",
  queueFull: "<error>The world has more of your lines waiting than it may keep.</error>",
  /** `line`: what was typed, or undefined when it may be a secret. */
  notTaken: (line: string | undefined): string =>
    line === undefined
      ? "<error>Not taken. Wait a moment, and type it again.</error>"
      : `<error>Not taken:</error> ${escapeMarkup(line)}`,
  lineTooLong: "<error>That line was too long: what stood beyond its first 4096 bytes is lost.</error>",
  lineRefusedTooLong: "<error>That line is longer than 4096 bytes. Send it in parts.</error>",
  presence: {
    here: "<system>Yes, you are heard, and the world is awake.</system>",
    silent: "<system>Yes, you are heard; the world is thinking.</system>",
    away: "<system>Yes, you are heard; the world is away, and will be back.</system>",
  },
  /** What a screen reader says for a prompt without a word of its own. */
  spokenPrompt: "Ready: ",
  notTls: "This door speaks TLS. Turn TLS on in your client, or use the plain telnet port.",
  notHttps: "This door speaks TLS. Write https:// before the address.",
  notListedProxy: "Only this server's own proxies come in by this door. Use its public address.",
  banned: "This door stays shut to your address. If that is a mistake, write to whoever runs this server.",
  sessionBanned: "<system>From now on this door stays shut to your address.</system>",
  houseFull: "Every place by the fire is taken. Come back in a few minutes.",
  tooManyFromAddress: "Too many connections come from your address. Close one and try again.",
  tooFastFromAddress: "Your address knocks too often. Wait a minute and try again.",
  loginTimeout: "<system>Nobody came in, so the door falls shut. Knock again whenever you like.</system>",
  bootGone: "<system>The way to the world broke and grew back elsewhere. Connect again to go on.</system>",
  goodbye: "<system>Safe roads. The door is never locked.</system>",
  takenOver: "This session went on in another window.",
} as const;
