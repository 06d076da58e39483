/** What is answered to who asks for a way. */
export type Way =
  /** `exits` by number, in order; `Paths.steps` has their names. */
  | { kind: "way"; cost: number; exits: Int32Array }
  /** No way leads there now, for this traveller. */
  | { kind: "unreachable" }
  /** Given up at the cap: there may be a way. */
  | { kind: "too-far" }
  /** A room that the graph does not have. */
  | { kind: "unknown"; room: string };

export type Next =
  | { kind: "step"; exit: number; name: string; to: string; left: number }
  | { kind: "there" }
  | Exclude<Way, { kind: "way" }>;
