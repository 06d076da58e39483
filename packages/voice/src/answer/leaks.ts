import { contentOf, runsOf, wordsOf } from "./words.ts";

/** So many words in a row are no chance. */
const RULES_RUN = 6;
const SECRET_RUN = 4;
/** Share of what a secret is about that gives it away, from three words on. */
const SECRET_SHARE = 0.6;

export interface LeakGuard {
  /** What a text gives away: 'the rules'. Undefined: nothing. */
  find(text: string): string | undefined;
}

/**
 * `rules`: what the model was told for all scenes; `known`: what this NPC may say, which may share words with the rules; `ids`: of the acts; `withheld`: what this speaker is
 * not to hear.
 */
export function leakGuard({
  rules,
  nonce,
  ids,
  withheld,
}: {
  readonly rules: string;
  readonly nonce?: string;
  readonly ids: readonly string[];
  readonly withheld: readonly { readonly id: string; readonly text: string }[];
}): LeakGuard {
  const runs = runsOf(wordsOf(rules), RULES_RUN);
  const shaped = ids.filter((id) => /[:_./-]/.test(id)).map((id) => id.toLowerCase());
  const secrets = withheld.map(({ id, text }) => ({
    id,
    content: contentOf(text),
    runs: runsOf(wordsOf(text), SECRET_RUN),
  }));
  return {
    find(text) {
      const small = text.toLowerCase();
      if (nonce !== undefined && small.includes(nonce.toLowerCase())) return "the letters of the prompt";
      if (/[⟦⟧]|\{"|"(?:say|acts|emotions)"\s*:/.test(text)) return "marks of the prompt";
      const id = shaped.find((id) => small.includes(id));
      if (id !== undefined) return `the id of an act, ${id}`;
      const words = wordsOf(text);
      if ([...runsOf(words, RULES_RUN)].some((run) => runs.has(run))) return "the rules";
      const said = contentOf(text);
      const told = [...runsOf(words, SECRET_RUN)];
      for (const { id, content, runs } of secrets) {
        if (told.some((run) => runs.has(run))) return `what is withheld, ${id}`;
        const shared = [...content].filter((word) => said.has(word)).length;
        if (shared >= 3 && shared / content.size >= SECRET_SHARE) return `what is withheld, ${id}`;
      }
      return undefined;
    },
  };
}
