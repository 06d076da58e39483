import { useEffect, useRef } from "preact/hooks";
import { displayClass, displayStyle } from "../../shared/display.ts";
import type { Game } from "../game.ts";
import { words } from "../words.ts";

/** The frame of the scrollback; its lines are the log view's own. Silent, for the live region speaks. */
export function Log({ game }: { game: Game }) {
  const box = useRef<HTMLDivElement>(null);
  const display = game.display.value;
  useEffect(() => (box.current === null ? undefined : game.log.attach(box.current)), [game]);
  return (
    <main class="middle">
      <div
        class={`log ${displayClass(display)}`.trim()}
        style={displayStyle(display)}
        role="log"
        aria-live="off"
        aria-label={words.log}
        tabIndex={0}
        ref={box}
      />
      <NewLines game={game} />
    </main>
  );
}

function NewLines({ game }: { game: Game }) {
  const count = game.unread.value;
  if (count === 0) return null;
  return (
    <button type="button" class="new-lines" onClick={() => game.log.toEnd()}>
      {words.unread(count)}
    </button>
  );
}
