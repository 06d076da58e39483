/** Why a text was not edited. */
export type YamlEditCode =
  | "not-yaml" // it does not parse, or holds several documents
  | "no-such-place" // the path leads nowhere, or through something that has no parts
  | "taken" // the new name of a key is there already
  | "alias" // the edit would change what an alias (`*name`) says elsewhere
  | "no-value" // a value that YAML cannot hold, such as a function
  | "cannot"; // it is written in a way that an edit would damage

/** `message` is a sentence or two for the builder, and says what to do instead. */
export class YamlEditError extends Error {
  readonly code: YamlEditCode;

  constructor(code: YamlEditCode, message: string) {
    super(message);
    this.name = "YamlEditError";
    this.code = code;
  }
}
