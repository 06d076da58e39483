/** A deed that may not be done, with the words for whoever tried. Returned, never thrown; `attempt` undoes what came before it. */
export class Refusal<W = unknown> {
  readonly words: W;

  constructor(words: W) {
    this.words = words;
  }
}
