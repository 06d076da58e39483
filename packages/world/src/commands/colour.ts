import { escapeMarkup, tagged, type DisplayTopic, type ThemeColour } from "@wyldlands/protocol";
import { capitalise, list } from "../content/prose.ts";
import { nearest } from "../content/nearest.ts";
import { COLOUR_NAMES } from "../sessions/preferences.ts";
import { COLOUR_MEANINGS, colourMeaning } from "./colour-meanings.ts";
import { defineCommand, type CommandContext } from "./command.ts";

type Depth = NonNullable<DisplayTopic["colours"]>;

/** By the word that asks for it. */
const DEPTHS: ReadonlyMap<string, { colours: Depth; say: string }> = new Map([
  ["off", { colours: 0, say: "No colours from now on." }],
  ["on", { colours: 256, say: "256 colours from now on. If you see stray marks, type COLOUR 16." }],
  ["16", { colours: 16, say: "Sixteen colours from now on." }],
  ["256", { colours: 256, say: "256 colours from now on." }],
  ["true", { colours: "truecolour", say: "All colours from now on." }],
]);

/** Shows and sets how many colours the player sees, and which. */
export const colour = defineCommand(
  {
    name: "colour",
    aliases: ["color", "colours", "colors"],
    forms: [
      "colour",
      "colour <setting:word>",
      "colour <meaning:word> <colour:word>",
      "colour <meaning:word> <colour:word> bold",
      "colour <meaning:word> default",
      "colour reset",
    ],
    usage: "Type COLOUR alone to see what there is; then, say, COLOUR ROOMS CYAN, or COLOUR OFF.",
    help: "Shows your colours, and changes them: colour off, on, auto, 16, 256 or true for how many; colour rooms cyan, colour tells ff8800 bold, colour exits plain or colour exits default for one of them; colour reset for all.",
  },
  (context, rest) => {
    const words = rest.toLowerCase().split(/\s+/).filter(Boolean);
    const [first = "", second, third, ...more] = words;
    const depth = DEPTHS.get(first);
    if (first === "") show(context);
    else if (second === undefined && (depth || first === "auto")) setDepth(context, depth);
    else if (second === undefined && first === "reset") reset(context);
    else setColour(context, first, second, third, more.length > 0);
  },
);

function show({ session, tell }: CommandContext): void {
  const { colours, theme = {} } = session.preferences.display;
  const lines = COLOUR_MEANINGS.map(({ tag, name, what }) => {
    const own = theme[tag];
    return `  ${tagged(tag, name)}: ${what}${own ? ` (yours: ${wordsOf(own)})` : ""}`;
  });
  tell(
    [
      `What has a colour, each in its own. You see ${depthWords(colours)}.`,
      ...lines,
      "<hint>COLOUR ROOMS CYAN changes one, COLOUR OFF takes all away, HELP COLOUR tells the rest.</hint>",
    ].join("\n"),
  );
}

function depthWords(colours: Depth | undefined): string {
  if (colours === undefined) return "as many colours as your client says it can show";
  if (colours === 0) return "no colours";
  return colours === "truecolour" ? "all colours" : `${colours} colours`;
}

function wordsOf({ colour: named, bold }: ThemeColour): string {
  return bold ? `${named}, bold` : named;
}

function setDepth(context: CommandContext, depth: { colours: Depth; say: string } | undefined): void {
  const { colours: _before, ...others } = context.session.preferences.display;
  wish(context, depth ? { ...others, colours: depth.colours } : others);
  context.tell(depth?.say ?? "As many colours from now on as your client says it can show.");
}

function reset(context: CommandContext): void {
  const { theme: _before, ...others } = context.session.preferences.display;
  wish(context, others);
  context.tell("Everything has its default colour again.");
}

function setColour(
  context: CommandContext,
  word: string,
  colourWord: string | undefined,
  boldWord: string | undefined,
  tooMany: boolean,
): void {
  const meaning = colourMeaning(word);
  const { theme = {}, ...others } = context.session.preferences.display;
  if (!meaning) {
    const meant = nearest(word, [...COLOUR_MEANINGS.map(({ name }) => name), ...DEPTHS.keys()]);
    const advice =
      meant === undefined ? "COLOUR alone lists what has one." : `Did you mean ${meant.toUpperCase()}?`;
    context.tell(
      `<error>Nothing called '${escapeMarkup(word)}' has a colour.</error> <hint>${advice}</hint>`,
    );
    return;
  }
  const { tag, name } = meaning;
  if (colourWord === undefined) {
    const own = theme[tag];
    context.tell(
      `${tagged(tag, capitalise(name))}: ${own ? wordsOf(own) : "the default colour"}. <hint>COLOUR ${name.toUpperCase()} and a colour changes it.</hint>`,
    );
    return;
  }
  if (colourWord === "default" && boldWord === undefined) {
    const { [tag]: _dropped, ...rest } = theme;
    wish(context, Object.keys(rest).length > 0 ? { ...others, theme: rest } : others);
    context.tell(`${tagged(tag, capitalise(name))}: the default colour again.`);
    return;
  }
  const wanted = readColour(colourWord);
  if (wanted === undefined || tooMany || (boldWord !== undefined && boldWord !== "bold")) {
    context.tell(
      `<error>That is no colour.</error> <hint>The colours are ${list([...COLOUR_NAMES, "plain"])}, or six hexadecimal digits such as ff8800; BOLD may stand behind.</hint>`,
    );
    return;
  }
  const own: ThemeColour = boldWord === "bold" ? { colour: wanted, bold: true } : { colour: wanted };
  wish(context, { ...others, theme: { ...theme, [tag]: own } });
  context.tell(`${tagged(tag, capitalise(name))}: ${wordsOf(own)} from now on.`);
}

function readColour(word: string): string | undefined {
  const bare = word.replace(/^#/, "");
  const named: readonly string[] = [...COLOUR_NAMES, "plain"];
  return /^[0-9a-f]{6}$/.test(bare) || named.includes(word) ? bare : undefined;
}

function wish({ session, services }: CommandContext, display: DisplayTopic): void {
  services.prefer(session, { ...session.preferences, display });
}
