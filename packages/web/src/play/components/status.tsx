import type { Game } from "../game.ts";
import { words } from "../words.ts";

/** How the line to the world is, in words and by a mark whose shape differs, not only its colour. */
export function Status({ game }: { game: Game }) {
  const phase = game.phase.value;
  return (
    <div class={`status ${phase.name}`}>
      <p role="status">{words.phase(phase)}</p>
      {phase.name === "offline" && (
        <button type="button" onClick={() => game.tryNow()}>
          {words.tryNow}
        </button>
      )}
      {phase.name === "ended" && (
        <button type="button" onClick={() => game.again()}>
          {words.playAgain}
        </button>
      )}
    </div>
  );
}
