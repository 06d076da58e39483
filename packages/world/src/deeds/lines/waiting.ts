import { WaitingLines } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Lines that wait for one character, at most. */
export const MOST_WAITING = 10;

/** Keeps a line until what the actor is about is over. */
export const waitLine = defineDeed<{ line: string }>({
  name: "wait-line",
  check: ({ line }, { actor }) =>
    (actor.get(WaitingLines)?.length ?? 0) < MOST_WAITING
      ? undefined
      : refuse(
          "Ten lines wait already: '{line}' was not taken. <hint>QUEUE lists them, STOP drops them.</hint>",
          { line },
        ),
  perform({ line }, { actor }) {
    actor.add(WaitingLines([...(actor.get(WaitingLines) ?? []), line]));
  },
});

/** The first waiting line is taken up: it waits no longer. */
export const takeLine = defineDeed({
  name: "take-line",
  perform(_args, { actor }) {
    const [, ...rest] = actor.get(WaitingLines) ?? [];
    if (rest.length > 0) actor.add(WaitingLines(rest));
    else actor.remove(WaitingLines);
  },
});
