/** Why a builder's edit cannot be made, in plain words for him. Whatever of it was begun is dropped. */
export class BuildFault extends Error {
  readonly hint: string | undefined;

  /** `hint`: what to type instead. */
  constructor(words: string, hint?: string) {
    super(words);
    this.name = "BuildFault";
    this.hint = hint;
  }
}
