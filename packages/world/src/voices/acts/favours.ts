import { Favours } from "../../components/favours.ts";
import { dayMs } from "../../shops/books.ts";
import type { Moment } from "./voice-act.ts";

/** Whether this npc has done that for the speaker within a day of the world. */
export function doneToday({ game, npc, speaker }: Moment, verb: string): boolean {
  return (speaker.get(Favours)?.[keyOf(npc.prototype?.id, verb)] ?? 0) > game.clock.now();
}

/** Not again before a day of the world is over. Only inside a deed. */
export function noteFavour({ game, npc, speaker }: Moment, verb: string): void {
  const now = game.clock.now();
  const kept = Object.entries(speaker.get(Favours) ?? {}).filter(([, until]) => until > now);
  const key = keyOf(npc.prototype?.id, verb);
  speaker.add(Favours(Object.fromEntries([...kept, [key, now + dayMs(game)]])));
}

function keyOf(prototype: string | undefined, verb: string): string {
  return `${verb} ${prototype ?? ""}`;
}
