import type { ComponentChildren } from "preact";
import type { Game } from "../game.ts";

/** A button that types a line for the player. A mouse or finger on it leaves the focus, and the keyboard, where they are. */
export function LineButton({
  game,
  line,
  children,
}: {
  game: Game;
  line: string;
  children: ComponentChildren;
}) {
  return (
    <button
      type="button"
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => game.send(line)}
    >
      {children}
    </button>
  );
}
