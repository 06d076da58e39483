import { compileVoiceBook, understand, type Heard, type VoiceBook } from "@wyldlands/voice";
import { Knowing, sceneOf } from "../../../packages/world/src/voices/scene.ts";
import { COMMON } from "./hit-run.ts";
import { wordsOf } from "./measures.ts";
import type { TalkLine, Visitor } from "./sets.ts";
import type { Stage } from "./stage.ts";
import { enter, nameOf } from "./talk-run.ts";

/** A line, as it was understood by a book that has nothing of its visitor. */
export interface LeftOut {
  readonly visitor: string;
  readonly line: TalkLine;
  readonly meant: string;
  readonly score: number;
  readonly isRight: boolean;
}

/** Shorter examples are anybody's: 'good morning'. */
const OWN_WORDS = 4;
/** What of an example's words and a line's must be the same, twice counted, for the one to be made of the other. */
const ALIKE = 0.85;
/** Words for which a slot may stand, at most. */
const SLOT_WORDS = 3;

/**
 * Every visitor's lines understood without the examples that are theirs, or are too like them: what was written with these lines in mind
 * shows nothing of how others are understood. It is the figure to steer by; conversation before the line is left away.
 */
export async function leftOutRun(stage: Stage, visitors: readonly Visitor[]): Promise<LeftOut[]> {
  const knowing = new Knowing(stage.game);
  const { rules } = stage.game.authored.voice;
  const found: LeftOut[] = [];
  for (const { id, lines } of visitors) {
    const player = await enter(stage, nameOf(id));
    const said = lines
      .flatMap(({ say }) => [say, ...say.split(/[.!?;,]/)])
      .map((say) => wordsOf(writtenOut(say)).map(stemOf))
      .filter((words) => words.length > 2);
    const examples = Object.entries(rules.examples).map(([intent, all]) => [
      intent,
      all.filter((example) => !said.some((words) => isMadeOf(exampleWords(example), words))),
    ]);
    const book: VoiceBook = compileVoiceBook({
      ...rules,
      examples: Object.fromEntries(examples) as typeof rules.examples,
    });
    for (const line of lines) {
      const npc = stage.present(line.to, [player.character]);
      const { scene } = sceneOf(knowing, npc, player.character, {
        how: line.how,
        text: line.say,
        ...(line.topic !== undefined && { topic: line.topic }),
      });
      const heard: Heard = scene;
      const { intent, score } = understand(book, heard);
      found.push({ visitor: id, line, meant: intent, score, isRight: line.is.includes(intent) });
    }
    await player.type("quit");
  }
  return found;
}

/** Of these, what people ask everybody. */
export function commonOnes(rows: readonly LeftOut[]): LeftOut[] {
  return rows.filter(({ line }) => line.is.some((one) => COMMON.has(one)));
}

/** 'lantern' for 'lanterns', 'teach' for 'teaching': near enough. */
function stemOf(word: string): string {
  return word.slice(0, 5);
}

function writtenOut(say: string): string {
  return SHORT.reduce((text, [pattern, full]) => text.replace(pattern, full), say.replaceAll("\u2019", "'"));
}

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/n't\b/gi, " not"],
  [/'s\b/gi, " is"],
  [/'re\b/gi, " are"],
  [/'ll\b/gi, " will"],
  [/'ve\b/gi, " have"],
  [/'d\b/gi, " would"],
  [/\bi'?m\b/gi, "i am"],
];

function exampleWords(example: string): string[] {
  return example.split(" ").flatMap((word) => (word.startsWith("{") ? [word] : wordsOf(word).map(stemOf)));
}

function isMadeOf(example: readonly string[], line: readonly string[]): boolean {
  if (example.length < OWN_WORDS) return false;
  const own = example.filter((word) => !word.startsWith("{"));
  const slots = example.length - own.length;
  const shared = own.filter((word) => line.includes(word)).length;
  return slots > 0
    ? shared === own.length && line.length <= own.length + slots * SLOT_WORDS + 2
    : (2 * shared) / (own.length + line.length) >= ALIKE;
}
