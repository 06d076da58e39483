/** Why a bundle is not taken. */
export type BundleErrorCode =
  | "no-zip" // not a zip file, or one that is cut off or damaged
  | "too-big" // more files or bytes than an area ever has, or packed so tightly that it can only be meant to burst
  | "bad-name" // a file that would lie outside of the area, twice, or is a link
  | "no-bundle" // a zip file without our manifest, or with one that is not what the files are
  | "version" // made by a later program
  | "no-area" // there is no such area
  | "taken" // the content has an area of that name
  | "no-game"; // the folder holds no game

/** A bundle that is not made or not taken; `message` says what to do instead. */
export class BundleError extends Error {
  readonly code: BundleErrorCode;
  /** As for a command that found something wrong with what it was given. */
  readonly exitCode = 1;

  constructor(code: BundleErrorCode, message: string) {
    super(message);
    this.name = "BundleError";
    this.code = code;
  }
}
