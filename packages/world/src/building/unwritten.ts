/** What stands where a builder has still to write something. Nothing is published with it. */
export const UNWRITTEN = "Nobody has written this yet.";
