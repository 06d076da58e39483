import { splitLine } from "./split-line.ts";
import { speedwalk } from "./speedwalk.ts";
import { splitWords } from "./tokens.ts";

/** One command of a line. Those of one walk have its number: when a step of it is refused, the others are not taken. */
export interface Step {
  text: string;
  walk?: number;
}

export interface Expanding {
  /** The player's own commands. */
  aliases: Readonly<Record<string, string>>;
  /** Whether what follows that word is the player's own words, `;` and all. */
  isSpeech(word: string): boolean;
  /** Whether that word is the command RUN. */
  isRun(word: string): boolean;
}

/** Commands that one line may come to. */
export const MOST_STEPS = 30;
/** Characters of one command, after its aliases are put in. */
const MOST_CHARACTERS = 4_096;
/** Aliases that one line may call, whatever they come to: those that come to nothing cost time as well. */
const MOST_CALLS = 100;

/**
 * What a typed line comes to: split at `;`, with the player's aliases put in and walks taken apart. An alias is not put
 * into itself, so that one can be called as the command it begins with. `over`: it would have been more than `MOST_STEPS`,
 * or longer than a line may be; then nothing of it is done.
 */
export function expand(line: string, expanding: Expanding): { steps: Step[]; over: boolean } {
  const steps: Step[] = [];
  const over = !put(line, expanding, new Set(), steps, { calls: 0 });
  return over ? { steps: [], over } : { steps, over };
}

function put(
  line: string,
  expanding: Expanding,
  within: ReadonlySet<string>,
  steps: Step[],
  spent: { calls: number },
): boolean {
  for (const text of splitStack(line, expanding)) {
    const { word, rest } = splitLine(text);
    const body = within.has(word) ? undefined : aliasOf(expanding.aliases, word);
    if (body !== undefined) {
      const filled = fillAlias(body, rest);
      if (filled.length > MOST_CHARACTERS || (spent.calls += 1) > MOST_CALLS) return false;
      if (!put(filled, expanding, new Set([...within, word]), steps, spent)) return false;
      continue;
    }
    const walk = walkOf(expanding.isRun(word) ? rest : text, expanding.isRun(word));
    if (walk) {
      const number = steps.length;
      steps.push(...walk.map((direction) => ({ text: direction, walk: number })));
    } else steps.push({ text });
    if (steps.length > MOST_STEPS) return false;
  }
  return true;
}

/** Without RUN a walk begins with a number, and is more than that. */
function walkOf(text: string, run: boolean): string[] | undefined {
  return run || /^\d+\s*[a-z]/i.test(text) ? speedwalk(text) : undefined;
}

/** A player's own commands are looked up as such, whatever an object has besides. */
export function aliasOf(aliases: Readonly<Record<string, string>>, word: string): string | undefined {
  return Object.hasOwn(aliases, word) ? aliases[word] : undefined;
}

/**
 * `n;get mug;drop "a;b"`: the commands of a line. A `;` between quotes, or written `\;`, divides nothing; what somebody
 * says goes on to the end of the line.
 */
export function splitStack(line: string, expanding: Expanding): string[] {
  const { aliases } = expanding;
  const parts: string[] = [];
  let part = "";
  let quote = "";
  const end = (): void => {
    if (part.trim() !== "") parts.push(part.trim());
    part = "";
  };
  for (let index = 0; index < line.length; index += 1) {
    const char = line[index] ?? "";
    if (part === "" && char.trim() === "") continue;
    if (part === "") {
      const rest = line.slice(index);
      const { word } = splitLine(rest.split(";", 1)[0] ?? "");
      if (aliasOf(aliases, word) === undefined && expanding.isSpeech(word)) return [...parts, rest.trim()];
    }
    if (char === "\\" && line[index + 1] === ";") {
      part += ";";
      index += 1;
    } else if (char === ";" && quote === "") end();
    else {
      part += char;
      if (char === quote) quote = "";
      else if (quote === "" && (char === '"' || char === "'") && opensQuote(line, index)) quote = char;
    }
  }
  end();
  return parts;
}

/** A quote begins a word, and there is another to close it. */
function opensQuote(line: string, index: number): boolean {
  const before = line[index - 1] ?? " ";
  return /[\s;]/.test(before) && line.includes(line[index] ?? "", index + 1);
}

/** `$1` to `$9` are the words typed after it, `$*` all of them, `$$` a dollar. Without any of these they go to its end. */
export function fillAlias(body: string, rest: string): string {
  const words = splitWords(rest);
  let used = false;
  const filled = body.replace(/\$([1-9*$])/g, (_, mark: string) => {
    if (mark === "$") return "$";
    used = true;
    return mark === "*" ? rest : (words[Number(mark) - 1] ?? "");
  });
  return used || rest === "" ? filled : `${filled} ${rest}`;
}
