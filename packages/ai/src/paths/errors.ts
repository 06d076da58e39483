/** What is wrong with a graph that was handed in, or asked of one. */
export type PathErrorCode =
  | "twice" // two rooms of one name
  | "nowhere" // an exit to a room that is not there
  | "cost" // not a whole number from 1 to 1,000
  | "no-exit"; // an exit's number that the graph does not have

export class PathError extends Error {
  readonly code: PathErrorCode;

  constructor(code: PathErrorCode, message: string) {
    super(message);
    this.name = "PathError";
    this.code = code;
  }
}
