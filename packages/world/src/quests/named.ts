import { escapeMarkup } from "@wyldlands/protocol";
import { Refusal } from "@wyldlands/ecs";
import type { Quest } from "./types.ts";

/** The quest that a player means: by its whole name, by a beginning of it or of one of its words, or by its place in the list. */
export function questNamed<T extends { readonly name: string }>(
  quests: readonly T[],
  text: string,
): T | undefined {
  const wanted = plain(text);
  if (wanted === "") return undefined;
  const whole = quests.find(({ name }) => plain(name) === wanted);
  if (whole) return whole;
  const begun = quests.find(({ name }) => plain(name).startsWith(wanted));
  if (begun) return begun;
  const words = wanted.split(" ");
  const within = quests.find(({ name }) => {
    const own = plain(name).split(" ");
    return words.every((word) => own.some((one) => one.startsWith(word)));
  });
  return within ?? (/^\d{1,3}$/.test(wanted) ? quests[Number(wanted) - 1] : undefined);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]+/gu, "")
    .replace(/^(?:the|an?)\s+/, "")
    .trim();
}

/** Nothing is called so: what there is. `none`: said when there is nothing at all. */
export function notNamed(
  quests: readonly Pick<Quest, "name">[],
  text: string,
  none: string,
): Refusal<string> {
  if (quests.length === 0) return new Refusal(none);
  const names = quests.map(({ name }) => escapeMarkup(name)).join("; ");
  return new Refusal(
    text === "" ? `Which of these: ${names}?` : `None is called '${escapeMarkup(text)}'. There is: ${names}.`,
  );
}
