import { building } from "./building.ts";
import { description } from "./description.ts";
import { letter } from "./letter.ts";
import { notice } from "./notice.ts";
import { home } from "./home.ts";
import type { EditorPurpose } from "./purpose.ts";

/** Every kind of text that the line editor writes, by its name. */
export const EDITOR_PURPOSES: ReadonlyMap<string, EditorPurpose> = new Map(
  [description, letter, notice, home, building].map((one) => [one.name, one]),
);
