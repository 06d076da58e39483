import type { Game } from "../game.ts";

export function LiveRegion({ game }: { game: Game }) {
  return (
    <div class="unseen" aria-live="polite">
      {game.spoken.value}
    </div>
  );
}
