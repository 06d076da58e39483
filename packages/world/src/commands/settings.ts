import { escapeMarkup } from "@wyldlands/protocol";
import { MOST_SETTINGS, portable, readPortable, type Preferences } from "../sessions/preferences.ts";
import { AUTOLOOT_WORDS } from "./autoloot.ts";
import { defineCommand, type CommandContext } from "./command.ts";
import { SWITCHES } from "./switches.ts";
import { wimpyWords } from "./wimpy.ts";

/** Everything that a player may set, in one list; and the same as one line of text, to keep and to take elsewhere. */
export const settings = defineCommand(
  {
    name: "settings",
    aliases: ["preferences"],
    forms: ["settings", "settings export", "settings import <text:text>", "settings reset"],
    usage: "SETTINGS alone, SETTINGS EXPORT, SETTINGS IMPORT and the exported line, or SETTINGS RESET.",
    help: "Lists what you have set and how to change it. settings export writes all of it as one line of text, which settings import takes; settings reset takes everything back.",
    instant: true,
    position: "sleeping",
  },
  (context, rest) => {
    const { session, services, tell } = context;
    const [word = ""] = rest.toLowerCase().split(/\s+/, 1);
    if (word === "export") {
      tell(
        `${escapeMarkup(JSON.stringify(portable(session.preferences)))}\n<hint>Keep that line. SETTINGS IMPORT and the line brings it all back.</hint>`,
      );
    } else if (word === "import") take(context, rest.slice("import".length).trim());
    else if (word === "reset") {
      const taken = readPortable("{}", session.preferences);
      if (typeof taken !== "string") services.prefer(session, taken);
      tell("Everything is as it was at first. Those you ignore, and your friends, stay.");
    } else tell(listOf(session.preferences));
  },
);

function take({ session, services, tell }: CommandContext, text: string): void {
  if (text.length > MOST_SETTINGS) {
    tell(
      `<error>That is too long to be settings.</error> <hint>SETTINGS EXPORT shows what they look like.</hint>`,
    );
    return;
  }
  const taken = readPortable(text, session.preferences);
  if (typeof taken === "string") {
    tell(
      `<error>Those are no settings: ${escapeMarkup(taken)}.</error> <hint>SETTINGS EXPORT shows what they look like. Nothing was changed.</hint>`,
    );
    return;
  }
  services.prefer(session, taken);
  tell("Your settings are those now. <hint>SETTINGS lists them.</hint>");
}

function listOf(preferences: Preferences): string {
  const { display, prompt, ignore, friends, channels } = preferences;
  const { colours, width, screenReader, theme = {} } = display;
  const client = "as your client says";
  const turned = Object.entries(channels).map(([id, on]) => `${escapeMarkup(id)} ${on ? "on" : "off"}`);
  const lines: [setting: string, how: string, verb?: string][] = [
    [`Prompt: ${promptWords(prompt)}.`, "PROMPT"],
    ...SWITCHES.map(({ name, on, off }): [string, string] => [
      preferences[name] ? on : off,
      name.toUpperCase(),
    ]),
    [AUTOLOOT_WORDS[preferences.autoloot], "AUTOLOOT"],
    [wimpyWords(preferences), "WIMPY"],
    [
      `Colours: ${colours === undefined ? client : colours === 0 ? "none" : colours}${ownWords(theme)}.`,
      "COLOUR",
    ],
    [`Width: ${width ?? client}.`, "WIDTH"],
    [`Screen reader: ${screenReader === undefined ? client : screenReader ? "yes" : "no"}.`, "SCREENREADER"],
    [`Channels: ${turned.length === 0 ? "as they come" : turned.join(", ")}.`, "CHANNELS"],
    [`Friends: ${friends.length}. Ignored: ${ignore.length}.`, "FRIENDS and IGNORE", "change"],
  ];
  return [
    "Your settings, for every character of your account:",
    ...lines.map(([setting, how, verb = "changes"]) => `  ${setting} <hint>${how} ${verb} that.</hint>`),
    "<hint>SETTINGS EXPORT writes them as one line of text, SETTINGS RESET takes them back.</hint>",
  ].join("\n");
}

function promptWords(prompt: string): string {
  if (prompt === "") return "the default";
  return prompt === "off" ? "a bare mark" : escapeMarkup(prompt);
}

function ownWords(theme: object): string {
  const own = Object.keys(theme).length;
  return own === 0 ? "" : `, ${own} of your own`;
}
