import { v5, v7 } from "uuid";

/** Names of authored singletons (rooms): the same in every world and after every restart. */
const AUTHORED = "6f1d6f0e-3f0c-5c57-9f0a-6a2c5b6b1e21";

export function newId(): string {
  return v7();
}

/** The id of the one thing that content calls `area:slug`. */
export function authoredId(slug: string): string {
  return v5(slug, AUTHORED);
}
