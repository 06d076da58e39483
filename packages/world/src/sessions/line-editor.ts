import { escapeMarkup } from "@wyldlands/protocol";
import type { Draft } from "../components/drafts.ts";

/** Most lines of a text, and most characters of a line. */
export interface TextLimits {
  lines: number;
  characters: number;
}

/** What a typed line comes to: the text as it is now when it changed, words (markup) for the writer, or the end of the writing. */
export interface Edited {
  draft?: Draft;
  say?: string;
  ends?: "saved" | "given-up";
}

interface EditorCommand {
  letter: string;
  /** As it is typed, for `.h`. */
  form: string;
  help: string;
  run(draft: Readonly<Draft>, rest: string, most: TextLimits): Edited;
}

/** Changes that can be taken back. */
const UNDO = 20;

const COMMANDS: readonly EditorCommand[] = [
  { letter: "s", form: ". or .s", help: "saves the text", run: () => ({ ends: "saved" }) },
  { letter: "q", form: "~ or .q", help: "gives it up", run: () => ({ ends: "given-up" }) },
  { letter: "l", form: ".l or .l 2-5", help: "lists the lines with their numbers", run: list },
  { letter: "d", form: ".d 2 or .d 2-4", help: "deletes lines", run: remove },
  { letter: "i", form: ".i 2 words", help: "puts a line before line 2", run: insert },
  { letter: "r", form: ".r 2 words", help: "puts these words in place of line 2", run: replace },
  { letter: "c", form: ".c", help: "deletes everything", run: clear },
  { letter: "u", form: ".u", help: "takes the last change back", run: undo },
  { letter: "h", form: ".h", help: "says this", run: help },
];

/**
 * What a line typed in the editor does. Text by default; a dot begins a command, two dots a line of text that begins
 * with one. A line that is not taken is said back, so that nothing typed is lost.
 */
export function editLine(draft: Readonly<Draft>, typed: string, most: TextLimits): Edited {
  const line = typed.trimEnd();
  if (line === ".") return { ends: "saved" };
  if (line === "~") return { ends: "given-up" };
  if (line.startsWith("..")) return add(draft, draft.lines.length, line.slice(1), most);
  if (!line.startsWith(".")) return add(draft, draft.lines.length, line, most);
  const [, letter, rest = ""] = /^\.([a-z]+)(?:$|[ \t](.*))/i.exec(line) ?? [];
  const command = COMMANDS.find((one) => one.letter === letter?.toLowerCase());
  if (command) return command.run(draft, rest, most);
  return wrong(
    `There is no command '${escapeMarkup(line.split(/\s/)[0] ?? "")}' in here, and the line was not taken. .h tells what there is; a line that begins with a dot is typed with two.`,
  );
}

/** The lines with their numbers: `1: text`. */
export function numbered(lines: readonly string[], first = 1, last = lines.length): string {
  return lines
    .slice(first - 1, last)
    .map((line, index) => `${first + index}: ${escapeMarkup(line)}`)
    .join("\n");
}

export function lineCount(count: number): string {
  return count === 1 ? "1 line" : `${count} lines`;
}

/** Characters as people count them: what lies outside of the basic plane is one. */
export function characterCount(line: string): number {
  return [...line].length;
}

function add(draft: Readonly<Draft>, at: number, line: string, most: TextLimits): Edited {
  if (draft.lines.length >= most.lines)
    return notTaken(
      `There is room for ${lineCount(most.lines)}, and all are written. This one was not taken:`,
      line,
    );
  return tooLong(line, most) ?? { draft: change(draft, at, 0, [line]) };
}

function tooLong(line: string, most: TextLimits): Edited | undefined {
  const count = characterCount(line);
  if (count <= most.characters) return undefined;
  return notTaken(
    `A line may have ${most.characters} characters, and this one has ${count}. It was not taken:`,
    line,
  );
}

function list(draft: Readonly<Draft>, rest: string): Edited {
  if (draft.lines.length === 0) return say("Nothing is written yet.");
  if (rest.trim() === "") return { say: numbered(draft.lines) };
  const range = rangeOf(rest, draft);
  return range ? { say: numbered(draft.lines, range.first, range.last) } : noSuchLine(".l 2-5", draft);
}

function remove(draft: Readonly<Draft>, rest: string): Edited {
  const range = rangeOf(rest, draft);
  if (!range) return noSuchLine(".d 2 or .d 2-4", draft);
  const { first, last } = range;
  return {
    draft: change(draft, first - 1, last - first + 1, []),
    ...say(first === last ? `Line ${first} is gone.` : `Lines ${first} to ${last} are gone.`),
  };
}

function insert(draft: Readonly<Draft>, rest: string, most: TextLimits): Edited {
  const { number, words } = numberAndWords(rest);
  if (!isLine(number, draft)) return noSuchLine(".i 2 and the words", draft);
  const added = add(draft, number - 1, words, most);
  return added.draft ? { ...added, ...say(`It is line ${number} now.`) } : added;
}

function replace(draft: Readonly<Draft>, rest: string, most: TextLimits): Edited {
  const { number, words } = numberAndWords(rest);
  if (!isLine(number, draft)) return noSuchLine(".r 2 and the words", draft);
  return (
    tooLong(words, most) ?? {
      draft: change(draft, number - 1, 1, [words]),
      ...say(`Line ${number} is changed.`),
    }
  );
}

function clear(draft: Readonly<Draft>): Edited {
  const { length } = draft.lines;
  if (length === 0) return say("Nothing is written yet.");
  const gone = length === 1 ? "The one line is gone." : `All ${length} lines are gone.`;
  return { draft: change(draft, 0, length, []), ...say(`${gone} .u brings them back.`) };
}

function undo(draft: Readonly<Draft>): Edited {
  const last = draft.changes.at(-1);
  if (!last) return say("There is nothing to take back.");
  const lines = draft.lines.toSpliced(last.at, last.put, ...last.took);
  return {
    draft: { lines, changes: draft.changes.slice(0, -1) },
    ...say(`The last change is taken back: ${lineCount(lines.length)}.`),
  };
}

function help(_draft: Readonly<Draft>, _rest: string, most: TextLimits): Edited {
  const commands = COMMANDS.map(({ form, help: does }) => `  ${form}: ${does}`);
  return {
    say: [
      `<system>Every line that you type is added to the text: up to ${lineCount(most.lines)} of ${most.characters} characters. Besides:</system>`,
      ...commands,
      "  ..words: a line that begins with a dot",
    ].join("\n"),
  };
}

function change(draft: Readonly<Draft>, at: number, goes: number, comes: readonly string[]): Draft {
  const took = draft.lines.slice(at, at + goes);
  return {
    lines: draft.lines.toSpliced(at, goes, ...comes),
    changes: [...draft.changes, { at, put: comes.length, took }].slice(-UNDO),
  };
}

/** `2` or `2-4`, of lines that are there; a last one beyond the end means the end. */
function rangeOf(text: string, draft: Readonly<Draft>): { first: number; last: number } | undefined {
  const [, from, to] = /^\s*(\d+)(?:\s*-\s*(\d+))?\s*$/.exec(text) ?? [];
  const first = Number(from);
  const last = Math.min(to === undefined ? first : Number(to), draft.lines.length);
  return isLine(first, draft) && last >= first ? { first, last } : undefined;
}

/** Spaces before the words are the writer's, but for the one that ends the number. */
function numberAndWords(rest: string): { number: number; words: string } {
  const [, number, words = ""] = /^\s*(\d+)(?:\s(.*))?$/.exec(rest) ?? [];
  return { number: Number(number), words };
}

function isLine(number: number, draft: Readonly<Draft>): boolean {
  return number >= 1 && number <= draft.lines.length;
}

function noSuchLine(form: string, { lines }: Readonly<Draft>): Edited {
  if (lines.length === 0) return wrong("Nothing is written yet, so there are no lines to name.");
  const there = lines.length === 1 ? "There is line 1 alone." : `There are lines 1 to ${lines.length}.`;
  return wrong(`Which line? Type, for example, ${form}. ${there}`);
}

function say(text: string): { say: string } {
  return { say: `<system>${text}</system>` };
}

function wrong(text: string): Edited {
  return { say: `<error>${text}</error>` };
}

function notTaken(why: string, line: string): Edited {
  return { say: `<error>${why}</error>\n${escapeMarkup(line)}` };
}
