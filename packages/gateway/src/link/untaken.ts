import { escapeMarkup } from "@wyldlands/protocol";
import type { Entry } from "./session-queue.ts";

/** Last words for a session, with the accepted lines that nobody will run any more: each is answered, so not in silence. */
export function withUntaken(text: string, left: readonly Entry[], hidden: boolean): string {
  const lines = left.flatMap(({ item }) => (item.body?.$case === "line" ? [item.body.line.text] : []));
  if (lines.length === 0) return text;
  // Typed while nothing is shown, a line may be a password.
  const what = hidden ? `${lines.length}` : lines.map(escapeMarkup).join("; ");
  const words = `<system>Not taken: ${what}</system>`;
  return text === "" ? words : `${text}\n${words}`;
}
