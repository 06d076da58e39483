import { hitsInWords, type Moderator, type Verdict } from "../moderation/moderator.ts";
import type { Intent } from "../intents.ts";
import type { Prompt } from "../prompts/build-prompt.ts";
import { TEMPLATES, type Templates } from "../prompts/template.ts";
import type { Moderated } from "../reply.ts";
import type { Emotion, LegalAct, Scene } from "../scene.ts";
import { unbacked } from "./claims.ts";
import { leakGuard } from "./leaks.ts";
import { repeats, withoutWornActs } from "./loops.ts";
import { authoredIn, outOfWorld } from "./out-of-world.ts";
import { parseAnswer } from "./parse.ts";
import { isForeign, sanitise } from "./sanitise.ts";

export interface PipelineOptions {
  readonly scene: Scene;
  readonly prompt: Prompt;
  readonly moderator: Moderator;
  readonly templates?: Templates;
  /** It was cut off, at its deadline or by its length: its last sentence does not count without an end. */
  readonly cut?: boolean;
  /** Acts of its last lines to this speaker, the newest last. */
  readonly actsLately?: readonly (readonly string[])[];
  /** Sentences and letters of one line at most. */
  readonly limits?: { readonly sentences: number; readonly letters: number };
}

/** What may be said and done of a model's answer, or why nothing of it. */
export interface Passed {
  readonly words?: {
    readonly say: string;
    readonly gesture?: string;
    readonly acts: readonly string[];
    readonly emotions: readonly { readonly kind: Emotion; readonly strength: number }[];
  };
  /** What the model took the line to mean. */
  readonly means?: Intent;
  readonly notes: readonly string[];
  readonly moderated?: Moderated;
}

export const LIMITS = { sentences: 3, letters: 320 };
/** Acts that may be done again as often as they are asked for. */
const MAY_REPEAT = new Set(["sell", "buy", "offer", "bid", "accept", "mend", "refuse", "tell"]);
const MOST_EMOTIONS = 2;

/**
 * From a model's text to words that can be said: read, acts checked against the legal ones, cleaned, kept in the world, kept from giving away and from
 * promising what no act does, kept from repeating, moderated. What is wrong as a whole is dropped as a whole: the grammar voice answers
 * then. What was done stands in the notes.
 */
export function passAnswer(text: string, options: PipelineOptions): Passed {
  const { scene, prompt, moderator, templates = TEMPLATES, actsLately = [], limits = LIMITS } = options;
  const parsed = parseAnswer(text);
  if (!parsed) return { notes: ["the answer is neither JSON nor words"] };
  const notes = [...parsed.notes];
  const acts = legal(parsed.words.acts, scene, actsLately, notes);
  const cleaned = sanitise(parsed.words.say, {
    names: [scene.npc.name, scene.npc.called],
    ...limits,
    cut: options.cut === true || parsed.cut,
  });
  notes.push(...cleaned.notes);
  const failed = (why: string): Passed => ({ notes: [...notes, `left out: ${why}`] });
  const { say, gesture } = cleaned;
  if (say === "" && acts.length === 0) return failed("there are no words");

  const all = gesture === undefined ? say : `${say} ${gesture}`;
  const own = () => authoredIn(scene);
  const strange = outOfWorld(all, own);
  if (strange !== undefined) return failed(`out of the world: ${strange}`);
  if (isForeign(all, own())) return failed("it is in another script");
  const guard = leakGuard({
    rules: templates[prompt.purpose].rules,
    nonce: prompt.nonce,
    ids: scene.acts.map(({ id }) => id),
    withheld: prompt.withheld,
  });
  const leak = guard.find(all);
  if (leak !== undefined) return failed(`it gives away ${leak}`);
  const claim = unbacked(all, acts, scene);
  if (claim !== undefined) return failed(`it ${claim}`);
  const again = repeats(say, ownLines(scene));
  if (again !== undefined) return failed("it has been said before");

  const verdict = moderator.judge(say, "output");
  const moderated = moderatedOf(verdict, "output", say);
  if (verdict.action === "refuse")
    return { ...failed(`moderated, ${hitsInWords(verdict.hits)}`), ...(moderated && { moderated }) };
  if (verdict.action !== "allow") notes.push(`moderated (${verdict.action}), ${hitsInWords(verdict.hits)}`);
  return {
    words: {
      say: verdict.text,
      ...(gesture !== undefined && moderator.judge(gesture, "output").action === "allow" && { gesture }),
      acts: acts.map(({ id }) => id),
      emotions: parsed.words.emotions.slice(0, MOST_EMOTIONS),
    },
    ...(parsed.words.means && { means: parsed.words.means }),
    notes,
    ...(moderated && { moderated }),
  };
}

/** For the queue of the moderators; undefined: nobody has to look. */
export function moderatedOf(
  { action, hits }: Verdict,
  side: Moderated["side"],
  text: string,
): Moderated | undefined {
  return action === "queue" || action === "refuse" ? { side, action, hits, text } : undefined;
}

/** The acts that are among the legal ones, each once. Who refuses does nothing else. */
function legal(
  ids: readonly string[],
  scene: Scene,
  lately: readonly (readonly string[])[],
  notes: string[],
): LegalAct[] {
  const known = [...new Set(ids)].flatMap((id) => {
    const act = scene.acts.find((one) => one.id === id);
    if (!act)
      notes.push(
        `act '${id.slice(0, 40).replace(/[^\w:./ -]/g, "?")}' is not among what it may do: left out`,
      );
    return act ? [act] : [];
  });
  const fresh = withoutWornActs(
    known.map(({ id }) => id),
    lately,
    (id) => MAY_REPEAT.has(known.find((act) => act.id === id)?.verb ?? ""),
  );
  const acts = known.filter(({ id }) => fresh.includes(id));
  if (acts.length < known.length) notes.push("an act that it has done twice running: left out");
  const refusal = acts.find(({ verb }) => verb === "refuse");
  if (!refusal || acts.length === 1) return acts;
  notes.push("it refuses and does at once: only the refusal counts");
  return [refusal];
}

/** What it has said in this talk, the newest last. */
export function ownLines({ npc, talk }: Scene): string[] {
  return talk
    .filter(({ who, name }) => who === npc.id || name === npc.name || name === npc.called)
    .map(({ text }) => text);
}
