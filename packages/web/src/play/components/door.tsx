import type { Game } from "../game.ts";
import { words } from "../words.ts";
import { LineButton } from "./line-button.tsx";

/** While the server asks for a name: the two answers that need no name. */
export function Door({ game }: { game: Game }) {
  if (game.prompt.value !== "Name:") return null;
  return (
    <div class="door" role="group" aria-label={words.door}>
      <LineButton game={game} line="guest">
        {words.guest}
      </LineButton>
      <LineButton game={game} line="new">
        {words.newAccount}
      </LineButton>
    </div>
  );
}
