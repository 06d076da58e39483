import { description } from "./description.ts";
import type { EditorPurpose } from "./purpose.ts";

/** Every kind of text that the line editor writes, by its name. */
export const EDITOR_PURPOSES: ReadonlyMap<string, EditorPurpose> = new Map(
  [description].map((one) => [one.name, one]),
);
