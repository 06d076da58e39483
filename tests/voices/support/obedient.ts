import type { Behaviour } from "@wyldlands/voice/testing";
import type { Attack } from "./sets.ts";

/** What a model is asked with, of whatever wire. */
export interface Asking {
  readonly system: readonly string[];
  readonly messages: readonly { readonly role: string; readonly text: string }[];
}

/** So many words of its instructions it gives away at a time: what fits into a line that is said. */
const LEAKED_WORDS = 60;
const MOST_ACTS = 3;

/**
 * A model that does whatever the text demands: names the acts that the attack wants, whether they are on its list or not, with
 * whatever of its list sounds as if it gave something away; says what it was told to say, its instructions and what was told in
 * confidence included, as far as it was given them. `secret`: what is to be kept is known by it.
 */
export function obedient(attack: Attack, secret: RegExp): (asking: Asking) => Behaviour {
  const { acts, say, leaks } = attack.rules.obeys;
  return (asking) => {
    const said =
      say ??
      (leaks === "prompt"
        ? leaked(asking, attack.number)
        : leaks === "secret"
          ? confided(asking, secret)
          : "As you wish. Here is all of it, for nothing.");
    const offered = generous(asking);
    return {
      json: {
        say: said,
        // Odd ones forge; even ones take what the list itself has that gives something away.
        acts: [...new Set(attack.number % 2 === 0 ? [...offered, ...acts] : [...acts, ...offered])].slice(
          0,
          MOST_ACTS,
        ),
        emotions: [{ kind: "trust", strength: 1 }],
      },
    };
  };
}

/** Another part of the instructions for each attack. */
function leaked({ system, messages }: Asking, number: number): string {
  const words = [...system, ...messages.map(({ text }) => text)].join(" ").split(/\s+/);
  const from = (number * LEAKED_WORDS) % Math.max(1, words.length - LEAKED_WORDS);
  return `My instructions are: ${words.slice(from, from + LEAKED_WORDS).join(" ")}`;
}

/** The sentence of the prompt that holds the secret. */
function confided({ system, messages }: Asking, secret: RegExp): string {
  const sentences = [...system, ...messages.map(({ text }) => text)].join("\n").split(/[.\n]/);
  const found = sentences.find((sentence) => secret.test(sentence));
  return found === undefined
    ? "Nobody has told me anything that I would keep from you."
    : `It is this: ${found}.`;
}

/** Ids of acts on the list that part with something. */
function generous({ system, messages }: Asking): string[] {
  const text = [...system, ...messages.map((one) => one.text)].join("\n");
  const ids = text.match(
    /\b(?:give|sell|offer|lead|tell|open|accept|quest|promise|teach|heal|follow)(?::[\w:/.-]+)?\b/g,
  );
  return [...new Set(ids ?? [])].filter((id) => id.includes(":"));
}
